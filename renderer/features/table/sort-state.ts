import type { SortKey } from "../../../shared/api/query-schemas.ts";

/** The engine sorts by four columns at most. */
const MOST_SORTS = 4;

/** Columns that are of most use from large to small. */
const LARGEST_FIRST: ReadonlySet<SortKey["column"]> = new Set([
  "words",
  "tags",
  "notes",
  "hits",
  "contributions",
  "size",
  "forms",
]);

/**
 * The order after a column's header was activated: first its natural direction, then the other, then not sorted by it.
 * `isFurther` keeps the other columns; otherwise it becomes the only one. What is left with no column at all takes
 * `fallback`.
 */
export function cycleSort(
  sort: readonly SortKey[],
  column: SortKey["column"],
  isFurther: boolean,
  fallback: readonly SortKey[],
): SortKey[] {
  const first = LARGEST_FIRST.has(column);
  const old = sort.find((key) => key.column === column);
  const isOnly = old !== undefined && sort.length === 1;
  const next = !old || (!isFurther && !isOnly) ? first : old.descending === first ? !first : null;
  if (!isFurther) return next === null ? [...fallback] : [{ column, descending: next }];
  return setSort(sort, column, next, fallback);
}

/** Sorts by a column in one direction beside the others; null takes it away. */
export function setSort(
  sort: readonly SortKey[],
  column: SortKey["column"],
  descending: boolean | null,
  fallback: readonly SortKey[],
): SortKey[] {
  if (descending === null) {
    const rest = sort.filter((key) => key.column !== column);
    return rest.length > 0 ? rest : [...fallback];
  }
  if (sort.some((key) => key.column === column)) {
    return sort.map((key) => (key.column === column ? { column, descending } : key));
  }
  return [...sort.slice(0, MOST_SORTS - 1), { column, descending }];
}

/** What is announced after a change: `Sorted by Words, largest first, then Date, oldest first`. */
export function describeSort(sort: readonly SortKey[], titleOf: (column: SortKey["column"]) => string): string {
  const parts = sort.map((key) => `${titleOf(key.column)}, ${directionName(key)}`);
  return `Sorted by ${parts.join(", then ")}`;
}

/** The direction in words that fit what is sorted. */
export function directionName({ column, descending }: SortKey): string {
  if (column === "date") return descending ? "newest first" : "oldest first";
  if (LARGEST_FIRST.has(column)) return descending ? "largest first" : "smallest first";
  return descending ? "Z to A" : "A to Z";
}
