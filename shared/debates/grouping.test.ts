import { describe, expect, it } from "vitest";
import { libraryCounts } from "./library-counts.ts";
import { reconstruct } from "./reconstruct.ts";
import { type ExtractSketch, keyIn, makeSource } from "./testing/make-source.ts";
import { decide, rebuild, turnsOf } from "./testing/outline.ts";

const DAY = "2025-01-06";

/** How many debates two extracts in two files make, and why. */
function together(a: Partial<ExtractSketch>, b: Partial<ExtractSketch>): { debates: number; reasons: string[] } {
  const common = { title: "Harbour Dues", date: DAY, turns: ["Ann Lee: @a"] };
  const debates = rebuild([makeSource("a.txt", [{ ...common, ...a }]), makeSource("b.txt", [{ ...common, ...b }])]);
  return { debates: debates.length, reasons: debates.flatMap((debate) => debate.reasons) };
}

describe("extracts of one debate", () => {
  it("have the same title but for case, accents and punctuation", () => {
    expect(together({ title: "Harbour Dues: Café & Quay" }, { title: "HARBOUR DUES – Cafe and quay" })).toEqual({
      debates: 1,
      reasons: ["a.txt and b.txt print the same title, date, house and chamber."],
    });
  });

  it("have the same day, house and chamber", () => {
    expect(together({}, { date: "2025-01-07" }).debates).toBe(2);
    expect(together({}, { house: "lords", chamber: "Lords Chamber" }).debates).toBe(2);
    expect(together({}, { chamber: "Westminster Hall" }).debates).toBe(2);
  });

  it("may lack the house or chamber, and then say so", () => {
    const { debates, reasons } = together({}, { house: null, chamber: null });
    expect(debates).toBe(1);
    expect(reasons).toEqual([
      "b.txt does not print the house or chamber; put here because title and date are the same.",
    ]);
  });

  it("stay apart when a missing chamber would fit two debates", () => {
    const common = { title: "Harbour Dues", date: DAY };
    const sources = [
      makeSource("a.txt", [{ ...common, turns: ["Ann Lee: @a"] }]),
      makeSource("b.txt", [{ ...common, chamber: "Westminster Hall", turns: ["Ann Lee: @b"] }]),
      makeSource("c.txt", [{ ...common, chamber: null, turns: ["Ann Lee: @c"] }]),
    ];
    expect(rebuild(sources)).toHaveLength(3);
  });

  it("are never a written statement and a debate of the same title", () => {
    expect(together({ kind: "written-statement" }, {}).debates).toBe(2);
    expect(together({ kind: "statement" }, { kind: "unknown" }).debates).toBe(1);
  });

  it("may differ a little in title only with the same words, and say so", () => {
    const titles = [{ title: "Harbour Dues" }, { title: "Harbour Dues: Report" }] as const;
    expect(together(titles[0], titles[1])).toEqual({
      debates: 1,
      reasons: [
        "Titled “Harbour Dues” in a.txt and “Harbour Dues: Report” in b.txt; put together because of the same date and 1 contribution with the same words.",
      ],
    });
    expect(together(titles[0], { ...titles[1], turns: ["Ann Lee: @b"] }).debates).toBe(2);
    expect(together({ title: "New Clause 1" }, { title: "New Clause 2" }).debates).toBe(2);
  });

  it("are undated only with the same title and the same words", () => {
    expect(together({}, { date: null, turns: ["Ann Lee: @b"] }).debates).toBe(2);
    expect(together({ date: null }, { date: null, turns: ["Ann Lee: @b"] }).debates).toBe(2);
    expect(together({}, { date: null, title: "Lanterns" }).debates).toBe(2);
    expect(together({}, { date: null })).toEqual({
      debates: 1,
      reasons: [
        "The place in b.txt prints no date; put here because the title and the words of 1 contribution are the same.",
      ],
    });
  });

  it("never join by a formula", () => {
    const formula = { turns: ["Mary Chair: I call the shadow Minister."] };
    expect(together(formula, { ...formula, date: null }).debates).toBe(2);
    expect(together({ ...formula, date: null, house: null }, { ...formula, date: null }).debates).toBe(2);
  });

  it("are written questions only with the same day asked and the same question", () => {
    const question = { kind: "written-question", answeredDate: "2025-01-17" } as const;
    const asked = { ...question, turns: [": What is due?", "Ann Lee: @a"] };
    expect(together(asked, { ...asked, turns: [": What is due?", "Ann Lee: @b"] })).toEqual({
      debates: 1,
      reasons: ["a.txt and b.txt print the same title, date, house and chamber and the words asked."],
    });
    expect(together(asked, { ...asked, turns: [": What was due?", "Ann Lee: @a"] }).debates).toBe(2);
    expect(together(asked, { ...asked, date: "2025-01-08" }).debates).toBe(2);
  });

  it("of copied files are one even without title, date or long words", () => {
    const sketch = [{ turns: ["Ann Lee: Yes.", "Ben Ode: No."] }];
    const copies = [makeSource("a.txt", sketch), makeSource("b.txt", sketch)];
    const reconstruction = reconstruct(copies, []);
    expect(libraryCounts(reconstruction).contributions).toBe(2);
    expect(reconstruction.debates[0]?.reasons).toEqual(["a.txt and b.txt are copies of one file."]);
  });
});

