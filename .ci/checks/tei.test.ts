import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ParsedSource } from "../../shared/model/source.ts";
import { manifestOf } from "./manifest.ts";
import { readFileAsSource, SHARED } from "./shared-folder.ts";

const CORPORA = join(SHARED, "corpora");
const rows = manifestOf("parlamint").filter(({ file }) => file.endsWith(".xml"));
const sittings = rows.filter(({ contributions }) => contributions !== 0);

const turnsOf = (source: ParsedSource) =>
  source.extracts.flatMap(({ occurrences }) => occurrences.filter(({ part }) => (part ?? 1) === 1));

/** How many printed units became how many turns; the diagnostic says it. */
function joined(source: ParsedSource): { units: number; turns: number } {
  const message = source.diagnostics.find(({ code }) => code === "units-joined")?.message ?? "";
  const [units = 0, turns = 0] = [...message.matchAll(/\d+/g)].map(Number);
  return { units, turns };
}

/** The words of all `u`, without white space: tags taken out by pattern, and what is not said by the speaker. */
function wordsByPattern(file: string): string {
  const text = readFileSync(join(CORPORA, file), "utf8");
  const units = text.match(/<u\s[^>]*>[\s\S]*?<\/u>/g) ?? [];
  return units
    .join("")
    .replaceAll(/<(note|kinesic|vocal|incident|gap)(?:\s[^>]*[^/])?>[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*>|\s/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

describe("real files of ParlaMint", () => {
  test("are here", () => expect(sittings.length).toBeGreaterThan(5));

  test.each(rows)("$file has the $contributions printed units that others counted", ({ file, contributions }) => {
    const source = readFileAsSource(CORPORA, file);
    const { units, turns } = joined(source);
    expect(source.reader.id).toBe("parlamint-tei");
    expect(source.unrecognisedCharacters).toBe(0);
    expect(turnsOf(source).length - turns + units).toBe(contributions);
  });

  test.each(sittings)("$file has every word of its units, and no note among them", ({ file }) => {
    const words = turnsOf(readFileAsSource(CORPORA, file)).flatMap(({ paragraphs }) =>
      paragraphs.map(({ text }) => text),
    );
    expect(words.join("").replaceAll(/\s/g, "")).toBe(wordsByPattern(file));
  });

  test.each(sittings)("$file has title and day on every extract, and the ids of its turns", ({ file }) => {
    const { extracts } = readFileAsSource(CORPORA, file);
    expect(extracts.filter(({ title, date }) => title === null || date === null)).toEqual([]);
    expect(extracts.flatMap(({ occurrences }) => occurrences).filter(({ id }) => id === null)).toEqual([]);
    const day = /\d{4}-\d{2}-\d{2}/.exec(file)?.[0];
    expect(extracts.map(({ date }) => date).filter((date) => date !== day)).toEqual([]);
  });

  test("units of one paragraph each become turns, where no note stands between", () => {
    const file = "parlamint/ParlaMint-TR_T27-tbmm-2018-07-23.xml";
    const source = readFileAsSource(CORPORA, file);
    expect(turnsOf(source)).toHaveLength(839);
    expect(turnsOf(source).flatMap(({ paragraphs }) => paragraphs)).toHaveLength(1520);
  });

  test("a list of people after the words gives names, parties and offices", () => {
    const file = rows.find((row) => row.file.includes("-AT_"))?.file ?? "";
    const speakers = turnsOf(readFileAsSource(CORPORA, file)).map(({ speaker }) => speaker);
    expect(speakers.filter((speaker) => speaker === null || speaker.name === null)).toEqual([]);
    expect(speakers.filter((speaker) => /^(?:Präsident|Abgeordnete|Bundesminister)/.test(speaker?.name ?? ""))).toEqual(
      [],
    );
    expect(speakers).toContainEqual(
      expect.objectContaining({ name: "Doris Bures", office: "Präsidentin", party: "SPÖ" }),
    );
  });
});
