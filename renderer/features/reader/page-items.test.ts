import { describe, expect, test } from "vitest";
import type { DebatePage, PageContribution } from "../../../shared/api/page-schemas.ts";
import { hitBeside, hitsIn, queryFinder, typedFinder } from "./page-hits.ts";
import { contributionWith, itemIndex, pageContent } from "./page-items.ts";

function contribution(key: string, kind: PageContribution["kind"], gap: boolean, ...paragraphs: string[]) {
  return {
    kind,
    gapBefore: gap ? { printed: "--- Later in debate ---", source: "a.txt" } : null,
    paragraphs,
    occurrences: [{ key }, { key: `${key} copy` }],
  } as unknown as PageContribution;
}

const first = contribution("1", "speech", false, "The flood was high.", "Children’s lives changed.");
const chair = contribution("2", "chair", true, "Order.");
const last = contribution("3", "speech", false, "A flood again.");
const page = {
  runs: [
    { orderKnown: false, contributions: [first, chair] },
    { orderKnown: false, contributions: [last] },
  ],
} as unknown as DebatePage;

describe("the page laid out", () => {
  test("gaps and run breaks stand between contributions", () => {
    const { items, hidden } = pageContent(page, false, null);
    expect(items.map((item) => item.type)).toEqual([
      "contribution",
      "gap",
      "contribution",
      "run-break",
      "contribution",
    ]);
    expect(hidden).toBe(0);
  });

  test("hiding the chair keeps the gap before its words and the positions of the others", () => {
    const { items, turns, hidden } = pageContent(page, true, null);
    expect(items.map((item) => item.type)).toEqual(["contribution", "gap", "run-break", "contribution"]);
    expect(hidden).toBe(1);
    expect(turns.map((turn) => turn.key)).toEqual(["1", "3"]);
    expect(items.at(-1)).toMatchObject({ position: 3 });
  });

  test("what a link leads to is never hidden, whichever copy it names", () => {
    const { items } = pageContent(page, true, "2 copy");
    expect(itemIndex(items, "2")).toBe(2);
    expect(contributionWith(page, "3 copy")).toBe(last);
    expect(contributionWith(page, "gone")).toBeNull();
  });
});

describe("hits of the page", () => {
  const { turns } = pageContent(page, false, null);

  test("the words of the search are marked, its fields are not", () => {
    expect(hitsIn(turns, queryFinder("flood speaker:flood")).map((hit) => hit.key)).toEqual(["1", "3"]);
    expect(hitsIn(turns, queryFinder('"unfinished'))).toEqual([]);
    expect(hitsIn(turns, queryFinder(""))).toEqual([]);
  });

  test("words asked of procedure and voters are marked in divisions and notes, whoever is first in a name", () => {
    const marked = (query: string, text: string, isProcedure = true) =>
      queryFinder(query)?.({ text, isProcedure }).map(({ start, end }) => text.slice(start, end));
    expect(marked('procedure:"question put" put', "Question put, and put again")).toEqual(["Question put", "put"]);
    expect(marked("procedure:question", "A question", false)).toEqual([]);
    expect(marked('voted:"Jane Doe" -no:roe', "Doe, Jane\tRoe, Rob")).toEqual(["Doe, Jane"]);
  });

  test("find matches as one types, straight apostrophes too", () => {
    expect(hitsIn(turns, typedFinder("children's li"))).toHaveLength(1);
    expect(hitsIn(turns, typedFinder("  "))).toEqual([]);
    expect(hitsIn(turns, typedFinder("."))).toHaveLength(4);
  });

  test("stepping follows the page and goes round only when asked", () => {
    const hits = hitsIn(turns, queryFinder("flood"));
    expect(hitBeside(turns, hits, null, 1, false)).toBe(0);
    expect(hitBeside(turns, hits, { key: "1", start: 4 }, 1, false)).toBe(1);
    expect(hitBeside(turns, hits, { key: "2", start: 0 }, -1, false)).toBe(0);
    expect(hitBeside(turns, hits, { key: "3", start: 2 }, 1, false)).toBe(-1);
    expect(hitBeside(turns, hits, { key: "3", start: 2 }, 1, true)).toBe(0);
  });
});
