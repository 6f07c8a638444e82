import { useCallback } from "react";
import { z } from "zod";
import { SORT_COLUMNS, type SortKey } from "../../../shared/api/query-schemas.ts";
import { type ColumnView, columnView, INITIAL_COLUMN_VIEW } from "../../data/column-view.ts";
import { keptGroups, NO_KEPT_GROUPS } from "../../data/open-groups.ts";
import { useViewState } from "../../data/view-state.ts";

/** Pixels of a row. */
export const ROW_HEIGHTS = { dense: 28, comfortable: 36 } as const;
const density = z.enum(["dense", "comfortable"]);
const sortKeys = z.array(z.object({ column: z.enum(SORT_COLUMNS), descending: z.boolean() })).min(1);

/** The columns of one table as the analyst left them, kept per library. */
export function useColumnView(table: string): [ColumnView, (view: ColumnView) => void] {
  const [view, setView] = useViewState(`columns.${table}`, INITIAL_COLUMN_VIEW, columnView);
  return [view, setView];
}

/** Which groups of the table are open. */
export const useKeptGroups = () => useViewState("groups", NO_KEPT_GROUPS, keptGroups);

/** The order of a table whose order is not part of the query. */
export function useOwnSort(table: string, initial: SortKey[]): [SortKey[], (sort: SortKey[]) => void] {
  const [sort, setSort] = useViewState(`sort.${table}`, initial, sortKeys);
  return [sort, setSort];
}

/** Dense (28 px) or comfortable (36 px) rows, for all tables. */
export function useDensity(): { rowHeight: number; isDense: boolean; toggle(): void } {
  const [kept, setKept] = useViewState<z.infer<typeof density>>("density", "dense", density);
  const toggle = useCallback(() => setKept((old) => (old === "dense" ? "comfortable" : "dense")), [setKept]);
  return { rowHeight: ROW_HEIGHTS[kept], isDense: kept === "dense", toggle };
}
