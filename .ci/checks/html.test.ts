import { join } from "node:path";
import { expect, test } from "vitest";
import { isCounted } from "../../shared/model/extract.ts";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const corpora = join(SHARED, "corpora");

test.each(manifestOf("html-uk-publications"))("$file has the turns that were counted", ({ file, contributions }) => {
  const source = readFileAsSource(corpora, file);
  const turns = source.extracts.flatMap((extract) => extract.occurrences).filter(({ kind }) => isCounted(kind));
  expect(source.reader.id).toBe("uk-publications");
  expect(source.unrecognisedCharacters).toBe(0);
  expect(source.diagnostics).toEqual([]);
  expect(turns).toHaveLength(contributions ?? 0);
  expect(turns.every(({ speaker }) => speaker !== null)).toBe(true);
});

test("a column mark in the middle of a sentence leaves the sentence whole", () => {
  const source = readFileAsSource(corpora, "html-uk-publications/wms.html");
  const paragraphs = source.extracts[1]?.occurrences[0]?.paragraphs ?? [];
  expect(paragraphs[0]?.text).toContain("the Government’s deep and abiding gratitude to all of our service personnel");
});

test("a division keeps its number, time, totals, lists and tellers", () => {
  const source = readFileAsSource(corpora, "html-uk-publications/debate_with_division.html");
  const division = source.extracts[0]?.occurrences.find(({ kind }) => kind === "division");
  expect(division).toMatchObject({ number: "321", time: "9.59 pm", speaker: null });
  expect(division?.paragraphs.map(({ text }) => text.split("\t")[0])).toEqual([
    "The House divided:",
    "Ayes 231, Noes 307.",
    "Division No. 321]",
    "AYES",
    "Tellers for the Ayes:",
    "NOES",
    "Tellers for the Noes:",
  ]);
});

test("a transcript on a site of another parliament is read by its names before colons", () => {
  const [file] = manifestOf("html");
  const source = readFileAsSource(corpora, file?.file ?? "html/za-pmg-20130522.html");
  const speakers = new Set(source.extracts.flatMap(({ occurrences }) => occurrences.map((o) => o.speaker?.printed)));
  expect(source.reader.id).toBe("readable-html");
  expect(source.unrecognisedCharacters).toBe(0);
  expect(speakers).toContain("The MINISTER OF HOME AFFAIRS");
  expect(speakers).toContain("Mr I S MFUNDISI");
});
