import { Check } from "lucide-react";
import { memo, type ReactNode, useRef } from "react";
import type { ConcordanceLine, LineSort } from "../../../shared/api/concordance-schemas.ts";
import styles from "./concordance-grid.module.css";
import { ContextText } from "./context-text.tsx";
import { lineCell } from "./line-cells.tsx";
import type { LineColumn } from "./line-columns.ts";

/** What all lines share; the same object while nothing of it changes, so that lines are not drawn again. */
export interface LineLook {
  /** Beside the contexts, on their left and on their right. */
  left: readonly LineColumn[];
  right: readonly LineColumn[];
  sort: readonly LineSort[];
  /** Pixels. */
  height: number;
}

export interface LineProps {
  look: LineLook;
  /** Of the element. */
  id: string;
  /** 0-based position in the order shown. */
  index: number;
  /** Pixels from the top of the first line. */
  top: number;
  /** Undefined while it is under way. */
  line: ConcordanceLine | undefined;
  tags: string[];
  isTabStop: boolean;
  isTicked: boolean;
  /** The reader shows it. */
  isCurrent: boolean;
}

/**
 * A hit in its contexts: the node in a steady column, the left context cut at its far end. What is done with it is the
 * grid's to know: it finds the line by `data-index`. While its words are under way those that the element showed before
 * are kept, unseen: to write into them costs less than to make them anew.
 */
export const LineRow = memo(function LineRow(props: LineProps) {
  const { look, id, index, top, line, tags, isTicked } = props;
  const former = useRef({ line, tags });
  if (line !== undefined) former.current = { line, tags };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isTicked}
      aria-current={props.isCurrent ? "true" : undefined}
      aria-busy={line === undefined ? true : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      data-index={index}
      className={styles.row}
      style={{ height: look.height, transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells */}
      <div role="gridcell" aria-colindex={1} className={styles.tickCell} data-tick>
        <span className={styles.tick} data-ticked={isTicked || undefined}>
          <Check size={12} strokeWidth={3} aria-hidden />
        </span>
        <span className="visually-hidden">{isTicked ? "ticked" : "not ticked"}</span>
      </div>
      {former.current.line && <LineCells look={look} line={former.current.line} tags={former.current.tags} />}
    </div>
  );
});

/** The contexts of a line and what stands beside them. */
const LineCells = memo(function LineCells({
  look,
  line,
  tags,
}: {
  look: LineLook;
  line: ConcordanceLine;
  tags: string[];
}) {
  const { left, right, sort } = look;
  const known = (column: LineColumn, at: number) => (
    <Cell key={column.id} column={at} kind="known">
      {lineCell(column.id, line, tags)}
    </Cell>
  );
  const first = left.length + 2;
  return (
    <>
      {left.map((column, at) => known(column, at + 2))}
      <Cell column={first} kind="left">
        <ContextText text={line.left} side="L" sort={sort} />
      </Cell>
      <Cell column={first + 1} kind="node">
        <mark title={line.anchor.exact} data-sorted={sort.includes("node") || undefined}>
          {line.anchor.exact}
        </mark>
      </Cell>
      <Cell column={first + 2} kind="right">
        <ContextText text={line.right} side="R" sort={sort} />
      </Cell>
      {right.map((column, at) => known(column, first + 3 + at))}
    </>
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
