import type { Facet, FacetField } from "../../../shared/api/query-schemas.ts";

/** How facets are called, in the order in which they stand in the rail. */
export const FIELD_TITLES: Record<FacetField, string> = {
  speaker: "Speaker",
  party: "Party",
  debate: "Debate",
  tag: "Tags",
  mentions: "Mentions",
  kind: "Kind",
  office: "Office",
  constituency: "Constituency",
  house: "House",
  chamber: "Chamber",
  department: "Department",
  source: "Source",
  has: "Has",
};

/** The label of a value in the facets of a result; what stands for it when the result does not hold it. */
export function labelIn(facets: readonly Facet[], field: FacetField, value: string | null): string {
  const found = facets.find((facet) => facet.field === field)?.values.find((other) => other.value === value);
  return found?.label ?? value ?? "(not given)";
}
