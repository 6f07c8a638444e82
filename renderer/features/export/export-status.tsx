import { CircleCheck } from "lucide-react";
import type { AppError } from "../../../shared/lib/errors.ts";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Progress } from "../../ui/progress.tsx";
import styles from "./export-dialog.module.css";
import type { ExportRun } from "./use-export-run.ts";
import type { SaveRun } from "./use-save-run.ts";

/** Where the export of annotations stands: how far, what went wrong, where the file is. */
export function ExportStatus({ run, problem }: { run: ExportRun; problem: AppError | null }) {
  return (
    <SaveStatus
      run={run}
      problem={problem}
      wordsOf={({ stage, done, total }) =>
        stage === "writing"
          ? `Writing ${countOf(total, "annotation")}`
          : `Finding the words of ${formatNumber(done)} of ${countOf(total, "annotation")}`
      }
    />
  );
}

/** Where saving a file stands. `wordsOf` says how far in a few words. */
export function SaveStatus<P extends { done: number; total: number }>(props: {
  run: SaveRun<P>;
  problem: AppError | null;
  wordsOf(progress: P): string;
}) {
  const { run } = props;
  const error = run.state === "failed" ? run.error : props.problem;
  return (
    <div className={styles.status} aria-live="polite">
      {run.state === "running" && run.progress && (
        <Progress words={props.wordsOf(run.progress)} done={run.progress.done} total={run.progress.total} />
      )}
      {run.state === "saved" && (
        <p className={styles.saved}>
          <CircleCheck size={16} aria-hidden />
          <span>
            Saved to <strong className={styles.path}>{run.path}</strong>
          </span>
        </p>
      )}
      {error && run.state !== "running" && run.state !== "saved" && (
        <p className={styles.error} role="alert">
          {`${error.message} ${error.action}`.trim()}
        </p>
      )}
    </div>
  );
}
