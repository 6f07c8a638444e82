import { FileX2, FolderOpen } from "lucide-react";
import type { AppError } from "../../../shared/lib/errors.ts";
import { useRunCommand } from "../../data/use-commands.tsx";
import { Button } from "../../ui/button.tsx";
import { Message } from "../../ui/message.tsx";

/** There is nothing to show, whatever one asks. */
export function EmptyLibrary() {
  const run = useRunCommand();
  return (
    <Message
      icon={FolderOpen}
      title="There are no transcripts in this folder"
      actions={
        <>
          <Button look="primary" onPress={() => run("library.openFolder")}>
            Open folder
          </Button>
          <Button onPress={() => run("library.rescan")}>Look for changed files</Button>
        </>
      }
    >
      Choose a folder that holds transcripts, or put files into this one and look for changed files.
    </Message>
  );
}

/** What the table holds could not be found out. */
export function Failed({ error, onRetry }: { error: AppError; onRetry(): void }) {
  return (
    <Message
      icon={FileX2}
      role="alert"
      title={error.message}
      actions={error.code !== "bad-query" && <Button onPress={onRetry}>Try again</Button>}
    >
      {error.action}
    </Message>
  );
}
