import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { occurrenceText } from "../../shared/model/extract.ts";
import { filesBelow, readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");
const files = filesBelow(CORPORA).filter((path) => !/^(formats\.md|seeds-expected\.md|manifest\.tsv)$/.test(path));

describe("real files", () => {
  test.each(files)("%s is read, and every byte range it names lies inside it", (path) => {
    const source = readFileAsSource(CORPORA, path);
    for (const span of source.spans) {
      expect(span.byteStart).toBeLessThanOrEqual(span.byteEnd);
      expect(span.byteEnd).toBeLessThanOrEqual(source.byteLength);
    }
    const isBinary = source.diagnostics.some((diagnostic) => diagnostic.code === "binary");
    expect(source.extracts.length > 0 || isBinary || source.diagnostics.length > 0, "neither text nor a word why").toBe(
      true,
    );
  });

  test("pages of ParallelParliament give the turns their text shows", () => {
    const campbell = readFileAsSource(CORPORA, "parallelparliament/campbell-malthouse-2026-06-08.txt");
    expect(campbell.extracts).toMatchObject([
      {
        title: "Progression of Bills through Parliament",
        date: "2026-06-08",
        chamber: "Westminster Hall",
        participants: ["Alan Campbell", "Kit Malthouse"],
        occurrences: [{ speaker: { printed: "Sir Alan Campbell" }, paragraphs: { length: 3 } }],
      },
    ]);
    const ford = readFileAsSource(CORPORA, "parallelparliament/vicky-ford-oral-answers-2022-09-06.txt");
    expect(ford.extracts[0]?.occurrences.map((occurrence) => occurrence.speaker?.name)).toEqual([
      "Sam Tarry",
      "Vicky Ford",
      "Sam Tarry",
      "Vicky Ford",
    ]);
  });

  test("a copied Commons page joins the sentence that a column mark cuts, and keeps its four named turns", () => {
    const path = "copied-text/uk-publications-2009-03-23-col56.txt";
    const source = readFileAsSource(CORPORA, path);
    const occurrences = source.extracts.flatMap((extract) => extract.occurrences);
    expect(
      occurrences.filter((occurrence) => occurrence.speaker).map((occurrence) => occurrence.speaker?.printed),
    ).toEqual([
      "Mr. Elfyn Llwyd (Meirionnydd Nant Conwy) (PC)",
      "Mr. Hogg",
      "Sir Patrick Cormack (South Staffordshire) (Con)",
      "Mr. Hogg",
    ]);
    expect(occurrences.map((occurrence) => occurrenceText(occurrence.paragraphs)).join("\n")).toContain(
      "extraordinarily light for the last few weeks",
    );
    expect(readFileSync(join(CORPORA, path), "utf8")).toContain("Column 56");
  });

  test("the text of the Seanad's report gives every line that begins with a name and a colon, without heads of pages", () => {
    const path = "pdf-text/ie-seanad-2021-11-18.pdf.txt";
    const source = readFileAsSource(CORPORA, path);
    const named = source.extracts.flatMap((extract) => extract.occurrences).filter(({ speaker }) => speaker);
    expect(named).toHaveLength(147);
    const words = named.map(({ paragraphs }) => occurrenceText(paragraphs)).join("\n");
    expect(words).not.toMatch(/\d{2}\/11\/2021[A-Z]+\d{5}|^Seanad Éireann$/m);
    expect(source.extracts[0]?.date).toBe("2021-11-18");
  });

  test("ParlaMint's table of units is no speech", () => {
    const source = readFileAsSource(CORPORA, "parlamint/ParlaMint-GB_2022-07-21-commons-meta.tsv");
    expect([source.reader.id, source.extracts]).toEqual(["parlamint-meta", []]);
  });
});
