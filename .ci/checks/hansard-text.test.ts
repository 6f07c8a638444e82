import { join } from "node:path";
import { expect, test } from "vitest";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

test("a Hansard Online page without speakers is one debate of that day, unattributed", () => {
  const source = readFileAsSource(join(SHARED, "corpora"), "copied-text/hansard-online-no-speakers-2007-11-15.txt");
  expect(source.reader.id).toBe("hansard-online-text");
  expect(source.unrecognisedCharacters).toBe(0);
  expect(source.extracts).toMatchObject([
    {
      title: "Business of the House",
      date: "2007-11-15",
      volume: "467",
      occurrences: [{ kind: "unattributed", speaker: null, paragraphs: { length: 6 } }],
    },
  ]);
});
