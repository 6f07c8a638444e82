import { expect, it } from "vitest";
import { READERS } from "../../../shared/readers/registry.ts";
import { readBytes } from "../../../shared/readers/testing/read-file.ts";
import { readBudgets } from "../budgets.ts";
import { ALL_FORMATS } from "./all-formats.ts";
import { blocksOf } from "./debates.ts";

it("holds one format and one budget for every reader", () => {
  const readers = READERS.map(({ id }) => id).sort();
  expect(ALL_FORMATS.map(({ reader }) => reader).sort()).toEqual(readers);
  expect(
    readBudgets()
      .readers.map(({ reader }) => reader)
      .sort(),
  ).toEqual(readers);
});

it.each(ALL_FORMATS.map((format) => [format.reader, format] as const))(
  "prints what %s recognises and accounts for",
  (reader, format) => {
    const bytes = new Uint8Array([...blocksOf(format, 150_000, 7)].flatMap((block) => [...block]));
    const parsed = readBytes(format.file, bytes);
    expect(parsed.reader.id).toBe(reader);
    expect(parsed.unrecognisedCharacters).toBe(0);
    const hasSpeakers = ![
      "plain-text",
      "un-general-debate",
      "parlamint-text",
      "parlamint-meta",
      "stanford-congress",
    ].includes(reader);
    const speakers = parsed.extracts.flatMap(({ occurrences }) =>
      occurrences.filter(({ speaker }) => speaker !== null),
    );
    expect(speakers.length > 20).toBe(hasSpeakers);
  },
);
