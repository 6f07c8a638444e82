import type { Explanation, FacetField, QuerySpec } from "../../../shared/api/query-schemas.ts";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import { FIELD_TITLES } from "./fields-state.ts";
import { dropField } from "./filter-state.ts";

/** A filter in force, or what it leaves out, with what becomes of the query when it is removed or acted upon. */
export interface FilterChip {
  id: string;
  words: string;
  look: "plain" | "notice";
  /** The query without it. */
  removed: Partial<QuerySpec> | null;
  action: { label: string; query: Partial<QuerySpec> } | null;
}

/** The chips under the search box. The words typed stand in the box itself and have none. */
export function filterChips(
  query: QuerySpec,
  explanations: readonly Explanation[],
  labelOf: (field: FacetField, value: string | null) => string,
): FilterChip[] {
  const chips: FilterChip[] = query.filters.map((filter) => {
    const included = filter.include.map((value) => labelOf(filter.field, value));
    const excluded = filter.exclude.map((value) => `not ${labelOf(filter.field, value)}`);
    const words = [included.join(" or "), ...excluded].filter(Boolean).join(", ");
    return {
      id: filter.field,
      words: `${FIELD_TITLES[filter.field]}: ${words}`,
      look: "plain",
      removed: { filters: dropField(query.filters, filter.field) },
      action: null,
    };
  });
  if (!query.dates) return chips;
  const { dates } = query;
  chips.push({
    id: "dates",
    words: `Date: ${datesInWords(dates.from, dates.to)}`,
    look: "plain",
    removed: { dates: null },
    action: null,
  });
  const leftOut = explanations.find((explanation) => explanation.type === "undated-left-out");
  if (dates.includeUndated) {
    const removed = { dates: { ...dates, includeUndated: false } };
    chips.push({ id: "undated", words: "Undated ones included", look: "plain", removed, action: null });
  } else if (leftOut && leftOut.contributions > 0) {
    chips.push({
      id: "undated",
      words: `${countOf(leftOut.debates, "undated debate")} (${countOf(leftOut.contributions, "contribution")}) left out`,
      look: "notice",
      removed: null,
      action: { label: "include", query: { dates: { ...dates, includeUndated: true } } },
    });
  }
  return chips;
}

/** Days in words: `1 Sep 2024 – 30 Jun 2025`, `from …`, `until …`. */
export function datesInWords(from: string | null, to: string | null): string {
  if (from !== null && from === to) return shortDay(from);
  if (from !== null && to !== null) return `${shortDay(from)} – ${shortDay(to)}`;
  return from !== null ? `from ${shortDay(from)}` : `until ${shortDay(to ?? "")}`;
}
