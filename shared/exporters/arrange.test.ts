import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange } from "./arrange.ts";
import { debate, item, printed, speaker, tag, unknown } from "./testing/items.ts";

const undated = { ...debate, id: "d2", title: printed("Buoys Bill"), date: unknown };
const other = { ...speaker, personId: "p2", name: printed("Bob Birch") };
const items = [
  item("one", { id: "1", order: 5 }),
  item("two", { id: "2", order: 1, debate: undated, date: unknown, tags: [tag("Safety"), tag("Money", "Funding")] }),
  item("three", { id: "3", order: 7, speaker: other, tags: [] }),
  item("four", { id: "4", order: -1, debate: null, date: null, speaker: null, status: "lost", tags: [] }),
];
const outline = (groupBy: Parameters<typeof arrange>[1]["groupBy"], orderBy: "date" | "speaker" = "date") =>
  arrange(items, { groupBy, orderBy }).map(({ groups, item }) =>
    [...groups.map((group) => group.label), item.exact].join(" > "),
  );

describe("arrange", () => {
  it("sorts by date with the undated last, then by place", () => {
    expect(outline([])).toEqual(["one", "three", "two", "four"]);
    expect(outline([], "speaker")).toEqual(["two", "one", "three", "four"]);
  });

  it("puts a passage under each of its tags", () => {
    expect(outline(["tag"])).toEqual([
      "Money / Funding > one",
      "Money / Funding > two",
      "Safety > two",
      "No tag > three",
      "No tag > four",
    ]);
  });

  it("groups on two levels", () => {
    expect(outline(["speaker", "debate"])).toEqual([
      "Ann Ash > 16 January 2025, Harbour Dredging > one",
      "Ann Ash > [date not in source], Buoys Bill > two",
      "Bob Birch > 16 January 2025, Harbour Dredging > three",
      "Speaker not named > Not found in the library > four",
    ]);
    expect(outline(["date"])).toEqual([
      "16 January 2025 > one",
      "16 January 2025 > three",
      "[date not in source] > two",
      "[date not in source] > four",
    ]);
  });

  it("does not depend on the order given", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(items, { minLength: items.length }),
        fc.constantFrom("tag", "debate", "date"),
        (mixed, level) => {
          const settings = { groupBy: [level], orderBy: "speaker" } as const;
          expect(arrange(mixed, { ...settings, groupBy: [level] })).toEqual(
            arrange(items, { ...settings, groupBy: [level] }),
          );
        },
      ),
      { seed: 20250116 },
    );
  });
});
