import { describe, expect, it } from "vitest";
import type { ParsedSource } from "../model/source.ts";
import { libraryCounts } from "./library-counts.ts";
import { reconstruct } from "./reconstruct.ts";
import { makeSource } from "./testing/make-source.ts";
import { outline, rebuild, turnsOf } from "./testing/outline.ts";

const ITEM = { title: "Harbour Dues", date: "2025-01-06", isExcerpt: false };
const OLDER = makeSource("debates2025-01-06a.xml", [
  { ...ITEM, title: "Harbour dues", turns: ["Ann Lee: @a", "Tom Ode: @b", "Ann Lee: short words", "Una Far: @e"] },
]);
const NEWER = makeSource("debates2025-01-06b.xml", [
  { ...ITEM, turns: ["Ann Lee: @a~", "Tom Ode: @c", "Ann Lee: other words", "Tom Ode: @d"] },
]);

function counted(sources: readonly ParsedSource[]): number {
  return libraryCounts(reconstruct(sources, [])).contributions;
}

describe("an older revision of a day's file", () => {
  it("stands behind the newest: its words are variants, counted once, and what only it prints is kept", () => {
    const [debate] = rebuild([OLDER, NEWER]);
    expect(debate?.title.value).toBe("Harbour Dues");
    expect(debate?.reasons).toContain(
      "debates2025-01-06a.xml is an older revision of debates2025-01-06b.xml, whose words are shown.",
    );
    const turns = turnsOf(debate);
    expect(turns.map((turn) => turn.occurrences.map((place) => place.source.slice(-5, -4)).join("")).sort()).toEqual([
      "a",
      "b",
      "ba",
      "ba",
      "ba",
    ]);
    expect(turns[1]).toMatchObject({
      reasons: [
        "Stands in the same place in debates2025-01-06b.xml and debates2025-01-06a.xml, an older revision, in other words.",
      ],
      variants: [{ similarity: expect.any(Number) }],
    });
    expect(outline(debate, [OLDER, NEWER])).toContain("a×2 c×2");
    expect(counted([OLDER, NEWER])).toBe(5);
  });

  it("is shown itself where the newest is missing or does not print the item", () => {
    expect(counted([OLDER])).toBe(4);
    const without = makeSource("debates2025-01-06b.xml", [{ ...ITEM, title: "Lanterns", turns: ["Ann Lee: @f"] }]);
    const dues = rebuild([OLDER, without]).find((debate) => debate.title.value === "Harbour dues");
    expect(dues?.reasons).toEqual([
      "debates2025-01-06a.xml is an older revision; debates2025-01-06b.xml, the newest, does not print this item.",
    ]);
  });

  it("joins the newest also under another title when half of its turns stand there", () => {
    const renamed = makeSource("debates2025-01-06b.xml", [
      { ...ITEM, title: "Tolls", turns: ["Ann Lee: @a", "Tom Ode: @b"] },
    ]);
    expect(rebuild([OLDER, renamed]).map((debate) => debate.title.value)).toEqual(["Tolls"]);
    const unrelated = makeSource("other.xml", [{ ...ITEM, title: "Tolls", turns: ["Ann Lee: @a", "Tom Ode: @b"] }]);
    expect(rebuild([OLDER, unrelated])).toHaveLength(2);
  });

  it("is what its reader says it is, whatever its name", () => {
    const superseded = { code: "superseded", severity: "info", message: "", place: null } as const;
    const first: ParsedSource = { ...OLDER, source: "root/x.xml", diagnostics: [superseded] };
    const [debate] = rebuild([first, { ...NEWER, source: "root/y.xml" }]);
    expect(turnsOf(debate)[0]?.occurrences.map((place) => place.source)).toEqual(["root/y.xml", "root/x.xml"]);
  });
});
