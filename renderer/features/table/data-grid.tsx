import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
} from "react";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { GroupRow } from "../../../shared/api/table-schemas.ts";
import type { ColumnView } from "../../data/column-view.ts";
import { useCommand } from "../../data/use-commands.tsx";
import {
  anchorAt,
  extendTo,
  holdsRow,
  NOTHING_SELECTED,
  type RowRange,
  type RowRanges,
  type RowSelection,
  rowsWithin,
  selectAll,
  toggleRows,
} from "../../ui/row-ranges.ts";
import { type ColumnInfo, columnOrder, type DrawnColumn, isColumnShown, resizeColumn } from "./columns-state.ts";
import styles from "./data-grid.module.css";
import { GridHeader } from "./grid-header.tsx";
import { type Cells, type Chosen, GroupLine, type LineLook, RowLine } from "./grid-line.tsx";
import { type GroupLayout, rowsOfLine } from "./groups-state.ts";
import { bySlot } from "./slots.ts";
import { type GridWindow, useGridWindow } from "./use-grid-window.ts";
import type { RowSource } from "./use-rows.ts";
import { useSideScroll } from "./use-side-scroll.ts";
import { useSlots } from "./use-slots.ts";
import { useWritten } from "./use-written.ts";

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
});

/** Pixels of the box by which a row is chosen. */
const CHOOSER = 32;
const SECOND_LINE = 20;
/** Pixels of a bar that stands for words. */
const BAR = 9;

/** The groups that rows stand in. */
export interface GridGroups {
  layout: GroupLayout;
  /** Undefined while it is under way. */
  at(group: number): GroupRow | undefined;
  isOpen(group: number): boolean;
  toggle(group: number): void;
  /** Says which groups are in view, so that they are fetched. */
  view(first: number, last: number): void;
}

export interface DataGridProps<R extends { id: string }> {
  /** The grid's name. */
  label: string;
  columns: readonly ColumnInfo[];
  cells: Cells<R>;
  source: RowSource<R>;
  /** Null: not grouped. */
  groups?: GridGroups | null;
  view: ColumnView;
  onView(view: ColumnView): void;
  sort: readonly SortKey[];
  onSort(sort: SortKey[]): void;
  /** The chosen rows, by position. */
  selection: RowSelection;
  onSelection(selection: RowSelection): void;
  /** Pixels of a row without its second line. */
  rowHeight: number;
  /** A second line over the whole width, e.g. the words around a hit; the same function while it does the same. */
  secondLine?: ((row: R) => ReactNode) | undefined;
  /** The row that is shown elsewhere; it is marked. */
  currentId: string | null;
  onOpen(row: R, beside: boolean): void;
  /** Copies rows: the chosen ones, or that with the focus. */
  onCopy(rows: RowRanges): void;
  /** Tags rows: the chosen ones, or that with the focus, which is chosen by it. */
  onTag?(): void;
  /** Space. */
  onPreview?(row: R): void;
  /** The focus moved to this row. */
  onFocusRow?(row: R): void;
  onEscape?(): void;
}

/**
 * A grid over any number of rows, in groups or not: only those in view are drawn and fetched. One line can be reached
 * by Tab; arrows, Home, End and the page keys move, with Shift they choose. Sorting, order, width, pins and visibility
 * of columns and the chosen rows are the caller's state.
 */
