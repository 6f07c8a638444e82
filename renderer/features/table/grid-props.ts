import type { ReactNode } from "react";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { GroupRow } from "../../../shared/api/table-schemas.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import type { ColumnView } from "../../data/column-view.ts";
import type { RowRanges, RowSelection } from "../../ui/row-ranges.ts";
import type { ColumnInfo } from "./columns-state.ts";
import type { Cells } from "./grid-line.tsx";
import type { GroupLayout } from "./groups-state.ts";
import type { RowSource } from "./use-rows.ts";

/** The groups that rows stand in. */
export interface GridGroups {
  layout: GroupLayout;
  /** Undefined while it is under way. */
  at(group: number): GroupRow | undefined;
  /** Why it is not there; null while it is under way. */
  failure(group: number): AppError | null;
  retry(): void;
  isOpen(group: number): boolean;
  toggle(group: number): void;
  /** Says which groups are in view, so that they are fetched. */
  view(first: number, last: number): void;
}

/** What a grid is given. */
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
