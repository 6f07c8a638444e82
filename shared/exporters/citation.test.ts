import { describe, expect, it } from "vitest";
import { analystFacts, citationLine, cite } from "./citation.ts";
import { debate, item, printed, question, setBy, speaker, unknown } from "./testing/items.ts";

describe("cite", () => {
  it("gives the words as they stand, then who, where and when", () => {
    const words = "backed by £5 million\nof ‘additional’ funding";
    expect(cite(item(words)).plain).toBe(
      `${words}\nAnn Ash (Northport; Ind), HC Deb 16 January 2025, Harbour Dredging, vol [ ] col [ ], para 17, 2025/january.txt`,
    );
  });

  it("gives the same as HTML, one paragraph each, every character text", () => {
    expect(cite(item("a < b & c\n‘d’")).html).toMatch(
      /^<blockquote><p>a &#x3C; b &#x26; c<\/p><p>‘d’<\/p><\/blockquote><p>Ann Ash .*january\.txt<\/p>$/,
    );
  });
});

describe("citationLine", () => {
  it("never makes up what the source does not say", () => {
    const bare = { ...debate, date: unknown, house: unknown, chamber: unknown };
    expect(citationLine(item("x", { debate: bare, date: unknown, speaker: null, paragraphs: null }))).toBe(
      "[speaker not named], [house not in source], [date not in source], Harbour Dredging, vol [ ] col [ ], 2025/january.txt",
    );
  });

  it("marks what the analyst set", () => {
    const changed = { ...debate, date: setBy("2024-12-09"), house: setBy("lords"), volume: setBy("760") };
    const person = { ...speaker, party: setBy("Lab") };
    const cited = item("x", { debate: changed, date: setBy("2024-12-09"), speaker: person, column: "512" });
    expect(citationLine(cited)).toBe(
      "Ann Ash (Northport; Lab [set by the analyst]), HL Deb [house set by the analyst], " +
        "9 December 2024 [date set by the analyst], Harbour Dredging, vol 760 [set by the analyst] col 512, para 17, 2025/january.txt",
    );
    expect(analystFacts(cited)).toEqual([
      "date: 9 December 2024 (set by AB)",
      "house: lords (set by AB)",
      "volume: 760 (set by AB)",
      "party: Lab (set by AB)",
    ]);
    expect(analystFacts(item("x", { debate: { ...debate, title: setBy(null) } }))).toEqual([
      "title: not known (set by AB)",
    ]);
  });

  it("cites a written answer by the day it was answered, and its question by both days", () => {
    const office = { ...speaker, office: printed("Minister for Ports"), constituency: unknown, party: unknown };
    const answer = item("x", {
      debate: question,
      contributionKind: "answer",
      date: printed("2025-01-17"),
      speaker: office,
      paragraphs: { from: 2, to: 3 },
    });
    expect(citationLine(answer)).toBe(
      "Ann Ash (Minister for Ports), written question, answered 17 January 2025, Ferries, paras 2–3, 2025/january.txt",
    );
    const asked = item("x", {
      debate: question,
      contributionKind: "question",
      date: printed("2025-01-09"),
      speaker: null,
    });
    expect(citationLine(asked)).toBe(
      "[speaker not named], written question, asked 9 January 2025, answered 17 January 2025, Ferries, para 17, 2025/january.txt",
    );
    expect(citationLine({ ...asked, number: "12345" })).toContain("written question, no. 12345, asked 9 January 2025");
  });

  it("names other houses as they are known, and every file", () => {
    const places = ["a.txt", "b/c.txt", "a.txt"].map((path) => ({ ...item("x").places[0], path }) as never);
    const cited = item("x", { debate: { ...debate, house: printed("Senate"), columns: printed("12-14") }, places });
    expect(citationLine(cited)).toBe(
      "Ann Ash (Northport; Ind), Senate, 16 January 2025, Harbour Dredging, vol [ ] cols 12-14, para 17, a.txt; b/c.txt",
    );
  });

  it("cites a name as it is printed, without the year that tells two of that name apart", () => {
    const cited = item("x", { speaker: { ...speaker, name: printed("Ann Ash (until 1910)") } });
    expect(citationLine(cited)).toMatch(/^Ann Ash \(Northport; Ind\), HC Deb/);
  });

  it("says that lost words are not there", () => {
    expect(citationLine(item("x", { debate: null, paragraphs: null, places: [] }))).toBe(
      "[not found in the library now]",
    );
  });
});
