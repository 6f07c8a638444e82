import type { FacetField, Filter, QuerySpec } from "../../../shared/api/query-schemas.ts";

/** How a value stands in the filters. */
export type ValueState = "included" | "excluded" | "off";

/** How one value of a field stands now. */
export function valueState(filters: readonly Filter[], field: FacetField, value: string | null): ValueState {
  const filter = filters.find((other) => other.field === field);
  if (filter?.include.includes(value)) return "included";
  return filter?.exclude.includes(value) ? "excluded" : "off";
}

/** Sets how a value stands. A field with nothing left in force is dropped. */
export function setValue(
  filters: readonly Filter[],
  field: FacetField,
  value: string | null,
  state: ValueState,
): Filter[] {
  const old = filters.find((other) => other.field === field) ?? { field, include: [], exclude: [] };
  const next: Filter = {
    field,
    include: old.include.filter((other) => other !== value),
    exclude: old.exclude.filter((other) => other !== value),
  };
  if (state === "included") next.include.push(value);
  if (state === "excluded") next.exclude.push(value);
  const isEmpty = next.include.length === 0 && next.exclude.length === 0;
  const place = filters.findIndex((other) => other.field === field);
  if (place < 0) return isEmpty ? [...filters] : [...filters, next];
  return isEmpty ? filters.toSpliced(place, 1) : filters.toSpliced(place, 1, next);
}

/** Takes every filter of a field away. */
export function dropField(filters: readonly Filter[], field: FacetField): Filter[] {
  return filters.filter((filter) => filter.field !== field);
}

/** Sets the days, keeping whether undated ones are included; no days at all is no filter. */
export function setDates(query: QuerySpec, from: string | null, to: string | null): QuerySpec["dates"] {
  if (from === null && to === null) return null;
  return { from, to, includeUndated: query.dates?.includeUndated ?? false };
}

/** Whether anything but the order restricts what is shown. */
export function isRestricted(query: QuerySpec): boolean {
  return query.text.trim() !== "" || query.filters.length > 0 || query.dates !== null;
}

/** What "clear search and filters" leaves: everything, in the same order. */
export function clearedQuery(): Pick<QuerySpec, "text" | "filters" | "dates"> {
  return { text: "", filters: [], dates: null };
}

/** The filters that leave the contributions of which there are copies in other places. */
export function withCopies(filters: readonly Filter[]): Filter[] {
  return setValue(filters, "has", "copies", "included");
}
