import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isCounted } from "../../shared/model/extract.ts";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");
const files = manifestOf("akomantoso");

describe("real files of Akoma Ntoso", () => {
  test("are here", () => expect(files.length).toBeGreaterThan(3));

  test.each(files)("$file has the speeches that others counted, each with a speaker and a day", (row) => {
    const source = readFileAsSource(CORPORA, row.file);
    const turns = source.extracts.flatMap(({ occurrences }) =>
      occurrences.filter(({ kind, part }) => isCounted(kind) && (part ?? 1) === 1),
    );
    expect(source.reader.id).toBe("akoma-ntoso");
    expect(source.unrecognisedCharacters).toBe(0);
    expect(turns.length).toBe(row.contributions);
    expect(turns.filter(({ speaker, date }) => !speaker || !date)).toEqual([]);
  });

  test("days come from where the file has them", () => {
    const days = Object.fromEntries(
      files.map(({ file }) => [file.split("/")[1], readFileAsSource(CORPORA, file).extracts[0]?.date]),
    );
    expect(days).toMatchObject({
      "my-selangor-2020-07-14.xml": "2020-07-14",
      "my-selangor-2020-07-15.xml": "2020-07-15",
      "za-EPC110512.xml": "2012-05-11",
      "ke_Debate_Bungeni_2011-06-10.xml": "2011-06-10",
    });
  });
});