export function DataGrid<R extends { id: string }>(props: DataGridProps<R>) {
  const { label, columns, cells, source, view, sort, secondLine, selection } = props;
  const groups = props.groups ?? null;
  const height = props.rowHeight + (secondLine ? SECOND_LINE : 0);
  const scroller = useRef<HTMLDivElement>(null);
  const { room, width, drawn, inView } = useSideScroll(scroller, columns, view, CHOOSER);
  const headers = useHeaders(props);
  const isGrouped = groups !== null;
  const look: LineLook<R> = useMemo(
    () => ({ columns: inView, all: drawn, cells, height, secondLine, isGrouped }),
    [inView, drawn, cells, height, secondLine, isGrouped],
  );
  return (
    <div className={styles.scroller} ref={scroller} data-choosing={selection.ranges.length > 0 ? true : undefined}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles support it */}
      <div
        role={isGrouped ? "treegrid" : "grid"}
        aria-label={label}
        aria-rowcount={groups ? groups.layout.lines : source.total}
        aria-colcount={drawn.length + 1}
        aria-multiselectable
        style={{ width }}
      >
        <div role="presentation" className={styles.inView} style={{ width: room }}>
          <GridHeader
            columns={columns}
            drawn={drawn}
            before={CHOOSER}
            headers={headers}
            view={view}
            onView={props.onView}
            sort={sort}
            onSort={props.onSort}
            chosen={chosenOf(selection, { from: 0, to: source.total })}
            onChooseAll={(all) => props.onSelection(all ? selectAll(source.total) : NOTHING_SELECTED)}
          />
          {/* Not before the scroller is there, which the body measures. */}
          {room > 0 && <GridBody grid={props} groups={groups} scroller={scroller} look={look} />}
        </div>
      </div>
    </div>
  );
}

/** The lines in view, and what mouse and keyboard do with them. Nothing else is drawn again as they scroll. */
function GridBody<R extends { id: string }>(props: {
  grid: DataGridProps<R>;
  groups: GridGroups | null;
  scroller: RefObject<HTMLDivElement | null>;
  look: LineLook<R>;
}) {
  const { grid, groups, look } = props;
  const { selection, onSelection } = grid;
  const shown = useGridWindow(grid.source, groups?.layout ?? null, look.height, props.scroller);
  useGroupsInView(groups, shown);
  useLineCommands(grid, groups, shown);
  const rowsOf = (line: number): RowRange => rangeOf(shown, groups, line);
  const slots = useSlots(shown.lines);
  const contentOf = (line: number) => {
    const at = shown.lineAt(line);
    return at.type === "group" ? groups?.at(at.group) : shown.rows.at(at.row);
  };
  const written = useWritten(shown.lines, shown.window.inView, (line) => contentOf(line) !== undefined);
  const offset = shown.window.topOf(shown.window.first) % look.height;
  const style = useMemo(
    () => ({ ...tracksOf(look), ...skeletonOf(look, grid.rowHeight, offset), lineHeight: `${grid.rowHeight - 1}px` }),
    [look, grid.rowHeight, offset],
  );
  const name = useId();
  const idOf = (line: number) => `${name}-${shown.lineAt(line).type}-${slots.get(line)}`;

  function clicked(event: MouseEvent): void {
    const line = lineOf(event.target);
    if (line === null) return;
    const isBox = (event.target as Element).closest("[data-choose]") !== null;
    if (event.shiftKey) {
      onSelection(extendTo(selection, rowsOf(line), rowsOf(shown.focus)));
      shown.goTo(line);
    } else if (isBox || event.ctrlKey || event.metaKey) onSelection(toggleRows(selection, rowsOf(line)));
    else activate(grid, groups, shown, line, event.altKey);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (selection.ranges.length > 0) onSelection(NOTHING_SELECTED);
      else grid.onEscape?.();
    }
    if (groups && moveAmongGroups(event, groups, shown)) event.preventDefault();
    const next = event.shiftKey && !event.altKey ? shown.lineAfter(event.key) : null;
    if (next !== null) onSelection(extendTo(selection, rowsOf(next), rowsOf(shown.focus)));
    else if (selection.anchor && shown.lineAfter(event.key) !== null) onSelection(freed(selection));
    shown.onKeyDown(event);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div
      role="rowgroup"
      ref={shown.body}
      data-scope="table"
      className={styles.body}
      style={{ ...style, height: shown.window.height }}
      // Elements stand as they were made; they are read in the order of their lines.
      aria-owns={shown.lines.map(idOf).join(" ")}
      onMouseDown={(event) => {
        // A stretch of rows is chosen, not the text between.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={clicked}
      onPointerOver={(event) => showWhole(event.target, true)}
      onPointerOut={(event) => showWhole(event.target, false)}
      onFocus={(event) => {
        const line = lineOf(event.target);
        if (line === null) return;
        if (line !== shown.focus && selection.anchor) onSelection(freed(selection));
        shown.setFocus(line);
        const row = rowAt(shown, line);
        if (row) grid.onFocusRow?.(row);
      }}
      onKeyDown={pressed}
    >
      {bySlot(slots).map((line) => {
        const id = idOf(line);
        const place = { look, id, index: line, top: shown.window.topOf(line), isTabStop: line === shown.focus };
        const at = shown.lineAt(line);
        if (at.type === "group" && groups) {
          return (
            <GroupLine
              key={id}
              {...place}
              group={written.has(line) ? groups.at(at.group) : undefined}
              isOpen={groups.isOpen(at.group)}
              chosen={chosenOf(selection, rowsOf(line))}
            />
          );
        }
        const position = at.type === "row" ? at.row : 0;
        const row = written.has(line) ? shown.rows.at(position) : undefined;
        return (
          <RowLine
            key={id}
            {...place}
            row={row}
            isSelected={holdsRow(selection.ranges, position)}
            isCurrent={row !== undefined && row.id === grid.currentId}
          />
        );
      })}
    </div>
  );
}

/** Has the groups fetched whose lines, or whose rows, are in view. */
function useGroupsInView<R>(groups: GridGroups | null, shown: GridWindow<R>): void {
  const { first, last } = shown.window;
  const isAny = groups !== null && last >= first;
  const from = isAny ? shown.lineAt(first).group : 0;
  const to = isAny ? shown.lineAt(last).group : -1;
  const view = groups?.view;
  useEffect(() => {
    if (to >= from) view?.(from, to);
  }, [view, from, to]);
}

/** Right opens a group, left closes it, and from a row goes to its group. */
function moveAmongGroups<R>(event: KeyboardEvent, groups: GridGroups, shown: GridWindow<R>): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const at = shown.lineAt(shown.focus);
  if (at.type === "group") {
    const wants = { ArrowRight: true, ArrowLeft: false }[event.key];
    if (wants === undefined || wants === groups.isOpen(at.group)) return false;
    groups.toggle(at.group);
    return true;
  }
  if (event.key !== "ArrowLeft" || (shown.scroller.current?.scrollLeft ?? 0) > 0) return false;
  shown.goTo(groups.layout.lineOfGroup[at.group] as number);
  return true;
}

