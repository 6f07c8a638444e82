import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Occurrence } from "../../shared/model/extract.ts";
import { isCounted } from "../../shared/model/extract.ts";
import type { ParsedSource } from "../../shared/model/source.ts";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");
const files = manifestOf("canada-hansard");

/** What `docs/formats.md` explains: written questions with answers, and turns named within another's. */
const MORE: Record<string, { written: number; within: number }> = {
  "12324877-en.xml": { written: 0, within: 2 },
  "41-1-54-fr.xml": { written: 2, within: 16 },
  "42-1-2-en.xml": { written: 0, within: 7 },
  "42-1-2-fr.xml": { written: 0, within: 7 },
  "44-1-196-en.xml": { written: 5, within: 10 },
  "44-1-200-en.xml": { written: 0, within: 15 },
  "HAN086-E.xml": { written: 35, within: 26 },
};

function turnsOf(source: ParsedSource): Occurrence[] {
  return source.extracts.flatMap(({ occurrences }) =>
    occurrences.filter(({ kind, part }) => isCounted(kind) && (part ?? 1) === 1),
  );
}

describe("real files of Canada's House of Commons", () => {
  test("are here", () => expect(files.length).toBeGreaterThan(3));

  test.each(files)("$file has the interventions that others counted, and no others but what is explained", (row) => {
    const source = readFileAsSource(CORPORA, row.file);
    const turns = turnsOf(source);
    const interventions = new Set(turns.map(({ id }) => id).filter((id) => id !== null));
    const written = turns.filter(({ id }) => id === null).length;
    expect(source.reader.id).toBe("canada-hansard");
    expect(source.unrecognisedCharacters).toBe(0);
    expect(source.diagnostics).toEqual([]);
    expect(interventions.size).toBe(row.contributions);
    expect({ written, within: turns.length - written - interventions.size }).toEqual(
      MORE[row.file.split("/")[1] ?? ""],
    );
    expect(turns.filter(({ speaker, kind }) => !speaker || kind === "unattributed")).toEqual([]);
  });

  test("divisions have their lists", () => {
    const source = readFileAsSource(CORPORA, "canada-hansard/HAN086-E.xml");
    const divisions = source.extracts.flatMap(({ occurrences }) =>
      occurrences.filter(({ kind }) => kind === "division"),
    );
    expect(divisions.map(({ number }) => number)).toEqual(["140", "141", "142"]);
    for (const { paragraphs } of divisions) {
      for (const { text } of paragraphs) {
        const total = /-- (\d+)$/.exec(text)?.[1];
        if (total) expect(text.split("\t").length - 3).toBe(Number(total));
      }
    }
  });

  test("a sitting in both languages has the same turns, by the same people", () => {
    const [english, french] = ["en", "fr"].map((language) =>
      turnsOf(readFileAsSource(CORPORA, `canada-hansard/42-1-2-${language}.xml`)).map((turn) => ({
        id: turn.id,
        person: turn.speaker?.id,
        kind: turn.kind,
        date: turn.date,
        time: turn.time,
      })),
    );
    expect(english?.length).toBeGreaterThan(40);
    expect(french).toEqual(english);
  });
});