describe("facts of a debate", () => {
  it("are what most extracts print, and name the others", () => {
    const sketch = { title: "Harbour Dues", date: DAY, turns: ["Ann Lee: @a"] };
    const sources = ["Treasury", "Home Office", "Treasury", null].map((department, at) =>
      makeSource(`${at}.txt`, [{ ...sketch, department }]),
    );
    expect(rebuild(sources)[0]?.department).toEqual({
      value: "Treasury",
      origin: "printed",
      reason: "1.txt prints “Home Office”",
    });
  });

  it("give a date hint only on a page whose dates go one way", () => {
    const page = (dates: (string | null)[]) =>
      rebuild([
        makeSource(
          "page.txt",
          dates.map((date, at) => ({ title: `Item ${at}`, date, turns: [`Ann Lee: @x${at}`] })),
        ),
      ]).find((debate) => debate.date.value === null)?.dateHint?.interval;
    expect(page(["2025-01-01", null, "2025-02-01"])).toEqual({ from: "2025-01-01", to: "2025-02-01" });
    expect(page(["2025-02-01", null, null, "2025-01-01"])).toEqual({ from: "2025-01-01", to: "2025-02-01" });
    expect(page(["2025-01-01", null, "2025-02-01", "2024-01-01"])).toBeUndefined();
    expect(page(["2025-02-01", "2025-01-01", null])).toBeUndefined();
    expect(page(["2025-01-01", null, "2025-01-01"])).toBeUndefined();
  });
});

describe("the analyst's decisions about debates", () => {
  const one = makeSource("a.txt", [{ title: "Harbour Dues", date: DAY, turns: ["Ann Lee: @a"] }]);
  const other = makeSource("b.txt", [{ title: "Lanterns", date: null, turns: ["Ben Ode: @b"] }]);
  const [keyOne, keyOther] = [keyIn(one, 0, 0), keyIn(other, 0, 0)];

  it("join and split, the later one winning", () => {
    const join = decide({ type: "join-debates", keys: [keyOne, keyOther] }, 10);
    expect(rebuild([one, other], [join]).map((debate) => debate.reasons)).toEqual([
      ["Put together by JS on 3 March 2026."],
    ]);
    const split = decide({ type: "split-debates", keys: [keyOther, keyOne] }, 11);
    expect(rebuild([one, other], [join, split])).toHaveLength(2);
    expect(rebuild([one, other], [split, { ...join, at: "2026-03-04" }])).toHaveLength(1);
  });

  it("split what is printed alike", () => {
    const copy = makeSource("c.txt", [{ title: "Harbour Dues", date: DAY, turns: ["Ann Lee: @c"] }]);
    const split = decide({ type: "split-debates", keys: [keyOne, keyIn(copy, 0, 0)] });
    const debates = rebuild([one, copy], [split]);
    expect(debates).toHaveLength(2);
    expect(new Set(debates.map((debate) => debate.id)).size).toBe(2);
    expect(debates[0]?.reasons).toEqual(["Kept apart by JS on 3 March 2026 from another item with the same facts."]);
  });

  it("bring together what has the same facts after they are set", () => {
    const undated = makeSource("c.txt", [{ title: "Harbour dues", date: null, turns: ["Ben Ode: @b"] }]);
    const set = decide({ type: "debate-field", keys: [keyIn(undated, 0, 0)], field: "date", value: DAY });
    const debates = rebuild([one, undated], [set]);
    expect(debates).toHaveLength(1);
    expect(debates[0]?.reasons).toEqual(["c.txt put here because of the facts set by JS on 3 March 2026."]);
    expect(turnsOf(debates[0]).map((turn) => [turn.date.value, turn.date.origin])).toContainEqual([DAY, "set"]);
    const apart = decide({ type: "split-debates", keys: [keyOne, keyIn(undated, 0, 0)] }, 12);
    expect(rebuild([one, undated], [set, apart])).toHaveLength(2);
  });

  it("hold for every extract of the debate, also for one that comes later", () => {
    const later = makeSource("z.txt", [{ title: "Harbour Dues", date: DAY, turns: ["Ann Lee: @a", "Ann Lee: @d"] }]);
    const set = decide({ type: "debate-field", keys: [keyOne], field: "date", value: "2025-01-09" });
    const debates = rebuild([one, later], [set]);
    expect(debates.map((debate) => debate.date.value)).toEqual(["2025-01-09"]);
    expect(turnsOf(debates[0]).map((turn) => turn.date.value)).toEqual(["2025-01-09", "2025-01-09"]);
  });
});

describe("a correction whose file changed", () => {
  const sketch = { title: "Harbour Dues", date: null, turns: ["Mary Chair: Order.", "Ann Lee: @a"] };
  const before = makeSource("a.txt", [sketch]);
  const dated = (index: number) =>
    decide({ type: "debate-field", keys: [keyIn(before, 0, index)], field: "date", value: DAY });
  const result = (sources: ReturnType<typeof makeSource>[], index: number) => {
    const { debates, staleCorrections } = reconstruct(sources, [dated(index)]);
    return [...debates.map((debate) => debate.date.value), `stale ${staleCorrections.length}`];
  };

  it("follows the words within the file, and into a renamed or another one", () => {
    const changed = makeSource("a.txt", [
      { title: "Other", date: "2024-01-01", turns: ["Ben Ode: @b"] },
      { ...sketch, turns: ["Ben Ode: @c", ...sketch.turns] },
    ]);
    expect(result([changed], 1)).toEqual(["2024-01-01", DAY, "stale 0"]);
    expect(result([makeSource("renamed.txt", [sketch])], 0)).toEqual([DAY, "stale 0"]);
    expect(result([makeSource("b.txt", [{ ...sketch, turns: ["Ann Lee: @a"] }])], 1)).toEqual([DAY, "stale 0"]);
  });

  it("says that it no longer applies rather than follow a formula into another file", () => {
    const elsewhere = makeSource("b.txt", [
      { ...sketch, title: "Other" },
      { ...sketch, turns: ["Ben Ode: @d"] },
    ]);
    expect(result([elsewhere], 0)).toEqual([null, null, "stale 1"]);
    expect(result([], 1)).toEqual(["stale 1"]);
  });
});
