import { expect, it } from "vitest";
import { readSource } from "../../../shared/readers/read-source.ts";
import { sha256 } from "../files/sha256.ts";
import { wordsOf } from "../testing/words-of.ts";
import { packWords, READ_AHEAD } from "./source-words.ts";

it("reads no block twice of as many occurrences as are read ahead, each in a block of its own", () => {
  const turns = Array.from({ length: READ_AHEAD }, (_, at) => `SPEAKER ${at}: ${`word${at} `.repeat(600)}end.`);
  const bytes = new TextEncoder().encode(turns.join("\n\n"));
  const parsed = readSource({ source: "r/a.txt", path: "a.txt", bytes, revision: sha256(bytes) }, { sha256 });
  const occurrences = parsed.extracts.flatMap((extract) => extract.occurrences);
  const blocks = packWords(occurrences);
  expect(blocks.length).toBe(READ_AHEAD);
  const loaded: number[] = [];
  const words = wordsOf(blocks, (at) => loaded.push(at));
  for (const at of occurrences.keys()) words.open(at);
  for (const [at, occurrence] of occurrences.entries()) {
    expect(words.text(at)).toBe(occurrence.paragraphs.map(({ text }) => text).join("\n"));
  }
  expect(loaded).toEqual([...occurrences.keys()]);
});
