import { knownDate } from "./dates.ts";
import type { ExportItem, ExportTag } from "./export-item.ts";
import type { ArrangeKey, ExportOptions } from "./exporter.ts";

/** An item with the headings it stands under, outermost first; as many as there are levels. */
export interface Arranged {
  groups: { id: string; label: string }[];
  item: ExportItem;
}

/** Where an item belongs on one level. `rank` sorts, the unknown last; equal ids are one group. */
interface Slot {
  id: string;
  label: string;
  rank: [isUnknown: number, text: string];
}

const collator = new Intl.Collator("en", { numeric: true });

/**
 * Puts items into groups and order: groups by name or date, the unknown last; within a group by `orderBy`, then
 * by place in the library. Does not depend on the order given. Under `tag` an item stands once for each tag.
 */
export function arrange(items: readonly ExportItem[], options: Pick<ExportOptions, "groupBy" | "orderBy">): Arranged[] {
  const levels = options.groupBy.slice(0, 2);
  const placed = items.flatMap((item) =>
    combinations(levels.map((level) => slotsOf(item, level))).map((slots) => ({ slots, item })),
  );
  placed.sort((a, b) => {
    for (const [level, slot] of a.slots.entries()) {
      const order = compareSlots(slot, b.slots[level] as Slot);
      if (order !== 0) return order;
    }
    const [own, other] = [slotsOf(a.item, options.orderBy), slotsOf(b.item, options.orderBy)];
    return compareSlots(own[0] as Slot, other[0] as Slot) || comparePlaces(a.item, b.item);
  });
  return placed.map(({ slots, item }) => ({ groups: slots.map(({ id, label }) => ({ id, label })), item }));
}

/** By place in the library, lost ones last, then by id: the order in which nothing is grouped. */
export function comparePlaces(a: ExportItem, b: ExportItem): number {
  const isLost = (item: ExportItem) => (item.order < 0 ? 1 : 0);
  return (
    isLost(a) - isLost(b) ||
    a.order - b.order ||
    a.start - b.start ||
    a.end - b.end ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** `Theme / Sub-theme / Tag`. */
export function tagPath(tag: ExportTag): string {
  return tag.path.join(" / ");
}

/** Tags in the order of their paths. */
export function sortedTags(tags: readonly ExportTag[]): ExportTag[] {
  return [...tags].sort((a, b) => collator.compare(tagPath(a), tagPath(b)) || (a.id < b.id ? -1 : 1));
}

function slotsOf(item: ExportItem, key: ArrangeKey): Slot[] {
  switch (key) {
    case "tag":
      if (item.tags.length === 0) return [{ id: "", label: "No tag", rank: [1, ""] }];
      return sortedTags(item.tags).map((tag) => ({ id: tag.id, label: tagPath(tag), rank: [0, tagPath(tag)] }));
    case "debate": {
      if (!item.debate) return [{ id: "", label: "Not found in the library", rank: [2, ""] }];
      const { id, title, date } = item.debate;
      const label = `${knownDate(date)}, ${title.value ?? "[title not in source]"}`;
      return [{ id, label, rank: [date.value === null ? 1 : 0, `${date.value ?? ""} ${title.value ?? ""}`] }];
    }
    case "speaker": {
      const { personId, name, printed } = item.speaker ?? {};
      const label = name?.value ?? printed?.name ?? printed?.printed;
      if (!label) return [{ id: "", label: "Speaker not named", rank: [1, ""] }];
      return [{ id: personId ?? label, label, rank: [0, label] }];
    }
    case "date": {
      const date = item.date ?? item.debate?.date;
      return [{ id: date?.value ?? "", label: knownDate(date), rank: [date?.value ? 0 : 1, date?.value ?? ""] }];
    }
  }
}

function compareSlots(a: Slot, b: Slot): number {
  return a.rank[0] - b.rank[0] || collator.compare(a.rank[1], b.rank[1]) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function combinations(levels: Slot[][]): Slot[][] {
  return levels.reduce<Slot[][]>((paths, slots) => paths.flatMap((path) => slots.map((slot) => [...path, slot])), [[]]);
}
