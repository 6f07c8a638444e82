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
import { type ReactNode, useMemo } from "react";
import type { SortKey } from "../../../shared/api/schemas.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { type ColumnInfo, type ColumnView, columnOrder, isColumnShown, resizeColumn } from "./columns-state.ts";
import styles from "./data-grid.module.css";
import { GridHeader } from "./grid-header.tsx";
import { GridCell, GridLine } from "./grid-line.tsx";
import { type GridWindow, HEADER_HEIGHT, useGridWindow } from "./use-grid-window.ts";
import type { RowSource } from "./use-rows.ts";

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

/**
 * A grid over any number of rows: only those in view are drawn and fetched. One row can be reached by Tab; arrows,
 * Home, End and the page keys move. Sorting, order, width and visibility of columns are the caller's state.
 */
export function DataGrid<R extends { id: string }>(props: DataGridProps<R>) {
  const { label, columns, source, view, sort } = props;
  const rowHeight = props.rowHeight + (props.secondLine ? SECOND_LINE : 0);
  const shown = useGridWindow(source, rowHeight);
  const table = useGridTable(
    props,
    shown.items.map(({ index }) => ({ index, row: shown.rows.at(index) })),
  );
  const widths = table.getVisibleLeafColumns().map((column) => column.getSize());
  const template = widths.map((width, at) => (at === widths.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`));
  useRowCommands(props, shown);
  return (
    <div className={styles.scroller} ref={shown.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={source.total}
        aria-colcount={widths.length}
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
          ref={shown.body}
          data-scope="table"
          className={styles.body}
          style={{ height: shown.height }}
          onKeyDown={(event) => {
            if (event.key === "Escape") props.onEscape?.();
            shown.onKeyDown(event);
          }}
        >
          {table.getRowModel().rows.map((line, at) => (
            <DataLine
              key={line.original.index}
              grid={props}
              shown={shown}
              line={line.original}
              top={(shown.items[at]?.start ?? 0) - HEADER_HEIGHT}
              height={rowHeight}
            >
              {line.getVisibleCells().map((cell, column) => (
                <GridCell
                  key={cell.id}
                  column={column + 1}
                  isNumber={columns.some(({ id, isNumber }) => isNumber && id === cell.column.id)}
                  isWaiting={line.original.row === undefined}
                >
                  <table.FlexRender cell={cell} />
                </GridCell>
              ))}
            </DataLine>
          ))}
        </div>
      </div>
    </div>
  );
}

/** A row, or the place of one, with what the grid does with it. */
function DataLine<R extends { id: string }>(props: {
  grid: DataGridProps<R>;
  shown: GridWindow<R>;
  line: Line<R>;
  top: number;
  height: number;
  children: ReactNode;
}) {
  const { grid, shown, line } = props;
  const { index, row } = line;
  return (
    <GridLine
      index={index}
      top={props.top}
      height={props.height}
      isTabStop={index === shown.focus}
      isCurrent={row !== undefined && row.id === grid.currentId}
      onFocus={() => {
        shown.setFocus(index);
        if (row) grid.onFocusRow?.(row);
      }}
      onOpen={row && ((beside) => grid.onOpen(row, beside))}
      secondLine={row && grid.secondLine?.(row)}
    >
      {props.children}
    </GridLine>
  );
}

/** Answers for the commands of the row that has the focus. */
function useRowCommands<R extends { id: string }>(grid: DataGridProps<R>, shown: GridWindow<R>): void {
  const row = shown.rows.at(shown.focus);
  const within = () => shown.body.current;
  const { onOpen, onPreview } = grid;
  useCommand("table.open", () => row && onOpen(row, false), { within });
  useCommand("table.openBeside", () => row && onOpen(row, true), { within });
  useCommand("table.preview", () => row && onPreview?.(row), { within, isEnabled: onPreview !== undefined });
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
