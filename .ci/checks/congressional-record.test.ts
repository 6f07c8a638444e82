import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isCounted, occurrenceText } from "../../shared/model/extract.ts";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");

/** Differences from the independent counts; docs/formats.md says why. */
const MORE: Record<string, number> = { PgS716: 1, PgS727: 1 };

describe("Congressional Record", () => {
  test.each(manifestOf("us-crec"))("$file has the turns counted", ({ file, contributions }) => {
    const source = readFileAsSource(CORPORA, file);
    const page = /Pg[\w-]+(?=\.\w+$)/.exec(file)?.[0] ?? "";
    const occurrences = source.extracts.flatMap((extract) => extract.occurrences);
    expect(occurrences.filter((occurrence) => isCounted(occurrence.kind))).toHaveLength(
      (contributions ?? 0) + (MORE[page] ?? 0),
    );
    expect(source.reader.id).toBe("congressional-record");
    expect(source.unrecognisedCharacters).toBe(0);
    expect(source.diagnostics).toEqual([]);
    expect(source.extracts).toMatchObject([{ date: "1997-01-28", house: "United States Senate", volume: "143" }]);
  });

  test("a page and its JSON give the same turns and words", () => {
    for (const page of ["PgS697", "PgS700", "PgS713", "PgS704"]) {
      const [html, json] = [`html/CREC-1997-01-28-pt1-${page}.htm`, `json/CREC-1997-01-28-pt1-${page}.json`].map(
        (path) => {
          const source = readFileAsSource(CORPORA, `us-crec/CREC-1997-01-28/${path}`);
          const turns = source.extracts.flatMap((extract) => extract.occurrences).filter(({ kind }) => isCounted(kind));
          return turns.map(({ speaker, paragraphs }) => `${speaker?.printed}: ${occurrenceText(paragraphs)}`);
        },
      );
      expect(json).toEqual(html);
    }
  });
});
