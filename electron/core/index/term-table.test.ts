import fc from "fast-check";
import { expect, it } from "vitest";
import { tokens } from "../../../shared/text/tokens.ts";
import { TermTable } from "./term-table.ts";

it("gives the same number to the same term alone, whatever the text", () => {
  const word = fc.constantFrom(
    "Hon",
    "hon",
    "HON.",
    "don’t",
    "DON'T",
    "é",
    "É",
    "ｅ",
    "質問",
    "𠮷",
    "a",
    "ab",
    "x1",
    "Children’s",
    "o'é",
    "rock’’n",
    "“so–so”",
    "naïve",
    "accountability",
    "Accountabilité",
    "INTERNATIONAL’S",
    "1234567890a",
    "-",
  );
  const text = fc.oneof(
    fc.array(word).map((words) => words.join(" ")),
    fc.string({ unit: "binary" }),
  );
  const property = fc.property(fc.array(text), (texts) => {
    const table = new TermTable();
    const numbers = texts.map((one) => [...table.numbersOf(one)]);
    const terms = table.terms();
    expect(new Set(terms).size).toBe(table.size);
    for (const [at, one] of texts.entries()) {
      expect(numbers[at]?.map((number) => terms[number])).toEqual(tokens(one).map(({ term }) => term));
    }
  });
  fc.assert(property, { seed: 20250116, numRuns: 300 });
});

it("grows", () => {
  const words = Array.from({ length: 20_000 }, (_, at) => `a${at.toString(36)}${"long".repeat(at % 7)}`);
  const table = new TermTable();
  expect([...table.numbersOf(words.join(" "))]).toEqual([...words.keys()]);
  expect([...table.numbersOf(words.join(" ").toUpperCase())]).toEqual([...words.keys()]);
  expect(table.terms()).toEqual(words);
});
