import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";

/**
 * Annotations on contributions that the query holds; a filter by tags holds for the annotation itself too.
 * Words that are lost stand in no contribution and are left out. `matching` gives those of its contributions
 * that are in the query.
 */
export async function filterAnnotations(
  annotations: readonly Annotation[],
  passages: ReadonlyMap<string, Passage>,
  query: QuerySpec,
  matching: (contributions: string[]) => Promise<ReadonlySet<string>>,
): Promise<Annotation[]> {
  const tagged = annotations.filter((annotation) => passesTagFilter(annotation, query));
  const contributionOf = ({ id }: Annotation) => passages.get(id)?.contribution ?? null;
  const found = await matching(tagged.map(contributionOf).filter((id) => id !== null));
  return tagged.filter((annotation) => found.has(contributionOf(annotation) ?? ""));
}

function passesTagFilter({ tags }: Annotation, { filters }: QuerySpec): boolean {
  const on = Object.keys(tags).filter((tag) => tags[tag]);
  const has = (value: string | null) => (value === null ? on.length === 0 : on.includes(value));
  return filters
    .filter(({ field }) => field === "tag")
    .every(({ include, exclude }) => (include.length === 0 || include.some(has)) && !exclude.some(has));
}
