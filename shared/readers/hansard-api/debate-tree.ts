import { itemsOf, type JsonValue, memberOf, textOf } from "../json/json-value.ts";

/** A debate of the API: the file's own, or one of its `ChildDebates`. */
export interface DebateNode {
  value: JsonValue;
  overview: JsonValue | null;
  depth: number;
}

/** Debates nested deeper than this are not looked for. */
const MAX_DEPTH = 32;

/** The debates in source order: each before its children. */
export function debatesOf(root: JsonValue): DebateNode[] {
  const nodes: DebateNode[] = [];
  const open: DebateNode[] = [{ value: root, overview: memberOf(root, "Overview"), depth: 0 }];
  for (let node = open.pop(); node; node = open.pop()) {
    nodes.push(node);
    const depth = node.depth + 1;
    const children = depth > MAX_DEPTH ? [] : itemsOf(memberOf(node.value, "ChildDebates"));
    for (const value of [...children].reverse()) open.push({ value, overview: memberOf(value, "Overview"), depth });
  }
  return nodes;
}

/** The item's own id; null when it has none. */
export function itemKey(item: JsonValue): string | null {
  return textOf(memberOf(item, "ItemId")) ?? textOf(memberOf(item, "ExternalId"));
}

/**
 * Items that debates repeat from their children (a department's section prints all its questions again). An item is
 * kept in the deepest debate that has it, and there once.
 */
export function repeatedItems(nodes: readonly DebateNode[]): Set<JsonValue> {
  const kept = new Map<string, { item: JsonValue; depth: number }>();
  const repeated = new Set<JsonValue>();
  for (const { value, depth } of nodes) {
    for (const item of itemsOf(memberOf(value, "Items"))) {
      const key = itemKey(item);
      const before = key === null ? undefined : kept.get(key);
      if (key === null || (before && before.depth >= depth)) {
        if (before) repeated.add(item);
        continue;
      }
      if (before) repeated.add(before.item);
      kept.set(key, { item, depth });
    }
  }
  return repeated;
}

/** A section that the `Navigator` lists. */
interface Section {
  title: string | null;
  tag: string | null;
  parent: string | null;
}

/** Headings above a debate, outermost first, and its department: the nearest section above of that kind. */
export function placeOf(
  overview: JsonValue | null,
  navigator: JsonValue | null,
): { headingPath: string[]; department: string | null } {
  const sections = new Map<string, Section>();
  let own: Section | undefined;
  const externalId = textOf(memberOf(overview, "ExtId"));
  for (const entry of itemsOf(navigator)) {
    const [id, title, tag, parent, external] = ["Id", "Title", "HRSTag", "ParentId", "ExternalId"].map((key) =>
      textOf(memberOf(entry, key)),
    );
    const section = { title: title ?? null, tag: tag ?? null, parent: parent ?? null };
    if (id) sections.set(id, section);
    if (external && external === externalId) own = section;
  }
  const above: Section[] = [];
  for (let next = own; next && above.length < MAX_DEPTH; ) {
    next = next.parent === null ? undefined : sections.get(next.parent);
    if (next) above.unshift(next);
  }
  const department = above.findLast((section) => section.tag === "hs_6bDepartment")?.title ?? null;
  return { headingPath: above.flatMap(({ title }) => title ?? []), department };
}