/** Opens a row, opens or closes a group. */
function activate<R extends { id: string }>(
  grid: DataGridProps<R>,
  groups: GridGroups | null,
  shown: GridWindow<R>,
  line: number,
  beside: boolean,
): void {
  const at = shown.lineAt(line);
  if (at.type === "group") {
    groups?.toggle(at.group);
    return;
  }
  grid.onSelection(anchorAt(grid.selection, { from: at.row, to: at.row + 1 }));
  const row = shown.rows.at(at.row);
  if (row) grid.onOpen(row, beside);
}

/** Answers for the commands of the line that has the focus. */
function useLineCommands<R extends { id: string }>(
  grid: DataGridProps<R>,
  groups: GridGroups | null,
  shown: GridWindow<R>,
): void {
  const within = () => shown.body.current;
  const { onPreview, selection, onSelection, source } = grid;
  useCommand("table.open", () => activate(grid, groups, shown, shown.focus, false), { within });
  useCommand("table.openBeside", () => activate(grid, groups, shown, shown.focus, true), { within });
  useCommand(
    "table.preview",
    () => {
      const row = rowAt(shown, shown.focus);
      if (row) onPreview?.(row);
      else activate(grid, groups, shown, shown.focus, false);
    },
    { within, isEnabled: onPreview !== undefined },
  );
  useCommand("table.select", () => onSelection(toggleRows(selection, rangeOf(shown, groups, shown.focus))), { within });
  useCommand("table.selectAll", () => onSelection(selectAll(source.total)), { within });
  const { onCopy, onTag } = grid;
  const focused = () => rangeOf(shown, groups, shown.focus);
  const isAny = selection.ranges.length > 0;
  useCommand("table.copy", () => onCopy(isAny ? selection.ranges : [focused()]), { within });
  useCommand(
    "table.tag",
    () => {
      if (!isAny) onSelection(toggleRows(selection, focused()));
      onTag?.();
    },
    { within, isEnabled: onTag !== undefined },
  );
}

