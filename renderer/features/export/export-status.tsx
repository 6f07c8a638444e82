import { CircleCheck } from "lucide-react";
import type { AppError } from "../../../shared/lib/errors.ts";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Progress } from "../../ui/progress.tsx";
import styles from "./export-dialog.module.css";
import type { ExportRun } from "./use-export-run.ts";

/** Where the export stands: how far, what went wrong, where the file is. */
export function ExportStatus({ run, problem }: { run: ExportRun; problem: AppError | null }) {
  const error = run.state === "failed" ? run.error : problem;
  return (
    <div className={styles.status} aria-live="polite">
      {run.state === "running" && run.progress && (
        <Progress
          words={
            run.progress.stage === "writing"
              ? `Writing ${countOf(run.progress.total, "annotation")}`
              : `Finding the words of ${formatNumber(run.progress.done)} of ${countOf(run.progress.total, "annotation")}`
          }
          done={run.progress.done}
          total={run.progress.total}
        />
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
