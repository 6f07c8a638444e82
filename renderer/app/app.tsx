import { FolderX } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import type { Result } from "../../shared/api/contract.ts";
import type { Client } from "../../shared/api/rpc.ts";
import { EngineProvider } from "../data/engine.tsx";
import { useJobs, useLibrary } from "../data/library.ts";
import { RecordsProvider } from "../data/records.tsx";
import { CommandsProvider, useRunCommand } from "../data/use-commands.tsx";
import { useAppearance } from "../data/view-state.ts";
import { WorkspaceProvider } from "../data/workspace.tsx";
import { LibraryActionsProvider, useFirstLibrary, useLibraryActions } from "../features/library/index.ts";
import { QueryResultProvider } from "../features/search/index.ts";
import { Button } from "../ui/button.tsx";
import { Message } from "../ui/message.tsx";
import { NotifyProvider } from "../ui/notify.tsx";
import styles from "./app.module.css";
import { ErrorBoundary } from "./error-screen.tsx";
import { Shell } from "./shell.tsx";
import { progressSentence } from "./status-state.ts";

/** The whole window: what everything below needs, and the shell of the open library. */
export function App(props: { client: Client; capabilities: Result<"host.capabilities"> }) {
  return (
    <ErrorBoundary>
      <EngineProvider client={props.client} capabilities={props.capabilities}>
        <CommandsProvider>
          <NotifyProvider>
            <Appearance />
            <LibraryActionsProvider>
              <OpenLibrary>
                <Shell />
              </OpenLibrary>
            </LibraryActionsProvider>
          </NotifyProvider>
        </CommandsProvider>
      </EngineProvider>
    </ErrorBoundary>
  );
}

/** Shows its children for the open library, and what happens until there is one. */
function OpenLibrary({ children }: { children: ReactNode }) {
  const { library, isLoading } = useLibrary();
  const { error } = useFirstLibrary(!isLoading && library === null);
  if (!library) return <NoLibrary problem={error ? `${error.message} ${error.action}`.trim() : null} />;
  return (
    <RecordsProvider library={library}>
      <WorkspaceProvider>
        <QueryResultProvider>{children}</QueryResultProvider>
      </WorkspaceProvider>
    </RecordsProvider>
  );
}

function NoLibrary({ problem }: { problem: string | null }) {
  const { progress, cancel } = useJobs();
  const { openSample } = useLibraryActions();
  const run = useRunCommand();
  if (problem === null) {
    return (
      <main className={styles.waiting}>
        <Message
          title={progress ? progressSentence(progress) : "Opening the library"}
          actions={progress && <Button onPress={cancel}>Cancel</Button>}
        />
      </main>
    );
  }
  return (
    <main className={styles.screen}>
      <Message
        icon={FolderX}
        role="alert"
        title="No library is open"
        actions={
          <>
            <Button look="primary" onPress={() => run("library.openFolder")}>
              Open folder
            </Button>
            <Button onPress={openSample}>Open the sample library</Button>
          </>
        }
      >
        {problem}
      </Message>
    </main>
  );
}

/** Puts theme and reading size where the styles find them. */
function Appearance() {
  const { theme, readingSize, readingWidth } = useAppearance();
  useEffect(() => {
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.setProperty("--reading-size", `${readingSize}px`);
    root.style.setProperty("--reading-width", `${readingWidth}ch`);
  }, [theme, readingSize, readingWidth]);
  return null;
}
