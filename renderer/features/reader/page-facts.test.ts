import { expect, test } from "vitest";
import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { DebatePage, PageRun } from "../../../shared/api/page-schemas.ts";
import { pageCoverage, pageDates, pageFacts, translationWords } from "./page-facts.ts";

const none: KnownText = { value: null, origin: "none", reason: null };
const printed = (value: string): KnownText => ({ value, origin: "printed", reason: null });
const run = (orderKnown: boolean): PageRun => ({
  orderKnown,
  orderOrigin: "none",
  reason: orderKnown ? null : "The two pages share no contribution.",
  sources: [],
  contributions: [],
});

function page(fields: Partial<DebatePage>): DebatePage {
  return {
    id: "d",
    kind: "debate",
    title: printed("Flood Defences"),
    date: printed("2025-01-16"),
    answeredDate: none,
    house: printed("commons"),
    chamber: printed("Commons Chamber"),
    department: none,
    volume: none,
    columns: none,
    url: none,
    dateHint: null,
    isExcerpt: false,
    generation: 1,
    headingPath: [],
    contributionCount: 10,
    speakers: [{ personId: "p", name: "Ann Example", contributions: 10 }],
    words: 100,
    gaps: 0,
    sources: [],
    language: null,
    translations: [],
    runs: [run(true)],
    reasons: [],
    ...fields,
  };
}

const words = (facts: { text: string }[]) => facts.map((fact) => fact.text);

test("the date stands first, both dates of a question", () => {
  expect(pageDates(page({}))).toBe("16 January 2025");
  const question = {
    kind: "written-question",
    date: printed("2025-01-09"),
    answeredDate: printed("2025-01-17"),
  } as const;
  expect(pageDates(page(question))).toBe("Asked 9 January 2025, answered 17 January 2025");
  expect(pageDates(page({ date: none }))).toBe("Undated");
});

test("house is not said twice when the chamber says it", () => {
  expect(words(pageFacts(page({})))).toEqual(["Commons Chamber", "10 contributions", "1 speaker"]);
  expect(words(pageFacts(page({ chamber: printed("Westminster Hall") })))[0]).toBe("Commons");
});

test("how many contributions there are is said once", () => {
  expect(words(pageFacts(page({ isExcerpt: true })))).toEqual(["Commons Chamber", "1 speaker"]);
});

test("coverage says what is held and what is not known", () => {
  expect(words(pageCoverage(page({ isExcerpt: true, gaps: 3 })))).toEqual([
    "Excerpts only: 10 contributions, 3 marked gaps; other gaps possible",
  ]);
  expect(pageCoverage(page({}))).toEqual([]);
  const unordered = pageCoverage(page({ runs: [run(false), run(false)] }));
  expect(words(unordered)).toEqual(["order of two runs unknown"]);
  expect(unordered[0]?.reason).toContain("share no contribution");
});

test("a missing date is named with what is likely, a set one with who set it", () => {
  const dateHint = { from: "2024-09-02", to: "2024-12-11", reason: "It stands between two dated debates." };
  expect(words(pageCoverage(page({ date: none, dateHint })))).toEqual([
    "date not in source",
    "probably between 2 September and 11 December 2024",
  ]);
  const set: KnownText = { value: "2024-10-01", origin: "set", reason: "Set by AB" };
  expect(words(pageCoverage(page({ date: set })))).toEqual(["date set by you"]);
});

test("of several revisions it is said which is shown, and which one an older one gave way to", () => {
  const newest = { id: "b", path: "day-b.xml", line: 1, supersededBy: null };
  const older = { id: "a", path: "day-a.xml", line: 1, supersededBy: "day-b.xml" };
  expect(pageCoverage(page({ sources: [newest] }))).toEqual([]);
  expect(pageCoverage(page({ sources: [newest, older] }))).toEqual([
    { text: "newest revision shown; an older one is held", reason: "day-a.xml is an older revision of day-b.xml." },
  ]);
  const [alone] = pageCoverage(page({ sources: [{ ...older, supersededBy: "" }] }));
  expect(alone).toMatchObject({ text: "an older revision", isMarked: true });
  expect(alone?.reason).toContain("the library does not hold it");
});

test("a translation is named by its language", () => {
  const twin = { debate: "d", key: "k", title: "Ponts", language: "fr", sources: ["fr.xml"] };
  expect(translationWords(twin)).toBe("Also in French");
  expect(translationWords({ ...twin, language: null })).toBe("Also in another language");
});