/** The next stretch begins wherever the focus is then. */
function freed(selection: RowSelection): RowSelection {
  return { ...selection, anchor: null, base: selection.ranges };
}

function rowAt<R>(shown: GridWindow<R>, line: number): R | undefined {
  const at = shown.lineAt(line);
  return at.type === "row" ? shown.rows.at(at.row) : undefined;
}

function rangeOf<R>(shown: GridWindow<R>, groups: GridGroups | null, line: number): RowRange {
  return groups ? rowsOfLine(groups.layout, shown.lineAt(line)) : { from: line, to: line + 1 };
}

function chosenOf({ ranges }: RowSelection, rows: RowRange): Chosen {
  const count = rowsWithin(ranges, rows);
  return count === 0 ? "none" : count === rows.to - rows.from ? "all" : "some";
}

function lineOf(target: EventTarget): number | null {
  const line = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return line ? Number(line.dataset.index) : null;
}

/** Where the cells of all rows stand: one style for all of them. */
function tracksOf<R>({ columns, all }: LineLook<R>): CSSProperties {
  const tracks = (drawn: readonly DrawnColumn[]) => {
    const moving = drawn.filter(({ stays }) => stays === null);
    return { from: `${moving[0]?.left ?? 0}px`, columns: moving.map(({ width }) => `${width}px`).join(" ") };
  };
  const [own, whole] = [tracks(columns), tracks(all)];
  return {
    "--from": own.from,
    "--columns": own.columns,
    "--all-from": whole.from,
    "--all-columns": whole.columns,
  } as CSSProperties;
}

/** How rows look whose words are not there: a bar in each column and a hairline, as the background of all of them. */
function skeletonOf<R>({ columns, height }: LineLook<R>, rowHeight: number, top: number): CSSProperties {
  const first = ((top % height) + height) % height;
  const bars = columns.map(({ left, width, stays }) => {
    const x = stays === null ? `calc(${left + 10}px + var(--scrolled, 0px))` : `${left + 10}px`;
    const y = first + (rowHeight - BAR) / 2;
    return `linear-gradient(var(--paper-pressed) ${BAR}px, transparent 0) ${x} ${y}px / ${Math.round((width - 20) * 0.7)}px ${height}px repeat-y`;
  });
  const line = `linear-gradient(transparent ${height - 1}px, var(--line) 0) 0 ${first}px / 100% ${height}px repeat-y`;
  return { background: [...bars, line].join(", ") };
}

/** Words that may be cut short are shown whole on hover; until then a cell needs no title. */
function showWhole(target: EventTarget, isOver: boolean): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[role=gridcell]:not([data-choose])") : null;
  if (!cell || cell !== target || cell.childElementCount > 0) return;
  if (isOver) cell.title = cell.textContent;
  else cell.removeAttribute("title");
}

/** The headers of the table's model: which columns, in which order and width. The engine has sorted already. */
function useHeaders<R extends { id: string }>({ columns, view, onView }: DataGridProps<R>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, R>();
    return helper.columns(columns.map(({ id, title, width }) => helper.display({ id, header: title, size: width })));
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    // Lines are drawn as they come into view; the model knows the columns alone.
    data: NO_ROWS as R[],
    columnResizeMode: "onChange",
    state: {
      columnOrder: columnOrder(columns, view),
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, isColumnShown(column, view)])),
      columnSizing: view.widths,
    },
    onColumnSizingChange: (change) => {
      const next = typeof change === "function" ? change(view.widths) : change;
      onView(Object.entries(next).reduce((old, [id, width]) => resizeColumn(old, id, width), view));
    },
  });
  return table.getHeaderGroups()[0]?.headers ?? [];
}

const NO_ROWS: never[] = [];
