import { longDay } from "../../ui/day.ts";
import { type AnnotationItem, inReadingOrder, itemSpeaker } from "./annotation-item.ts";

/** What a list can be grouped by, in the order of the menu. */
export const GROUPINGS = ["tag", "speaker", "party", "debate", "date"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A heading over annotations. */
export interface GroupRow {
  type: "group";
  /** Names it among all groups of the list. */
  key: string;
  /** 0 or 1. */
  level: number;
  label: string;
  /** For a tag's group. */
  colour: number | null;
  /** Annotations below it, each counted once. */
  count: number;
  isOpen: boolean;
}

/** An annotation in the list; one with two tags stands under both. */
export interface ItemRow {
  type: "item";
  key: string;
  /** How many headings stand above it. */
  level: number;
  item: AnnotationItem;
}

export type ListRow = GroupRow | ItemRow;

/** Where an item belongs on one level. `rank` sorts, the unknown last. */
interface Slot {
  id: string;
  label: string;
  colour: number | null;
  rank: [isUnknown: number, text: string];
}

const collator = new Intl.Collator("en", { numeric: true });

/**
 * The lines of a list grouped on up to two levels: groups by name or date, the unknown last; within a group in
 * reading order. Groups whose key is in `closed` show their heading only. `pathOf` gives a tag's place in the
 * codebook.
 */
export function listRows(
  items: readonly AnnotationItem[],
  groupBy: readonly Grouping[],
  closed: ReadonlySet<string>,
  pathOf: (tagId: string) => string[],
): ListRow[] {
  return rowsOf(inReadingOrder(items), groupBy.slice(0, 2), 0, "", closed, pathOf);
}

function rowsOf(
  items: readonly AnnotationItem[],
  groupBy: readonly Grouping[],
  level: number,
  above: string,
  closed: ReadonlySet<string>,
  pathOf: (tagId: string) => string[],
): ListRow[] {
  const [grouping, ...deeper] = groupBy;
  if (grouping === undefined) {
    return items.map((item) => ({ type: "item", key: `${above}#${item.annotation.id}`, level, item }));
  }
  const groups = new Map<string, { slot: Slot; items: AnnotationItem[] }>();
  for (const item of items) {
    for (const slot of slotsOf(item, grouping, pathOf)) {
      const group = groups.get(slot.id);
      if (group) group.items.push(item);
      else groups.set(slot.id, { slot, items: [item] });
    }
  }
  return [...groups.values()]
    .sort((a, b) => compareSlots(a.slot, b.slot))
    .flatMap(({ slot, items: own }): ListRow[] => {
      const key = `${above}/${grouping}:${slot.id}`;
      const isOpen = !closed.has(key);
      const { label, colour } = slot;
      const heading: GroupRow = { type: "group", key, level, label, colour, count: own.length, isOpen };
      return isOpen ? [heading, ...rowsOf(own, deeper, level + 1, key, closed, pathOf)] : [heading];
    });
}

function slotsOf(item: AnnotationItem, grouping: Grouping, pathOf: (tagId: string) => string[]): Slot[] {
  const { passage, tags } = item;
  const isLost = passage !== null && passage.debate === null;
  switch (grouping) {
    case "tag":
      if (tags.length === 0) return [slot("", "No tag", 1)];
      return tags.map((tag) => ({ ...slot(tag.id, pathOf(tag.id).join(" › ") || tag.name), colour: tag.colour }));
    case "speaker": {
      const name = itemSpeaker(item);
      return [name === null ? slot("", "Speaker not named", 1) : slot(name, name)];
    }
    case "party": {
      const party = passage?.speaker?.party.value ?? null;
      return [party === null ? slot("", isLost ? NOT_FOUND : "No party given", isLost ? 2 : 1) : slot(party, party)];
    }
    case "debate": {
      if (!passage?.debate) return [slot("", isLost ? NOT_FOUND : "Looking for it…", 2)];
      const { id, title, date } = passage.debate;
      const day = date.value;
      const label = `${day ? longDay(day) : "Undated"} · ${title.value ?? "Untitled"}`;
      return [{ ...slot(id, label, day ? 0 : 1), rank: [day ? 0 : 1, `${day ?? ""} ${title.value ?? ""}`] }];
    }
    case "date": {
      const day = passage?.date?.value ?? passage?.debate?.date.value ?? null;
      if (day === null) return [slot("", isLost ? NOT_FOUND : "Undated", isLost ? 2 : 1)];
      return [{ ...slot(day, longDay(day)), rank: [0, day] }];
    }
  }
}

const NOT_FOUND = "Not found in the library";

function slot(id: string, label: string, isUnknown = 0): Slot {
  return { id: `${isUnknown}${id}`, label, colour: null, rank: [isUnknown, label] };
}

function compareSlots(a: Slot, b: Slot): number {
  return a.rank[0] - b.rank[0] || collator.compare(a.rank[1], b.rank[1]) || (a.id < b.id ? -1 : 1);
}
