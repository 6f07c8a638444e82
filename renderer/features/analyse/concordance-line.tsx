import { Check } from "lucide-react";
import { memo, type ReactNode, useRef } from "react";
import type { ConcordanceLine, LineSort } from "../../../shared/api/concordance-schemas.ts";
import { classNames } from "../../ui/class-names.ts";
import { mayNotFit } from "../table/index.ts";
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
  /** Pixels of the node's column. */
  node: number;
  /** Pixels. */
  height: number;
}

export interface LineProps {
  look: LineLook;
  /** Of the element. */
  id: string;
  /** 0-based position in the order shown. */
  index: number;
  /** Pixels from the top of the body; out of sight while its words are under way (see use-places.ts), but with the focus. */
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
      data-awaited={line === undefined && props.isTabStop ? true : undefined}
      style={{ height: look.height, transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells */}
      <div
        role="gridcell"
        aria-colindex={1}
        aria-label={isTicked ? "ticked" : "not ticked"}
        className={styles.tickCell}
        data-tick
      >
        <span className={styles.tick} data-ticked={isTicked || undefined}>
          {isTicked && <Check size={12} strokeWidth={3} aria-hidden />}
        </span>
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
  const first = left.length + 2;
  const known = (column: LineColumn, at: number) => {
    const content = lineCell(column.id, line, tags);
    return cellOf({ column: at, kind: "known", isLong: mayNotFit(content, column.width) }, content, column.id);
  };
  const { exact } = line.anchor;
  const isLong = mayNotFit(exact, look.node);
  const node = (
    <mark title={isLong ? exact : undefined} data-sorted={sort.includes("node") || undefined}>
      {exact}
    </mark>
  );
  return (
    <>
      {left.map((column, at) => known(column, at + 2))}
      {cellOf({ column: first, kind: "left" }, <ContextText text={line.left} side="L" sort={sort} />)}
      {cellOf({ column: first + 1, kind: "node", isLong }, node)}
      {cellOf({ column: first + 2, kind: "right" }, <ContextText text={line.right} side="R" sort={sort} />)}
      {right.map((column, at) => known(column, first + 3 + at))}
    </>
  );
});

/** An element and no component: half of what is to be looked through with every line. */
function cellOf(
  cell: {
    column: number;
    kind: "known" | "left" | "node" | "right";
    /** Its words may not fit and are cut then; contexts end softly. */
    isLong?: boolean;
  },
  content: ReactNode,
  key?: string,
): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      key={key}
      role="gridcell"
      aria-colindex={cell.column}
      className={classNames(styles.cell, cell.isLong && styles.long)}
      data-kind={cell.kind}
    >
      {content}
    </div>
  );
}
