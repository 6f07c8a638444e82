import { Info, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { z } from "zod";
import { useJobs, useLibrary } from "../../data/library.ts";
import { useCall } from "../../data/use-call.ts";
import { useViewState } from "../../data/view-state.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { useLibraryActions } from "./library-actions.tsx";
import styles from "./notices.module.css";

/** What is to be said of the library as a whole, one line each with its way out; nothing when all is well. */
export function LibraryNotices() {
  const { library } = useLibrary();
  const { workspace, dispatch } = useWorkspace();
  const { lastEnd } = useJobs();
  const { data: info } = useCall("engine.info", {});
  const actions = useLibraryActions();
  const [dismissed, setDismissed] = useState<string[]>([]);
  const [knowsSample, setKnowsSample] = useViewState("sample-dismissed", false, z.boolean());
  if (!library) return null;
  const dismiss = (id: string) => () => setDismissed((old) => [...old, id]);
  const isShown = (id: string) => !dismissed.includes(id);
  const failure = lastEnd?.outcome === "failed" ? lastEnd.error : null;
  const unreadable = `unreadable ${library.unreadable}`;
  return (
    <>
      {library.isSample && !knowsSample && (
        <Notice
          look="info"
          action={
            <Button small onPress={actions.openFolder}>
              Open folder
            </Button>
          }
          onDismiss={() => setKnowsSample(true)}
        >
          This is a sample library of five transcripts, yours to try everything on.
        </Notice>
      )}
      {info?.readOnly && (
        <Notice look="warning">Nothing can be changed now: {info.readOnlyReason ?? "the data folder is in use"}</Notice>
      )}
      {failure && lastEnd && isShown(lastEnd.job) && (
        <Notice
          look="warning"
          action={
            <Button small onPress={actions.rescan}>
              Try again
            </Button>
          }
          onDismiss={dismiss(lastEnd.job)}
        >
          {failure.message} {failure.action}
        </Notice>
      )}
      {library.unreadable > 0 && isShown(unreadable) && (
        <Notice
          look="warning"
          action={
            <Button small onPress={() => dispatch({ type: "tab", tab: "sources" })}>
              Show sources
            </Button>
          }
          onDismiss={dismiss(unreadable)}
        >
          {countOf(library.unreadable, "file")} could not be read. The other{" "}
          {countOf(library.sources - library.unreadable, "file")} are open.
        </Notice>
      )}
      {library.diagnostics.map(
        ({ code, message, severity }) =>
          isShown(code) &&
          // What only explains stands where the files are listed.
          (severity !== "info" || workspace.tab === "sources") && (
            <Notice
              key={`${code} ${message}`}
              look={severity === "info" ? "info" : "warning"}
              action={
                code === "root-missing" ? (
                  <>
                    <Button small onPress={actions.rescan}>
                      Try again
                    </Button>
                    <Button small onPress={actions.openFolder}>
                      Open folder
                    </Button>
                  </>
                ) : null
              }
              onDismiss={dismiss(code)}
            >
              {message}
            </Notice>
          ),
      )}
    </>
  );
}

function Notice(props: { look: "info" | "warning"; children: ReactNode; action?: ReactNode; onDismiss?(): void }) {
  const Icon = props.look === "info" ? Info : TriangleAlert;
  return (
    <div className={styles.notice} data-look={props.look} role="status">
      <Icon size={14} aria-hidden />
      <p className={styles.words}>{props.children}</p>
      {props.action}
      {props.onDismiss && <IconButton icon={X} label="Dismiss" small onPress={props.onDismiss} />}
    </div>
  );
}
