import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, countWordsInUtf8, wordRanges } from "./words.ts";

describe("countWords", () => {
  it.each([
    ["", 0],
    [" \n\u00a0", 0],
    ["I call the shadow Home Secretary.", 6],
    ["victims—and  survivors\nof abuse", 4],
    ["a – b", 3],
    ["立法會主席。", 5],
    ["第3條 applies", 4],
    ["한국어 문장", 2],
  ])("counts %j as %i", (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe("countWordsInUtf8", () => {
  const parts = [
    "a",
    " ",
    "\n",
    "\u0007",
    "’",
    "—",
    "é",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\u1680",
    "\u3000",
    "立",
    "\ufeff",
    "😀",
  ];

  it("counts as countWords does, or leaves it to that", () => {
    const text = fc.array(fc.constantFrom(...parts)).map((some) => some.join(""));
    const check = (words: string) => {
      const count = countWordsInUtf8(new TextEncoder().encode(words));
      expect(count ?? countWords(words)).toBe(countWords(words));
    };
    fc.assert(fc.property(text, check), { seed: 1803, numRuns: 500 });
  });

  it("counts English and French without decoding them", () => {
    expect(countWordsInUtf8(new TextEncoder().encode("“It’s the café—no less”, he said"))).toBe(6);
  });
});

describe("the turns of the sample files", () => {
  /** What stands between one link line and whatever begins the next turn or item. */
  function turns(file: string): string[] {
    const text = readFileSync(new URL(`../../seeds/${file}`, import.meta.url), "utf8");
    return text
      .split(/^- .*Hansard - -.*$/m)
      .slice(1)
      .map((turn) => turn.split(/^.* Portrait .*$|^--- Later|^.+\n\nDebate between/m)[0] as string);
  }

  it.each([
    ["000_1e4efff763699b4b.txt", [128, 116, 122]],
    ["001_00845674d6deee20.txt", [82, 115, 109]],
    ["002_815e4f78c80070a6.txt", [1770, 6, 416, 6, 154, 9, 6, 241, 110, 6, 159, 8, 533, 6, 108, 6]],
    ["003_ead50780a37b6cfc.txt", [241, 98, 75, 130, 116, 114]],
  ])("have the known number of words in %s", (file, counts) => {
    expect(turns(file).map(countWords)).toEqual(counts);
  });
});

describe("wordRanges", () => {
  it("steps over words, not over what stands between", () => {
    const text = "My hon. Friend’s £5 point";
    expect(wordRanges(text).map((word) => text.slice(word.start, word.end))).toEqual([
      "My",
      "hon",
      "Friend’s",
      "5",
      "point",
    ]);
  });
});
