import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isCounted, occurrenceText } from "../../shared/model/extract.ts";
import { readDivision } from "../../shared/text/division.ts";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");

function turnsOf(path: string) {
  const source = readFileAsSource(CORPORA, path);
  expect(source.reader.id).toBe("legco");
  expect(source.unrecognisedCharacters).toBe(0);
  const occurrences = source.extracts.flatMap((extract) => extract.occurrences);
  return { source, turns: occurrences.filter((occurrence) => isCounted(occurrence.kind)) };
}

/** Of each vote, how many names its lists hold and how many the chair announced. */
function votesOf(path: string): { listed: number[]; announced: number[] }[] {
  const { source } = turnsOf(path);
  const divisions = source.extracts.flatMap(({ occurrences }) => occurrences.filter(({ kind }) => kind === "division"));
  return divisions.map(({ paragraphs }) => {
    const { lists, totals } = readDivision(paragraphs.map(({ text }) => text));
    const sum = (counts: { vote: string; count: number }[]) =>
      ["贊成", "反對", "棄權"].map((side) =>
        counts.reduce((all, { vote, count }) => all + (vote === side ? count : 0), 0),
      );
    return { listed: sum(lists.map(({ vote, names }) => ({ vote, count: names.length }))), announced: sum(totals) };
  });
}

describe("Hong Kong Legislative Council", () => {
  test.each([...manifestOf("legco-json"), ...manifestOf("legco-txt")])(
    "$file lists as many votes as its chair announced",
    ({ file }) => {
      const votes = votesOf(file);
      expect(votes.length).toBeGreaterThan(8);
      for (const { listed, announced } of votes) expect(listed).toEqual(announced);
    },
  );

  test.each(manifestOf("legco-json"))("$file has every speech, with words or without", ({ file, contributions }) => {
    const { source, turns } = turnsOf(file);
    const empty = source.diagnostics.filter((diagnostic) => diagnostic.code === "speaker-without-words");
    expect(turns.length + empty.length).toBe(contributions);
  });

  test.each(manifestOf("legco-txt"))("$file has a turn for every name before a colon", ({ file, contributions }) => {
    const { turns } = turnsOf(file);
    const lines = readFileSync(join(CORPORA, file), "utf8").split("\n");
    const named = lines.filter(
      (line) =>
        /^[^\s(，。「“]{0,20}(?:主席|議員|司長|局長)(?: \(譯文 \))?[：︰]/.test(line) && !/^(?:出席|缺席)/.test(line),
    );
    const begun = new Set(turns.map((turn) => turn.paragraphs[0]?.line));
    expect(named.length).toBeGreaterThan(200);
    // What is more are speeches that go on after a stage note.
    expect(turns.length).toBeGreaterThanOrEqual(named.length);
    expect(turns.length).toBeLessThan(named.length * 1.03);
    for (const [index, line] of lines.entries()) if (named.includes(line)) expect(begun, line).toContain(index + 1);
    expect(Math.abs(turns.length / (contributions ?? 0) - 1)).toBeLessThan(0.3);
  });

  test("no page head stands in a speech, and a sentence goes on over the page", () => {
    const { turns } = turnsOf("legco-txt/12-13-cm0110-translate-c.txt");
    const texts = turns.map((turn) => occurrenceText(turn.paragraphs));
    expect(texts.filter((text) => /立法會\s+─/.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes("供 15年後強積金便有 557,000元"))).toBe(true);
  });
});
