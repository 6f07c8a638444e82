import { describe, expect, it } from "vitest";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import type { Anchor, Annotation } from "../../../shared/model/annotation.ts";
import { isSameSort, PRESETS, setSortKey } from "./concordance-view.ts";
import { lineCells, TABLE_HEADERS, tabbedRows } from "./line-columns.ts";
import { sortedWords } from "./sorted-words.ts";
import { MarkedWords, taggedWords, taggingLabel } from "./tag-lines.ts";
import { allTicks, noTicks, setTicks, tickedPages, toggleTick } from "./ticks-state.ts";

const anchor = (start: number, end: number): Anchor => ({
  key: "a/b.txt:1",
  reader: { id: "plain-text", version: 1 },
  start,
  end,
  exact: "harbour",
  prefix: "",
  suffix: "",
  exactAtCreation: "harbour",
  speaker: "Ana Bell",
});
const none = { value: null, origin: "none", reason: null } as const;
const line: ConcordanceLine = {
  ordinal: 4,
  contribution: "c",
  debate: "d",
  anchor: anchor(30, 37),
  left: "I thank\nthe House. The ",
  right: "\tmust be dredged",
  date: { value: "2025-01-16", origin: "printed", reason: null },
  speaker: { printed: "ANA BELL", name: { value: "Ana Bell", origin: "printed", reason: null } },
  party: none,
  office: none,
  constituency: none,
  debateTitle: "Harbours",
  house: "commons",
  path: "b.txt",
  line: 12,
  column: null,
};

describe("ticks", () => {
  it("count what is ticked, once each, and leave the former state alone", () => {
    const first = noTicks(5);
    const some = setTicks(first, [1, 3, 3, 9], true);
    expect([first.count, some.count, toggleTick(some, 3).count, toggleTick(some, 4).count]).toEqual([0, 2, 1, 3]);
    expect(setTicks(allTicks(5), [0, 4], false).count).toBe(3);
  });

  it("find the pages in which ticked lines stand in another order", () => {
    const ticks = setTicks(noTicks(7), [2, 6], true);
    expect(tickedPages(ticks, [6, 5, 4, 3, 2, 1, 0], 2)).toEqual([
      { offset: 0, limit: 2 },
      { offset: 4, limit: 2 },
    ]);
    expect(tickedPages(allTicks(7), [0, 1, 2, 3, 4, 5, 6], 3).at(-1)).toEqual({ offset: 6, limit: 1 });
  });
});

describe("the order", () => {
  it("takes another key at a place; a key stands once, and nothing ends it", () => {
    expect(setSortKey([], 0, "1L")).toEqual(["1L"]);
    expect(setSortKey(["1L", "2L", "3L"], 1, "node")).toEqual(["1L", "node", "3L"]);
    expect(setSortKey(["1L", "2L", "3L"], 0, "3L")).toEqual(["3L", "2L"]);
    expect(setSortKey(["1L", "2L", "3L"], 1, null)).toEqual(["1L"]);
    expect(setSortKey(["1L"], 2, "date")).toEqual(["1L", "date"]);
    expect(PRESETS.filter(({ sort }) => isSameSort(sort, ["1R", "2R", "3R"])).map(({ id }) => id)).toEqual(["right"]);
  });

  it("finds its words in the contexts", () => {
    const sort = ["2L", "1R", "speaker"] as const;
    expect(sortedWords("We the people ", "L", sort)).toEqual([{ start: 3, end: 6, rank: 0 }]);
    expect(sortedWords(", of course", "R", sort)).toEqual([{ start: 2, end: 4, rank: 1 }]);
    expect(sortedWords("one ", "L", ["2L"])).toEqual([]);
  });
});

describe("lines as a table", () => {
  it("has a cell for each header, the context on one line, nothing for what is not known", () => {
    const cells = Object.fromEntries(TABLE_HEADERS.map((header, at) => [header, lineCells(line, "cost")[at]]));
    expect(cells).toMatchObject({ date: "2025-01-16", left: "I thank the House. The ", node: "harbour", party: "" });
    expect(cells).toMatchObject({ tags: "cost", file: "b.txt", line: "12", start_utf16: "30" });
    expect(
      tabbedRows([
        ["a\tb", "c"],
        ["d", "e\nf"],
      ]),
    ).toBe("a b\tc\nd\te f");
  });
});

describe("tagging lines", () => {
  const known = {
    id: "x",
    anchor: anchor(30, 37),
    note: "n",
    tags: { old: true, off: false },
  } as unknown as Annotation;

  it("adds the tag to the annotation that stands on the very words, and makes others", () => {
    const written = taggedWords(new MarkedWords([known]), [anchor(30, 37), anchor(30, 36)], "new");
    expect(written[0]).toMatchObject({ id: "x", tagIds: ["old", "new"], note: "n" });
    expect(written[1]).toMatchObject({ tagIds: ["new"], note: "", anchor: { end: 36 } });
  });

  it("writes nothing where the tag is on already", () => {
    expect(taggedWords(new MarkedWords([known]), [anchor(30, 37)], "old")).toEqual([]);
    expect([taggingLabel("cost", 1), taggingLabel("cost", 12)]).toEqual(['Tag "cost"', 'Tag "cost" (12 passages)']);
  });
});
