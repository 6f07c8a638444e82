import { Check, ChevronRight, Minus } from "lucide-react";
import { memo, type ReactNode, useRef } from "react";
import type { GroupRow } from "../../../shared/api/table-schemas.ts";
import { classNames } from "../../ui/class-names.ts";
import { countOf } from "../../ui/count.ts";
import { type RowRange, type RowSelection, rowsWithin } from "../../ui/row-ranges.ts";
import type { DrawnColumn, DrawnColumns } from "./columns-state.ts";
import styles from "./data-grid.module.css";
import { mayNotFit } from "./may-not-fit.ts";

/** What each column shows, by its id. */
export type Cells<R> = Record<string, (row: R) => ReactNode>;

/** What all lines of a grid share; the same object while nothing of it changes, so that lines are not drawn again. */
export interface LineLook<R> {
  /** Those in view. */
  columns: DrawnColumns;
  /** All that are shown: the line that Tab reaches has them, since it is read as a whole (see use-whole-line.ts). */
  all: DrawnColumns;
  cells: Cells<R>;
  /** Pixels. */
  height: number;
  /** A second line over the whole width. */
  secondLine: ((row: R) => ReactNode) | undefined;
  /** Lines stand in groups. */
  isGrouped: boolean;
}

interface LineProps<R> {
  look: LineLook<R>;
  /** Of the element. */
  id: string;
  /** 0-based position among all lines. */
  index: number;
  /** Pixels from the top; out of sight while its words are under way (see use-places.ts), but with the focus. */
  top: number;
}

/** How much of a line is chosen. */
export type Chosen = "all" | "some" | "none";

/** How much of some rows a selection holds. */
export function chosenOf({ ranges }: RowSelection, rows: RowRange): Chosen {
  const count = rowsWithin(ranges, rows);
  return count === 0 ? "none" : count === rows.to - rows.from ? "all" : "some";
}

interface RowLineProps<R> extends LineProps<R> {
  /** Undefined while it is under way. */
  row: R | undefined;
  /** It can be reached by Tab, as the grid sees to. */
  isTabStop: boolean;
  /** It has the cells of all columns. */
  isWhole: boolean;
  isSelected: boolean;
  /** It is shown elsewhere. */
  isCurrent: boolean;
}

/**
 * One drawn row of a grid. What is done with it is the grid's to know: it finds the line by `data-index`. While its words
 * are under way the cells of the row that the element showed before are kept, unseen: to write into them costs less
 * than to make them anew.
 */
function PlainRowLine<R>(props: RowLineProps<R>) {
  const { look, id, index, top, isTabStop, isWhole, row, isSelected, isCurrent } = props;
  const former = useRef(row);
  if (row !== undefined) former.current = row;
  const isAwaited = row === undefined && isTabStop;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-level={look.isGrouped ? 2 : undefined}
      aria-selected={isSelected}
      aria-current={isCurrent ? "true" : undefined}
      aria-busy={row === undefined ? true : undefined}
      tabIndex={-1}
      data-index={index}
      className={styles.row}
      data-awaited={isAwaited ? true : undefined}
      style={{ height: look.height, transform: `translateY(${top}px)` }}
    >
      <Chooser chosen={isSelected ? "all" : "none"} />
      {former.current !== undefined && (
        <RowCells look={look} columns={isWhole ? look.all : look.columns} row={former.current} />
      )}
    </div>
  );
}

/** The values of a row. Cells are elements and no components: half of what is to be looked through with every row. */
function PlainRowCells<R>(props: { look: LineLook<R>; columns: DrawnColumns; row: R }) {
  const { look, columns, row } = props;
  const second = look.secondLine?.(row);
  const cell = (column: DrawnColumn) => cellOf(column, look.cells[column.id]?.(row));
  return (
    <>
      {columns.staying.map(cell)}
      <div role="presentation" className={styles.moving} data-all={columns === look.all ? true : undefined}>
        {columns.moving.map(cell)}
      </div>
      {second && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
        <div role="gridcell" aria-colindex={1} className={styles.secondLine}>
          {second}
        </div>
      )}
    </>
  );
}

const RowCells = memo(PlainRowCells) as typeof PlainRowCells;

/** One value of a row. A style of its own has only a column that stays: others share theirs, which costs least. */
function cellOf({ id, number, isNumber, stays, isEdge, width }: DrawnColumn, content: ReactNode): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells
    <div
      key={id}
      role="gridcell"
      aria-colindex={number}
      className={classNames(styles.cell, stays !== null && styles.stays, mayNotFit(content, width) && styles.long)}
      data-number={isNumber ? true : undefined}
      data-edge={isEdge ? true : undefined}
      style={stays === null ? undefined : { left: stays, width }}
    >
      {content}
    </div>
  );
}

export const RowLine = memo(PlainRowLine) as typeof PlainRowLine;

interface GroupLineProps<R> extends LineProps<R> {
  /** Undefined while it is under way. */
  group: GroupRow | undefined;
  isOpen: boolean;
  chosen: Chosen;
}

/** The line of a group of rows: what they share, how many, and whether they are shown. */
function PlainGroupLine<R>({ look, id, index, top, group, isOpen, chosen }: GroupLineProps<R>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-level={1}
      aria-expanded={isOpen}
      aria-selected={chosen === "all"}
      tabIndex={-1}
      data-index={index}
      className={styles.row}
      data-group
      style={{ height: look.height, transform: `translateY(${top}px)` }}
    >
      <Chooser chosen={chosen} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell" aria-colindex={2} className={styles.group}>
        <ChevronRight size={14} aria-hidden className={styles.arrow} />
        {group ? (
          <>
            <strong className={styles.groupLabel} title={group.label}>
              {group.label}
            </strong>
            <span className={styles.groupCount}>
              {countOf(group.contributions, "contribution")} · {countOf(group.words, "word")}
            </span>
          </>
        ) : (
          <span className={styles.waiting} />
        )}
      </div>
    </div>
  );
}

export const GroupLine = memo(PlainGroupLine) as typeof PlainGroupLine;

/** The box that a click ticks; by keyboard and for assistive technology the row itself is chosen. */
const Chooser = memo(function Chooser({ chosen }: { chosen: Chosen }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
    <div role="gridcell" aria-colindex={1} className={classNames(styles.chooser, styles.stays)} data-choose>
      <span className={styles.box} data-chosen={chosen} aria-hidden>
        {chosen === "all" && <Check size={12} strokeWidth={3} />}
        {chosen === "some" && <Minus size={12} strokeWidth={3} />}
      </span>
    </div>
  );
});
