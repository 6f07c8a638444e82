import { expect, test } from "vitest";
import { type Grouping, listRows } from "./group-annotations.ts";
import { makeItem, makeTag } from "./testing/make-item.ts";

const [funding, review] = [makeTag("funding"), makeTag("review")];
const items = [
  makeItem({ id: "late", speaker: "Tom Rees", party: "Con", date: "2025-06-16", order: 9, tags: [review] }),
  makeItem({ id: "both", speaker: "Ada Marsh", date: "2025-01-06", order: 1, tags: [funding, review] }),
  makeItem({ id: "plain", speaker: "Ada Marsh", party: "Lab", date: null, order: 5 }),
  makeItem({ id: "lost", speaker: "Ada Marsh", status: "lost", tags: [funding] }),
];
const pathOf = (id: string) => (id === "review" ? ["plans", "review"] : [id]);

/** The list as one reads it: indented, groups with their counts. */
function read(groupBy: Grouping[], closed: string[] = []): string[] {
  return listRows(items, groupBy, new Set(closed), pathOf).map((row) =>
    row.type === "group"
      ? `${"  ".repeat(row.level)}${row.label} ${row.count}`
      : `${"  ".repeat(row.level)}- ${row.item.annotation.id}`,
  );
}

test("ungrouped, annotations stand in reading order, those not found last", () => {
  expect(read([])).toEqual(["- both", "- plain", "- late", "- lost"]);
});

test("by tag, an annotation stands under each of its tags and groups are named by their place in the codebook", () => {
  expect(read(["tag"])).toEqual([
    "funding 2",
    "  - both",
    "  - lost",
    "plans › review 2",
    "  - both",
    "  - late",
    "No tag 1",
    "  - plain",
  ]);
});

test("two levels count on each", () => {
  expect(read(["speaker", "date"])).toEqual([
    "Ada Marsh 3",
    "  6 January 2025 1",
    "    - both",
    "  Undated 1",
    "    - plain",
    "  Not found in the library 1",
    "    - lost",
    "Tom Rees 1",
    "  16 June 2025 1",
    "    - late",
  ]);
});

test("what is not known or not found has groups of its own, last", () => {
  expect(read(["party"]).filter((line) => !line.includes("- "))).toEqual([
    "Con 1",
    "Lab 1",
    "No party given 1",
    "Not found in the library 1",
  ]);
  expect(read(["debate"]).filter((line) => !line.includes("- "))).toEqual([
    "6 January 2025 · Borders 1",
    "16 June 2025 · Borders 1",
    "Undated · Borders 1",
    "Not found in the library 1",
  ]);
});

test("a closed group keeps its heading and count", () => {
  const [first] = listRows(items, ["tag"], new Set(), pathOf);
  expect(read(["tag"], [first?.key ?? ""]).slice(0, 2)).toEqual(["funding 2", "plans › review 2"]);
});
