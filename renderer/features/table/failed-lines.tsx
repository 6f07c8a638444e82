import { createPortal } from "react-dom";
import type { AppError } from "../../../shared/lib/errors.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./failed-lines.module.css";
import { type GridWindow, HEADER_HEIGHT } from "./use-grid-window.ts";

/**
 * Says at the first line in view that could not be fetched that it was not, and offers to try again. Stands beside the
 * grid in its scroller: no row holds it, since rows are written over and over.
 */
export function FailedLines<R>(props: {
  shown: Pick<GridWindow<R>, "lines" | "window" | "scroller">;
  failure(line: number): AppError | null;
  onRetry(): void;
}) {
  const { lines, window, scroller } = props.shown;
  const { first, last } = window.inView;
  const line = lines.find((other) => other >= first && other <= last && props.failure(other) !== null);
  const error = line === undefined ? null : props.failure(line);
  if (line === undefined || !error || !scroller.current) return null;
  return createPortal(
    <div className={styles.place} style={{ top: HEADER_HEIGHT + window.topOf(line) }}>
      <div className={styles.message}>
        <p role="alert">
          <strong>These rows could not be fetched.</strong> {error.message} Backbench keeps trying.
        </p>
        <Button small onPress={props.onRetry}>
          Try again
        </Button>
      </div>
    </div>,
    scroller.current,
  );
}
