import type { Annotation, Tag } from "../../../shared/model/annotation.ts";
import { parentsOf, treeOrder } from "../../data/tag-tree.ts";

/** A tag with those below it and how many annotations carry it. */
export interface TagNode {
  /** The tag's. */
  id: string;
  tag: Tag;
  children: TagNode[];
  /** Annotations that carry this very tag. */
  own: number;
  /** Annotations that carry it or a tag below it, each counted once. */
  withSubTags: number;
}

/** The codebook as a tree with counts; siblings in their order. */
export function codebookTree(tags: readonly Tag[], annotations: readonly Annotation[]): TagNode[] {
  const parents = parentsOf(tags);
  const nodes = new Map<string, TagNode>();
  for (const tag of treeOrder(tags)) nodes.set(tag.id, { id: tag.id, tag, children: [], own: 0, withSubTags: 0 });
  for (const annotation of annotations) countIn(nodes, parents, annotation);
  const top: TagNode[] = [];
  for (const node of nodes.values()) {
    const parent = parents.get(node.tag.id);
    const siblings = parent ? nodes.get(parent)?.children : top;
    siblings?.push(node);
  }
  return top;
}

function countIn(
  nodes: ReadonlyMap<string, TagNode>,
  parents: ReadonlyMap<string, string | null>,
  annotation: Annotation,
): void {
  const reached = new Set<string>();
  for (const [id, isOn] of Object.entries(annotation.tags)) {
    const node = isOn ? nodes.get(id) : undefined;
    if (!node) continue;
    node.own += 1;
    for (let at: string | null = id; at && !reached.has(at); at = parents.get(at) ?? null) {
      reached.add(at);
      const above = nodes.get(at);
      if (above) above.withSubTags += 1;
    }
  }
}

/** Where a tag stands among the others. */
export interface TagPlace {
  parentId: string | null;
  order: number;
}

export type DropPosition = "before" | "after" | "on";

/**
 * The place a tag has after it was dropped before, after or on another one; null when that is no move or would
 * put it below itself. Its order lies between its neighbours', so that one move changes one record.
 */
export function placeAfterDrop(
  tags: readonly Tag[],
  id: string,
  target: { id: string; position: DropPosition },
): TagPlace | null {
  const parents = parentsOf(tags);
  if (target.id === id) return null;
  for (let at: string | null = target.id; at; at = parents.get(at) ?? null) if (at === id) return null;
  const parentId = target.position === "on" ? target.id : (parents.get(target.id) ?? null);
  const siblings = treeOrder(tags).filter((tag) => tag.id !== id && (parents.get(tag.id) ?? null) === parentId);
  if (target.position === "on") {
    return (parents.get(id) ?? null) === target.id ? null : { parentId, order: (siblings.at(-1)?.order ?? 0) + 1 };
  }
  const at = siblings.findIndex((tag) => tag.id === target.id) + (target.position === "after" ? 1 : 0);
  return { parentId, order: orderBetween(siblings[at - 1]?.order, siblings[at]?.order) };
}

export type Step = "up" | "down" | "in" | "out";

/** The place after one step among its siblings, below the sibling before it, or up beside its parent; null at an end. */
export function placeAfterStep(tags: readonly Tag[], id: string, step: Step): TagPlace | null {
  const parents = parentsOf(tags);
  const parent = parents.get(id) ?? null;
  const siblings = treeOrder(tags).filter((tag) => (parents.get(tag.id) ?? null) === parent);
  const at = siblings.findIndex((tag) => tag.id === id);
  const neighbour = siblings[step === "down" ? at + 1 : at - 1];
  if (step === "out") return parent === null ? null : placeAfterDrop(tags, id, { id: parent, position: "after" });
  if (!neighbour) return null;
  const position = step === "in" ? "on" : step === "up" ? "before" : "after";
  return placeAfterDrop(tags, id, { id: neighbour.id, position });
}

function orderBetween(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return (after ?? 2) - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}
