import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "./sentences.ts";

const split = (text: string) => sentences(text).map((range) => text.slice(range.start, range.end));
const seeds = new URL("../../seeds/", import.meta.url);
const seedTexts = readdirSync(seeds)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, seeds), "utf8"));
const readers = new URL("../readers/", import.meta.url);
const fixtures = readdirSync(readers, { recursive: true, encoding: "utf8" }).filter((name) =>
  /fixtures\/.*\.(txt|xml|html|json)$/.test(name),
);

/** What a sentence must never begin with when "hon." stands right before it. */
function expectNoneBeginsAfterHon(text: string): void {
  for (const { start } of sentences(text)) {
    if (/(?<!\p{L})hon\.\s*$/iu.test(text.slice(0, start))) {
      expect(text.slice(start, start + 20)).not.toMatch(/^(Friend|Lady|Gentleman|Member)/);
    }
  }
}

describe("sentences", () => {
  it.each([
    [["My hon. Friend is right.", "We will need a process."]],
    [["I thank my rt. hon. Friend, Mr. Allen, and Dr. Bell of St. Mary’s."]],
    [["The right hon. and learned Gentleman asked about No. 10 (see col. 12 and vol. [ ]).", "No."]],
    [["The answer is No.", "We go on."]],
    [["They spoke at 10 a.m. in committee, e.g. on this, i.e. on that, etc."]],
    [["She said, “Enough is enough.”", "Then she left.", "(So did I.)", "We agreed."]],
    [["I hesitate… but I agree… ", "We must act..."].map((text) => text.trim())],
    [["“Why?” he asked.", "Order!", "I call the next speaker."]],
    [["It cost £3.5 million in the U.K. Government’s view.", "J. R. Smith disagreed."]],
    [["1. The Bill is read.", "2. It is agreed."]],
    [["So do I.", "We all do."]],
    [["The next sitting is at 2 pm.", "We adjourn."]],
  ])("cuts %j", (expected) => {
    expect(split(expected.join(" "))).toEqual(expected);
  });

  it("ends at a paragraph's end, but not between hon. and Friend", () => {
    expect(split("Heading\nwords at 10 a.m.\nMembers rose")).toEqual(["Heading", "words at 10 a.m.", "Members rose"]);
    expect(split("I thank my hon.\nFriend. Yes.")).toEqual(["I thank my hon.\nFriend.", "Yes."]);
  });

  it("ends at full-width marks without white space", () => {
    expect(split("主席。多謝！是")).toEqual(["主席。", "多謝！", "是"]);
  });

  it.each(seedTexts.map((text, index) => [index, text] as const))("never begins after hon. in sample %i", (_, text) => {
    expect(sentences(text).length).toBeGreaterThan(10);
    expectNoneBeginsAfterHon(text);
  });

  it("never begins after hon. in any reader's fixture", () => {
    for (const name of fixtures) expectNoneBeginsAfterHon(readFileSync(new URL(name, readers), "utf8"));
  });

  it("puts every character that is not white space into one sentence, in order", () => {
    const piece = fc.constantFrom(
      ...[
        "hon. ",
        "Hon.\n",
        "rt. hon.",
        "Friend",
        " Lady ",
        "No. ",
        "10",
        ". ",
        "? ",
        "…",
        "”",
        "(",
        "I",
        " ",
        "\n",
        "。",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of sentences(text)) {
          expect(text.slice(last, start).trim()).toBe("");
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(text.slice(last).trim()).toBe("");
        expectNoneBeginsAfterHon(text);
      }),
      { seed: 20250116, numRuns: 3000 },
    );
  });
});
