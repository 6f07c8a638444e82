import { Check, CircleAlert, HardDrive, LoaderCircle } from "lucide-react";
import { useConnection } from "../data/engine.tsx";
import { useJobs, useLibrary } from "../data/library.ts";
import { useSaveState } from "../data/records.tsx";
import { Button } from "../ui/button.tsx";
import { countOf } from "../ui/count.ts";
import styles from "./status-line.module.css";
import { librarySentence, progressSentence } from "./status-state.ts";

/** The line at the bottom: what the library holds, what runs, and where the analyst's work is kept. */
export function StatusLine() {
  const { library } = useLibrary();
  const { progress, cancel } = useJobs();
  return (
    <footer className={styles.line}>
      <p className={styles.library} role="status" aria-label="Library">
        {library && librarySentence(library)}
      </p>
      {progress && (
        <p className={styles.progress}>
          <LoaderCircle size={12} aria-hidden />
          <span>{progressSentence(progress)}</span>
          <Button look="quiet" small onPress={cancel}>
            Cancel
          </Button>
        </p>
      )}
      <Saved />
    </footer>
  );
}

/** "saved" is this profile's database, "mirrored" the journal on disk; each is said only when true. */
function Saved() {
  const { saved, mirrored, pending, error, retry } = useSaveState();
  const { status } = useConnection();
  if (error) {
    return (
      <p className={styles.problem} role="alert">
        <CircleAlert size={12} aria-hidden />
        <span title={error.action}>{`${error.message} ${error.action}`.trim()}</span>
        <Button look="quiet" small onPress={retry}>
          Try again
        </Button>
      </p>
    );
  }
  const away = status === "online" ? "" : ", waiting for the engine";
  return (
    <p className={styles.saved}>
      <span className={styles.fact}>
        <Check size={12} aria-hidden />
        {saved ? "saved" : "saving"}
      </span>
      <span
        className={styles.fact}
        title="Your annotations also stand in a journal on this disk, from which they can be restored."
      >
        <HardDrive size={12} aria-hidden />
        {mirrored ? "mirrored" : `${countOf(pending, "change")} to mirror${away}`}
      </span>
    </p>
  );
}
