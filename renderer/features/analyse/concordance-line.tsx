import { Check } from "lucide-react";
import { type MouseEvent, memo, type ReactNode } from "react";
import type { ConcordanceLine, LineSort } from "../../../shared/api/concordance-schemas.ts";
import styles from "./concordance-grid.module.css";
import { ContextText } from "./context-text.tsx";
import { lineCell } from "./line-cells.tsx";
import type { LineColumn } from "./line-columns.ts";

export interface LineProps {
  /** 0-based position in the order shown. */
  index: number;
  /** Undefined while it is under way. */
  line: ConcordanceLine | undefined;
  /** Pixels from the top of the first line. */
  top: number;
  height: number;
  columns: readonly LineColumn[];
  sort: readonly LineSort[];
  tags: string[];
  isTabStop: boolean;
  isTicked: boolean;
  /** The reader shows it. */
  isCurrent: boolean;
  /** Always the same object, so that a line is drawn anew only when something of it changes. */
  acts: LineActs;
}

/** What mouse and focus do with a line. */
export interface LineActs {
  focus(index: number): void;
  tick(index: number, line: ConcordanceLine, drawsOut: boolean): void;
  open(line: ConcordanceLine, beside: boolean): void;
}

/** A hit in its contexts: the node in a steady column, the left context cut at its far end. */
export const LineRow = memo(function LineRow(props: LineProps) {
  const { index, line, columns, sort, isTicked, acts } = props;
  const isBeside = (event: MouseEvent) => event.shiftKey || event.metaKey || event.ctrlKey;
  const sides = (side: LineColumn["side"]) => columns.filter((column) => column.side === side);
  const known = (column: LineColumn, at: number) => (
    <Cell key={column.id} column={at} kind="known">
      {line && lineCell(column.id, line, props.tags)}
    </Cell>
  );
  const first = sides("left").length + 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isTicked}
      aria-current={props.isCurrent ? "true" : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      data-index={index}
      className={styles.row}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      onFocus={() => acts.focus(index)}
      // A second click opens the line; it does not also select a word of it.
      onMouseDown={(event) => event.detail > 1 && event.preventDefault()}
      onDoubleClick={(event) => line && acts.open(line, isBeside(event))}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space and Shift+Space are commands */}
      <div
        role="gridcell"
        aria-colindex={1}
        className={styles.tickCell}
        onClick={(event) => line && acts.tick(index, line, event.shiftKey)}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <span className={styles.tick} data-ticked={isTicked || undefined}>
          <Check size={12} strokeWidth={3} aria-hidden />
        </span>
        <span className="visually-hidden">{isTicked ? "ticked" : "not ticked"}</span>
      </div>
      {sides("left").map((column, at) => known(column, at + 2))}
      <Cell column={first} kind="left">
        {line ? <ContextText text={line.left} side="L" sort={sort} /> : <span className={styles.waiting} />}
      </Cell>
      <Cell column={first + 1} kind="node">
        {line && (
          <mark title={line.anchor.exact} data-sorted={sort.includes("node") || undefined}>
            {line.anchor.exact}
          </mark>
        )}
      </Cell>
      <Cell column={first + 2} kind="right">
        {line ? <ContextText text={line.right} side="R" sort={sort} /> : <span className={styles.waiting} />}
      </Cell>
      {sides("right").map((column, at) => known(column, first + 3 + at))}
    </div>
  );
});

function Cell(props: { column: number; kind: "known" | "left" | "node" | "right"; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div role="gridcell" aria-colindex={props.column} className={styles.cell} data-kind={props.kind}>
      {props.children}
    </div>
  );
}
