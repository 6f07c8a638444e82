import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ContributionKind } from "../../shared/model/extract.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");
const rows = readFileSync(join(CORPORA, "manifest.tsv"), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t"))
  .filter(([file = ""]) => file.startsWith("parlparse") && file.endsWith(".xml"));

/** What `docs/formats.md` explains: the list of who sat is a note of ours, and bare counts of votes are divisions. */
const DIFFERENCES: Record<string, { notes: number; divisions: number }> = {
  "parlparse/standing/standing2009-10-20_CHILDPOV_05-0_2009-10-27a.xml": { notes: 1, divisions: 1 },
  "parlparse/standing/standing2009-10-20_CHILDPOV_06-0_2009-10-27a.xml": { notes: 1, divisions: 4 },
};

describe("real files of Public Whip and OpenAustralia", () => {
  test("are here", () => expect(rows.length).toBeGreaterThan(15));

  test.each(rows)("%s has the turns, notes and divisions that others counted", (file = "", ...columns) => {
    const [, , , , , , turns, notes, divisions] = columns.map(Number);
    const source = readFileAsSource(CORPORA, file);
    const difference = DIFFERENCES[file] ?? { notes: 0, divisions: 0 };
    const whole = source.extracts.flatMap(({ occurrences }) => occurrences.filter(({ part }) => (part ?? 1) === 1));
    const count = (...kinds: ContributionKind[]) => whole.filter(({ kind }) => kinds.includes(kind)).length;
    expect(source.reader.id).toBe("public-whip");
    expect(source.unrecognisedCharacters).toBe(0);
    expect(whole.length - count("division")).toBe((turns ?? 0) + difference.notes);
    expect(count("procedural")).toBe((notes ?? 0) + difference.notes);
    expect(count("division")).toBe((divisions ?? 0) + difference.divisions);
    expect(count("unattributed")).toBe(0);
  });

  test("letters of the declared encoding and references in the range 0x80 to 0x9f come out as printed", () => {
    for (const [file = ""] of rows) {
      const words = JSON.stringify(readFileAsSource(CORPORA, file).extracts);
      expect(words, file).not.toMatch(/[\u0080-\u009f\ufffd]/);
    }
  });

  test("every extract of a dated file has its day, house and title", () => {
    const extracts = rows.flatMap(([file = ""]) => readFileAsSource(CORPORA, file).extracts);
    expect(extracts.filter(({ date, answeredDate }) => date === null && answeredDate === null)).toEqual([]);
    expect(extracts.filter(({ house }) => house === null)).toEqual([]);
    expect(extracts.filter(({ title }) => title === null).length).toBeLessThanOrEqual(1);
  });
});
