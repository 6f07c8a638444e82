import fc from "fast-check";
import { expect, it } from "vitest";
import { countWords } from "../../../shared/text/words.ts";
import { countWordsFast } from "./count-words-fast.ts";

it("counts as countWords does, whatever the text and however long", () => {
  const piece = fc.constantFrom(
    "a",
    "word",
    " ",
    "\n",
    "\u00a0",
    "\u2028",
    "é",
    "’",
    "立",
    "。",
    "한",
    "😀",
    "\ud83d",
    "x".repeat(3000),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((some) => some.join(""));
  const check = (words: string) => {
    expect(countWordsFast(words)).toBe(countWords(words));
    // What was counted before leaves nothing behind.
    expect(countWordsFast(words.slice(1, -1))).toBe(countWords(words.slice(1, -1)));
  };
  fc.assert(fc.property(text, check), { seed: 1803, numRuns: 500 });
});
