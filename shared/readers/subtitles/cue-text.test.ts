import fc from "fast-check";
import { expect, it } from "vitest";
import { readTurnLine } from "../name-colon/turn-line.ts";
import { isPlain, mayHoldMarkup } from "./cue-text.ts";

it("calls nothing plain that holds markup or may begin a turn", () => {
  const bits = [
    "Jane Doe",
    "JANE DOE",
    "yes",
    ".",
    " ",
    "  ",
    "\t",
    ":",
    "：",
    "-",
    "–",
    "—",
    ">>",
    "<i>",
    "&amp;",
    "{",
  ];
  const marks = ["(", ")", "[", "]", "**", "__", "⟦speaker Jane Doe⟧", "0:03", "0.03", "10", "Q. "];
  const line = fc.array(fc.constantFrom(...bits, ...marks), { minLength: 1, maxLength: 8 });
  const check = (parts: string[]) => {
    const text = parts.join("");
    if (isPlain(text)) expect([mayHoldMarkup(text), readTurnLine(text)]).toEqual([false, null]);
  };
  fc.assert(fc.property(line, check), { seed: 1803, numRuns: 5000 });
  expect([isPlain("I agree with what was said, (and more)."), isPlain("Jane Doe: Yes.")]).toEqual([true, false]);
});
