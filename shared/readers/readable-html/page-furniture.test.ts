import fc from "fast-check";
import { expect, it } from "vitest";
import { type Block, NO_RUNS } from "../html/blocks.ts";
import { MappedText } from "../mapped-text.ts";
import { furnitureOf, PageHeads } from "./page-furniture.ts";

/** Heads of pages, numbers, headings, and words of the transcript. */
const TEXTS = [
  "Page 3",
  "12",
  "Hansard",
  "Monday 16 June 2031",
  "Ferries",
  "Ports and ships",
  "Words are said.",
  "x".repeat(120),
];

function blockOf(text: string): Block {
  const words = new MappedText([{ text, start: 0, end: text.length }]);
  const runs = { bold: NO_RUNS, italic: NO_RUNS, links: NO_RUNS };
  return { element: "", className: "", style: "", words, ...runs, blankBefore: true, continues: false };
}

it("finds the same heads of pages in blocks that come one by one as in all of them", () => {
  const texts = fc.array(fc.constantFrom(...TEXTS), { maxLength: 60 });
  const property = fc.property(texts, (list) => {
    const blocks = list.map(blockOf);
    const heads = new PageHeads();
    const words = blocks.flatMap((block) => heads.add(block));
    const rest = heads.end();
    const furniture = furnitureOf(blocks);
    expect([...rest.heads]).toEqual([...furniture]);
    expect([...words, ...rest.words]).toEqual(blocks.filter((block) => !furniture.has(block)));
  });
  fc.assert(property, { numRuns: 500 });
});

it("hands on what cannot be a head while more comes", () => {
  const heads = new PageHeads();
  const blocks = ["Ferries", "Words are said.", "More words are said.", "Ferries", "Some more.", "And more."].map(
    blockOf,
  );
  const handed = blocks.map((block) => heads.add(block).length);
  expect(handed).toEqual([0, 0, 2, 0, 0, 3]);
});
