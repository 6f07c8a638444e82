import { Info, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { LibrarySummary } from "../../../shared/api/library-schemas.ts";
import { useJobs, useLibrary } from "../../data/library.ts";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { useLibraryActions } from "./library-actions.tsx";
import styles from "./notices.module.css";
import { useSampleNotice } from "./use-sample-notice.ts";

/** What is to be said of the library as a whole, one line each with its way out; nothing when all is well. */
export function LibraryNotices() {
  const { library } = useLibrary();
  const { data: info } = useCall("engine.info", {});
  const [dismissed, setDismissed] = useState<string[]>([]);
  if (!library) return null;
  const dismissal: Dismissal = {
    isShown: (id) => !dismissed.includes(id),
    dismiss: (id) => setDismissed((old) => [...old, id]),
  };
  return (
    <>
      <SampleNotice />
      {info?.readOnly && (
        <Notice look="warning">Nothing can be changed now: {info.readOnlyReason ?? "the data folder is in use"}</Notice>
      )}
      <FailureNotice {...dismissal} />
      <UnreadableNotice library={library} {...dismissal} />
      <Diagnostics library={library} {...dismissal} />
    </>
  );
}

interface Dismissal {
  isShown(id: string): boolean;
  dismiss(id: string): void;
}

function SampleNotice() {
  const { openFolder } = useLibraryActions();
  const { isShown, dismiss } = useSampleNotice();
  if (!isShown) return null;
  return (
    <Notice
      look="info"
      action={
        <Button small onPress={openFolder}>
          Open folder
        </Button>
      }
      onDismiss={dismiss}
    >
      This is a sample library of five transcripts, yours to try everything on.
    </Notice>
  );
}

/** The last opening or looking for changes failed; what was open before stays. */
function FailureNotice({ isShown, dismiss }: Dismissal) {
  const { lastEnd } = useJobs();
  const { rescan } = useLibraryActions();
  if (lastEnd?.outcome !== "failed" || !lastEnd.error || !isShown(lastEnd.job)) return null;
  return (
    <Notice look="warning" action={<TryAgain onPress={rescan} />} onDismiss={() => dismiss(lastEnd.job)}>
      {lastEnd.error.message} {lastEnd.error.action}
    </Notice>
  );
}

function UnreadableNotice({ library, isShown, dismiss }: Dismissal & { library: LibrarySummary }) {
  const { dispatch } = useWorkspace();
  const id = `unreadable ${library.unreadable}`;
  if (library.unreadable === 0 || !isShown(id)) return null;
  return (
    <Notice
      look="warning"
      action={
        <Button small onPress={() => dispatch({ type: "tab", tab: "sources" })}>
          Show sources
        </Button>
      }
      onDismiss={() => dismiss(id)}
    >
      {countOf(library.unreadable, "file")} could not be read. {openedSentence(library.sources - library.unreadable)}
    </Notice>
  );
}

/** Of a library of which only a part was read. */
const STOPPED = "reading-stopped";

function openedSentence(count: number): string {
  if (count === 0) return "No other file is there.";
  return count === 1 ? "The other file is open." : `The other ${formatNumber(count)} files are open.`;
}

/** What the engine says of the library: a missing folder, a rebuilt index. What only explains stands at the sources. */
function Diagnostics({ library, isShown, dismiss }: Dismissal & { library: LibrarySummary }) {
  const { workspace } = useWorkspace();
  const { rescan, openFolder } = useLibraryActions();
  /** While a part is shown and the rest is read the status line tells of it. */
  const isWanted = ({ code, severity }: LibrarySummary["diagnostics"][number]) =>
    code === STOPPED || (code !== "partly-shown" && (severity !== "info" || workspace.tab === "sources"));
  return library.diagnostics
    .filter((one) => isShown(one.code) && isWanted(one))
    .map(({ code, message, severity }) => (
      <Notice
        key={`${code} ${message}`}
        look={severity === "info" ? "info" : "warning"}
        action={
          code === STOPPED ? (
            <Button small onPress={rescan}>
              Read the rest
            </Button>
          ) : (
            code === "root-missing" && (
              <>
                <TryAgain onPress={rescan} />
                <Button small onPress={openFolder}>
                  Open folder
                </Button>
              </>
            )
          )
        }
        onDismiss={() => dismiss(code)}
      >
        {message}
      </Notice>
    ));
}

function TryAgain({ onPress }: { onPress(): void }) {
  return (
    <Button small onPress={onPress}>
      Try again
    </Button>
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
