import { describe, expect, it } from "vitest";
import { countWords, wordRanges } from "./words.ts";

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
