import type { Filter } from "../../../shared/api/query-schemas.ts";

/** A value of a facet as the rail shows it. */
export interface FacetEntry {
  value: string | null;
  label: string;
  count: number;
}

/**
 * The values of a facet: those the result holds, most frequent first with "(not given)" at the end, then those in
 * force that the result holds no more, so that what was ticked can be unticked.
 */
export function facetValues(
  counted: readonly { value: string | null; count: number }[],
  filter: Filter | undefined,
  labelOf: (value: string | null) => string,
): FacetEntry[] {
  const held = new Set(counted.map(({ value }) => value));
  const missing = [...(filter?.include ?? []), ...(filter?.exclude ?? [])].filter((value) => !held.has(value));
  return [...counted, ...missing.map((value) => ({ value, count: 0 }))]
    .map(({ value, count }) => ({ value, count, label: labelOf(value) }))
    .sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) ||
        b.count - a.count ||
        a.label.localeCompare(b.label, "en-GB"),
    );
}
