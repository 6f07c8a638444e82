import type { Filter } from "../../../shared/api/query-schemas.ts";
import type { TagNode } from "./codebook-tree.ts";

/** The tag and all below it. */
export function withSubTagIds(node: TagNode): string[] {
  return [node.tag.id, ...node.children.flatMap(withSubTagIds)];
}

/** The tags that are filtered for now. */
export function filteredTags(filters: readonly Filter[]): readonly (string | null)[] {
  return filters.find(({ field }) => field === "tag")?.include ?? [];
}

/**
 * Filters after a tag was chosen: it and its sub-tags in the place of other tags, or beside them with `adds`.
 * Choosing what is filtered already takes it off.
 */
export function chooseTag(filters: readonly Filter[], node: TagNode, adds: boolean): Filter[] {
  const own = withSubTagIds(node);
  const old = filters.find(({ field }) => field === "tag") ?? { field: "tag" as const, include: [], exclude: [] };
  const isOn = old.include.includes(node.tag.id);
  const others = adds ? old.include.filter((id) => id === null || !own.includes(id)) : [];
  const include = isOn ? others : [...others, ...own];
  const next = { ...old, include, exclude: old.exclude.filter((id) => id === null || !include.includes(id)) };
  const rest = filters.filter(({ field }) => field !== "tag");
  return next.include.length === 0 && next.exclude.length === 0 ? rest : [...rest, next];
}
