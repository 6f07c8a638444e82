import { AppError } from "../../shared/lib/errors.ts";
import type { RecordChange, Tag } from "../../shared/model/annotation.ts";
import type { StoredTag } from "./apply-entry.ts";
import { changeOf } from "./record-change.ts";

/** The codebook as a tree: pure, over live tags. */

/** Colours of the tag palette. */
export const TAG_COLOURS = 12;

/**
 * Parents as they count: one that is gone, or that two stores have made part of a cycle, gives way to the top.
 * A cycle is cut at the tag that was moved last, everywhere alike.
 */
export function parentsOf(tags: readonly Tag[]): Map<string, string | null> {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const parents = new Map(tags.map((tag) => [tag.id, tag.parentId && byId.has(tag.parentId) ? tag.parentId : null]));
  for (const tag of tags) {
    const cycle = cycleThrough(tag.id, parents);
    const movedLast = cycle
      .map((id) => byId.get(id) as Tag)
      .sort((a, b) => ((a.fieldRevs.parentId ?? "") < (b.fieldRevs.parentId ?? "") ? 1 : -1))[0];
    if (movedLast) parents.set(movedLast.id, null);
  }
  return parents;
}

/** All tags, each after its parent, siblings by their order, then name. */
export function treeOrder<T extends Tag>(tags: readonly T[]): T[] {
  const parents = parentsOf(tags);
  const children = new Map<string | null, T[]>();
  for (const tag of tags) {
    const parent = parents.get(tag.id) ?? null;
    children.set(parent, [...(children.get(parent) ?? []), tag]);
  }
  const walk = (parent: string | null): T[] =>
    (children.get(parent) ?? []).sort(bySiblingOrder).flatMap((tag) => [tag, ...walk(tag.id)]);
  return walk(null);
}

/** Names from the top to each tag. */
export function tagPaths(tags: readonly Tag[]): Map<string, string[]> {
  const parents = parentsOf(tags);
  const names = new Map(tags.map(({ id, name }) => [id, name]));
  const pathOf = (id: string): string[] => {
    const parent = parents.get(id);
    return [...(parent ? pathOf(parent) : []), names.get(id) ?? ""];
  };
  return new Map(tags.map(({ id }) => [id, pathOf(id)]));
}

/** The tag below `parentId` that has this name, whatever its case; `except` is not looked at. */
export function siblingNamed<T extends Tag>(
  tags: readonly T[],
  parentId: string | null,
  name: string,
  except?: string,
): T | undefined {
  const parents = parentsOf(tags);
  return tags.find(
    (tag) => tag.id !== except && (parents.get(tag.id) ?? null) === parentId && foldName(tag.name) === foldName(name),
  );
}

/** The name as it is kept. Throws `bad-params` when nothing is left of it. */
export function cleanName(name: string): string {
  const cleaned = name.normalize("NFC").trim().replace(/\s+/g, " ");
  if (cleaned === "") throw new AppError("bad-params", "A tag needs a name.");
  return cleaned;
}

/** Throws `bad-params` when `parentId` is the tag itself or lies below it. */
export function refuseCycle(tags: readonly Tag[], id: string, parentId: string | null): void {
  const parents = parentsOf(tags);
  for (let at = parentId; at; at = parents.get(at) ?? null) {
    if (at === id) throw new AppError("bad-params", "A tag cannot stand below itself.");
  }
}

/** A place after all siblings. */
export function nextOrder(tags: readonly Tag[], parentId: string | null): number {
  const parents = parentsOf(tags);
  const orders = tags.filter((tag) => (parents.get(tag.id) ?? null) === parentId).map(({ order }) => order);
  return Math.max(0, ...orders) + 1;
}

/** The colour that fewest tags have. */
export function leastUsedColour(tags: readonly Tag[]): number {
  const counts = Array.from({ length: TAG_COLOURS }, (_, colour) => tags.filter((tag) => tag.colour === colour).length);
  return counts.indexOf(Math.min(...counts));
}

/** Changes that put the children of `from` below `to`; a name that stands there already gets a number. */
export function moveChildren(tags: readonly StoredTag[], from: string, to: string | null): RecordChange[] {
  const parents = parentsOf(tags);
  const isChildOf = (tag: Tag, parent: string | null) => (parents.get(tag.id) ?? null) === parent;
  const taken = new Set(tags.filter((tag) => isChildOf(tag, to) && tag.id !== from).map(({ name }) => foldName(name)));
  let order = nextOrder(tags, to);
  return tags
    .filter((tag) => isChildOf(tag, from) && tag.id !== to)
    .sort(bySiblingOrder)
    .flatMap((tag) => {
      const name = freeName(tag.name, taken);
      taken.add(foldName(name));
      return changeOf("tags", tag, { parentId: to, name, order: order++ }) ?? [];
    });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(foldName(free)); number++) free = `${name} (${number})`;
  return free;
}

function foldName(name: string): string {
  return name.normalize("NFC").trim().toLocaleLowerCase("en");
}

function bySiblingOrder(a: Tag, b: Tag): number {
  return a.order - b.order || a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1);
}

/** The ids of the cycle that `id` is part of; empty when it is part of none. */
function cycleThrough(id: string, parents: ReadonlyMap<string, string | null>): string[] {
  const seen: string[] = [];
  for (let at: string | null = id; at && !seen.includes(at); at = parents.get(at) ?? null) {
    seen.push(at);
    if (parents.get(at) === id) return seen;
  }
  return [];
}
