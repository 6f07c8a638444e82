import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useRef } from "react";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { ColumnView } from "../../data/column-view.ts";
import { NOTHING_SELECTED, selectAll } from "../../ui/row-ranges.ts";
import { columnOrder, isColumnShown, partColumns, resizeColumn } from "./columns-state.ts";
import styles from "./data-grid.module.css";
import { GridBody } from "./grid-body.tsx";
import { GridHeader } from "./grid-header.tsx";
import { chosenOf, type LineLook } from "./grid-line.tsx";
import type { DataGridProps } from "./grid-props.ts";
import { useSideScroll } from "./use-side-scroll.ts";

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
});

/** Pixels of the box by which a row is chosen. */
const CHOOSER = 32;
const SECOND_LINE = 20;

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
  const headerActs = useHeaderActs(props);
  const isGrouped = groups !== null;
  const look: LineLook<R> = useMemo(
    () => ({ columns: partColumns(inView), all: partColumns(drawn), cells, height, secondLine, isGrouped }),
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
            sort={sort}
            chosen={chosenOf(selection, { from: 0, to: source.total })}
            {...headerActs}
          />
          {/* Not before the scroller is there, which the body measures. */}
          {room > 0 && <GridBody grid={props} groups={groups} scroller={scroller} look={look} />}
        </div>
      </div>
    </div>
  );
}

/** What the header does; the same functions as long as the grid stands, so that rows that come do not draw it again. */
function useHeaderActs<R extends { id: string }>(props: DataGridProps<R>) {
  const latest = useRef(props);
  latest.current = props;
  return useMemo(
    () => ({
      onView: (view: ColumnView) => latest.current.onView(view),
      onSort: (sort: SortKey[]) => latest.current.onSort(sort),
      onChooseAll(all: boolean) {
        const { onSelection, source } = latest.current;
        onSelection(all ? selectAll(source.total) : NOTHING_SELECTED);
      },
    }),
    [],
  );
}

/** The headers of the table's model: which columns, in which order and width. The engine has sorted already. */
function useHeaders<R extends { id: string }>({ columns, view, onView }: DataGridProps<R>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, R>();
    return helper.columns(columns.map(({ id, title, width }) => helper.display({ id, header: title, size: width })));
  }, [columns]);
  const state = useMemo(
    () => ({
      columnOrder: columnOrder(columns, view),
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, isColumnShown(column, view)])),
      columnSizing: view.widths,
    }),
    [columns, view],
  );
  const table = useTable({
    features,
    columns: definitions,
    // Lines are drawn as they come into view; the model knows the columns alone.
    data: NO_ROWS as R[],
    columnResizeMode: "onChange",
    state,
    onColumnSizingChange: (change) => {
      const next = typeof change === "function" ? change(view.widths) : change;
      onView(Object.entries(next).reduce((old, [id, width]) => resizeColumn(old, id, width), view));
    },
  });
  return table.getHeaderGroups()[0]?.headers ?? [];
}

const NO_ROWS: never[] = [];
