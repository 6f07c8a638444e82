import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { SortKey } from "../../../shared/api/schemas.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { type ColumnInfo, type ColumnView, columnOrder, isColumnShown, resizeColumn } from "./columns-state.ts";
import styles from "./data-grid.module.css";
import { GridHeader } from "./grid-header.tsx";
import { nextRow, withFocusedRow } from "./paging-state.ts";
import { type RowSource, useRows } from "./use-rows.ts";

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
});

/** One drawn line: a row, or the place of one that is under way. */
interface Line<R> {
  index: number;
  row: R | undefined;
}

/** What each column shows, by its id. */
export type Cells<R> = Record<string, (row: R) => ReactNode>;

export interface DataGridProps<R extends { id: string }> {
  /** The grid's name. */
  label: string;
  columns: readonly ColumnInfo[];
  cells: Cells<R>;
  source: RowSource<R>;
  view: ColumnView;
  onView(view: ColumnView): void;
  sort: readonly SortKey[];
  onSort(sort: SortKey[]): void;
  /** Pixels of a row without its second line. */
  rowHeight: number;
  /** A second line over the whole width, e.g. the words around a hit. */
  secondLine?: ((row: R) => ReactNode) | undefined;
  /** The row that is shown elsewhere; it is marked. */
  currentId: string | null;
  onOpen(row: R, beside: boolean): void;
  /** Space. */
  onPreview?(row: R): void;
  /** The focus moved to this row. */
  onFocusRow?(row: R): void;
  onEscape?(): void;
}

const SECOND_LINE = 20;
const HEADER = 30;

/**
 * A grid over any number of rows: only those in view are drawn and fetched. One row can be reached by Tab; arrows,
 * Home, End and the page keys move. Sorting, order, width and visibility of columns are the caller's state.
 */
export function DataGrid<R extends { id: string }>(props: DataGridProps<R>) {
  const { label, columns, source, view, sort, secondLine } = props;
  const rows = useRows(source);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const focus = Math.min(focused, Math.max(0, source.total - 1));
  const rowHeight = props.rowHeight + (secondLine ? SECOND_LINE : 0);

  const virtualizer = useVirtualizer({
    count: source.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    rangeExtractor: (range) => withFocusedRow(defaultRangeExtractor(range), focus, range.count),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured anew when they change
  useEffect(() => virtualizer.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top
  useEffect(() => {
    setFocused(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [source.question]);
  const items = virtualizer.getVirtualItems();
  const from = virtualizer.range?.startIndex ?? 0;
  const to = virtualizer.range?.endIndex ?? 0;
  useEffect(() => rows.view(from, to), [rows.view, from, to]);

  const table = useGridTable(
    props,
    items.map(({ index }) => ({ index, row: rows.at(index) })),
  );
  const widths = table.getVisibleLeafColumns().map((column) => column.getSize());
  const template = widths.map((width, at) => (at === widths.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`));

  const wantsFocus = useRef(false);
  // After the focused row is drawn it takes the focus, when a key moved it.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const element = body.current?.querySelector<HTMLElement>(`[data-index="${focus}"]`);
    if (!element) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });

  const focusedRow = rows.at(focus);
  const act = (run: ((row: R) => void) | undefined) => () => focusedRow && run?.(focusedRow);
  const within = { within: () => body.current };
  useCommand(
    "table.open",
    act((row) => props.onOpen(row, false)),
    within,
  );
  useCommand(
    "table.openBeside",
    act((row) => props.onOpen(row, true)),
    within,
  );
  useCommand("table.preview", act(props.onPreview), { ...within, isEnabled: props.onPreview !== undefined });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") props.onEscape?.();
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      scroller.current?.scrollBy({ left: event.key === "ArrowLeft" ? -120 : 120 });
    }
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== "Home" && event.key !== "End")) return;
    const inView = Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER) / rowHeight);
    const next = nextRow(event.key, focus, source.total, inView);
    if (next === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    setFocused(next);
    virtualizer.scrollToIndex(next);
  }

  return (
    <div className={styles.scroller} ref={scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={source.total}
        aria-colcount={widths.length}
        className={styles.grid}
        style={{ "--columns": template.join(" "), minWidth: widths.reduce((sum, width) => sum + width, 0) } as never}
      >
        <GridHeader
          columns={columns}
          headers={table.getHeaderGroups()[0]?.headers ?? []}
          view={view}
          onView={props.onView}
          sort={sort}
          onSort={props.onSort}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          role="rowgroup"
          ref={body}
          data-scope="table"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {table.getRowModel().rows.map((line, at) => {
            const item = items[at];
            const { index, row } = line.original;
            if (!item) return null;
            return (
              <GridLine
                key={index}
                index={index}
                top={item.start - HEADER}
                height={rowHeight}
                isTabStop={index === focus}
                isCurrent={row !== undefined && row.id === props.currentId}
                onFocus={() => {
                  setFocused(index);
                  if (row) props.onFocusRow?.(row);
                }}
                onOpen={row && ((beside) => props.onOpen(row, beside))}
                secondLine={row && secondLine?.(row)}
              >
                {line.getVisibleCells().map((cell, column) => (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells
                  <div
                    key={cell.id}
                    role="gridcell"
                    aria-colindex={column + 1}
                    className={styles.cell}
                    data-number={columns.find(({ id }) => id === cell.column.id)?.isNumber ? true : undefined}
                  >
                    {row ? <table.FlexRender cell={cell} /> : <span className={styles.waiting} />}
                  </div>
                ))}
              </GridLine>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface GridLineProps {
  index: number;
  top: number;
  height: number;
  isTabStop: boolean;
  isCurrent: boolean;
  onFocus(): void;
  onOpen: ((beside: boolean) => void) | undefined;
  secondLine: ReactNode;
  children: ReactNode;
}

function GridLine(props: GridLineProps) {
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

/** The table's model: which columns, in which order and width. The engine has sorted and filtered already. */
function useGridTable<R extends { id: string }>(props: DataGridProps<R>, data: Line<R>[]) {
  const { columns, cells, view, onView } = props;
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Line<R>>();
    return helper.columns(
      columns.map(({ id, title, width }) =>
        helper.display({
          id,
          header: title,
          size: width,
          cell: ({ row }) => (row.original.row ? cells[id]?.(row.original.row) : null),
        }),
      ),
    );
  }, [columns, cells]);
  const state = {
    columnOrder: columnOrder(columns, view),
    columnVisibility: Object.fromEntries(columns.map((column) => [column.id, isColumnShown(column, view)])),
    columnSizing: view.widths,
  };
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: (line) => String(line.index),
    manualSorting: true,
    columnResizeMode: "onChange",
    state,
    onColumnSizingChange: (change) => {
      const next = typeof change === "function" ? change(view.widths) : change;
      onView(Object.entries(next).reduce((old, [id, width]) => resizeColumn(old, id, width), view));
    },
  });
}
