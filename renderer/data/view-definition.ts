import { z } from "zod";
import { querySpec, sortKey } from "../../shared/api/query-schemas.ts";
import { columnView } from "./column-view.ts";
import { openGroups } from "./open-groups.ts";

/** What a saved view holds: everything that decides which rows a table shows, in which order, and how. */
export const viewDefinition = z.object({
  version: z.literal(1),
  tab: z.enum(["contributions", "debates", "divisions", "people", "sources"]),
  /** Words, filters, dates, order of contributions and grouping. */
  query: querySpec,
  /** Columns of that table: which, in which order, how wide, which are pinned. */
  columns: columnView,
  /** The order of a table whose order is not part of the query; null for contributions. */
  sort: z.array(sortKey).nullable(),
  /** Which groups are open; null: not grouped, or all of them while there are few rows. */
  groups: openGroups.nullable().default(null),
});
export type ViewDefinition = z.infer<typeof viewDefinition>;

/** A kept definition; null when it was written by a newer Backbench or makes no sense. */
export function readDefinition(definition: unknown): ViewDefinition | null {
  return viewDefinition.safeParse(definition).data ?? null;
}

/** Whether two definitions show the same, whatever the order in which they were written down. */
export function isSameDefinition(left: ViewDefinition, right: ViewDefinition): boolean {
  return plain(left) === plain(right);
}

/** As text in which the order of keys, and what says nothing, plays no part. */
function plain({ tab, query, columns, sort, groups }: ViewDefinition): string {
  const { text, filters, dates, sort: order, group } = query;
  const byField = [...filters].sort((a, b) => (a.field < b.field ? -1 : 1));
  const sets = byField.map(({ field, include, exclude }) => [field, sorted(include), sorted(exclude)]);
  const days = dates && [dates.from, dates.to, dates.includeUndated];
  const keys = (some: readonly { column: string; descending: boolean }[]) =>
    some.map(({ column, descending }) => [column, descending]);
  const isOfQuery = tab === "contributions";
  return JSON.stringify([
    tab,
    text.trim(),
    sets,
    days,
    isOfQuery ? keys(order) : keys(sort ?? []),
    isOfQuery && group ? [group.by, group.order, groups && [groups.all, sorted(groups.except)]] : null,
    [columns.order, entries(columns.shown), entries(columns.widths), columns.pinned],
  ]);
}

function sorted(values: readonly (string | null)[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

function entries(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
