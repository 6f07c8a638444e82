import { join } from "node:path";
import { expect, test } from "vitest";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const speeches = manifestOf("un-gdc").filter(({ format }) => format === "un-gdc-text");

test.each(speeches)("$file is one speech of an unnamed speaker", ({ file, contributions }) => {
  const source = readFileAsSource(join(SHARED, "corpora"), file);
  expect(source.reader.id).toBe("un-general-debate");
  expect(source.unrecognisedCharacters).toBe(0);
  expect(source.extracts).toMatchObject([
    { house: "United Nations General Assembly", date: null, occurrences: [{ speaker: null }] },
  ]);
  expect(source.extracts[0]?.occurrences).toHaveLength(contributions ?? 0);
});
