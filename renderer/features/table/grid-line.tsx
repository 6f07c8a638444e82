import type { MouseEvent, ReactNode } from "react";
import styles from "./data-grid.module.css";

export interface GridLineProps {
  /** 0-based position among all rows. */
  index: number;
  /** Pixels from the top of the first row. */
  top: number;
  height: number;
  isTabStop: boolean;
  /** It is shown elsewhere. */
  isCurrent: boolean;
  onFocus(): void;
  onOpen: ((beside: boolean) => void) | undefined;
  secondLine: ReactNode;
  /** Its cells. */
  children: ReactNode;
}

/** One drawn row of a grid. A click opens it, with Shift, Ctrl or Command beside. */
export function GridLine(props: GridLineProps) {
  const { index, top, height, isTabStop, isCurrent, onFocus, onOpen, secondLine, children } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and Shift+Enter are commands
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isCurrent}
      tabIndex={isTabStop ? 0 : -1}
      data-index={index}
      className={styles.row}
      style={{ height, transform: `translateY(${top}px)` }}
      onFocus={onFocus}
      onClick={(event: MouseEvent) => onOpen?.(event.shiftKey || event.metaKey || event.ctrlKey)}
    >
      <div role="presentation" className={styles.cells}>
        {children}
      </div>
      {secondLine && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
        <div role="gridcell" aria-colindex={1} className={styles.secondLine}>
          {secondLine}
        </div>
      )}
    </div>
  );
}

/** One cell; `isWaiting` while its row is under way. */
export function GridCell(props: { column: number; isNumber: boolean; isWaiting: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells
    <div
      role="gridcell"
      aria-colindex={props.column}
      className={styles.cell}
      data-number={props.isNumber ? true : undefined}
    >
      {props.isWaiting ? <span className={styles.waiting} /> : props.children}
    </div>
  );
}
