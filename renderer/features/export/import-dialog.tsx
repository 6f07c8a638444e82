import { CircleCheck, FileInput } from "lucide-react";
import { type ReactNode, useState } from "react";
import { FileTrigger } from "react-aria-components";
import type { AppError } from "../../../shared/lib/errors.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Message } from "../../ui/message.tsx";
import { Progress } from "../../ui/progress.tsx";
import styles from "./import-dialog.module.css";
import type { ConflictDecision } from "./import-plan.ts";
import { ImportReportView } from "./import-report-view.tsx";
import { recordsWords } from "./records-words.ts";
import { type ReadFile, useImport, writtenBy } from "./use-import.ts";

/** Answers for the command `library.import` and shows the dialog while it is wanted. */
export function ImportDialog() {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("library.import", () => setIsOpen(true));
  return isOpen ? <OpenImportDialog onClose={() => setIsOpen(false)} /> : null;
}

function OpenImportDialog({ onClose }: { onClose(): void }) {
  const importing = useImport();
  const { run, cancel } = importing;
  switch (run.state) {
    case "choosing":
      return <ChooseFile error={run.error} onFile={(file) => void importing.read(file)} onClose={onClose} />;
    case "reading":
      return (
        <ImportFrame onClose={onClose} actions={<Button onPress={cancel}>Cancel</Button>}>
          <Progress
            words={`Finding the words of ${formatNumber(run.done)} of ${countOf(run.total, "annotation")}`}
            done={run.done}
            total={run.total}
          />
        </ImportFrame>
      );
    case "report":
      return <Decide key={run.file.name} file={run.file} error={run.error} importing={importing} onClose={onClose} />;
    case "writing":
      return (
        <ImportFrame onClose={onClose} actions={<Button onPress={cancel}>Cancel</Button>}>
          <Progress
            words={`Importing ${formatNumber(run.done)} of ${formatNumber(run.total)}`}
            done={run.done}
            total={run.total}
          />
        </ImportFrame>
      );
    case "cancelling":
      return (
        <ImportFrame onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
          <Progress words="Taking back what was written" done={0} total={null} />
        </ImportFrame>
      );
    case "done":
      return (
        <ImportFrame
          onClose={onClose}
          actions={
            <Button look="primary" onPress={onClose}>
              Close
            </Button>
          }
        >
          <Message icon={CircleCheck} title={`Imported ${recordsWords(run)}`}>
            Undo takes the whole import back.
          </Message>
        </ImportFrame>
      );
  }
}

function ImportFrame(props: { onClose(): void; actions: ReactNode; children: ReactNode }) {
  return (
    <Dialog title="Import annotations" isOpen onClose={props.onClose} width={720} actions={props.actions}>
      {props.children}
    </Dialog>
  );
}

function ChooseFile(props: { error: AppError | null; onFile(file: File): void; onClose(): void }) {
  const { error } = props;
  return (
    <ImportFrame
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <FileTrigger
            acceptedFileTypes={[".json", "application/json", "application/ld+json"]}
            onSelect={(files) => {
              const file = files?.[0];
              if (file) props.onFile(file);
            }}
          >
            <Button look="primary" icon={FileInput} autoFocus>
              Choose file…
            </Button>
          </FileTrigger>
        </>
      }
    >
      <p className={styles.words}>
        Choose a file that was exported as Web Annotation (JSON), here or from another copy of the folder. You see what
        is new and what differs before anything is changed.
      </p>
      {error && (
        <p className={styles.error} role="alert">
          {`${error.message} ${error.action}`.trim()}
        </p>
      )}
    </ImportFrame>
  );
}

function Decide(props: {
  file: ReadFile;
  error: AppError | null;
  importing: ReturnType<typeof useImport>;
  onClose(): void;
}) {
  const { file, error, importing } = props;
  const [conflicts, setConflicts] = useState<ReadonlyMap<string, ConflictDecision>>(new Map());
  const [takeNotFound, setTakeNotFound] = useState(false);
  const [takeMemos, setTakeMemos] = useState(true);
  const [takeViews, setTakeViews] = useState(true);
  const plan = importing.plan(file, { conflicts, takeNotFound, takeMemos, takeViews });
  const words = recordsWords(writtenBy(plan));
  return (
    <ImportFrame
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={importing.restart}>Choose another file</Button>
          {words === "" ? (
            <Button look="primary" onPress={props.onClose}>
              Close
            </Button>
          ) : (
            <Button look="primary" icon={FileInput} onPress={() => void importing.write(file, plan)}>
              {`Import ${words}`}
            </Button>
          )}
        </>
      }
    >
      <ImportReportView
        file={file}
        plan={plan}
        conflicts={conflicts}
        takeNotFound={takeNotFound}
        takeMemos={takeMemos}
        onTakeMemos={setTakeMemos}
        takeViews={takeViews}
        onTakeViews={setTakeViews}
        onDecide={(ids, decision) =>
          setConflicts((old) => new Map([...old, ...ids.map((id) => [id, decision] as const)]))
        }
        onTakeNotFound={setTakeNotFound}
      />
      {error && (
        <p className={styles.error} role="alert">
          {`${error.message} ${error.action}`.trim()}
        </p>
      )}
    </ImportFrame>
  );
}
