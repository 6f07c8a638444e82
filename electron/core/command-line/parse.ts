import type { ContributionKind, Extract, Occurrence, PrintedSpeaker } from "../../../shared/model/extract.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { readDivision } from "../../../shared/text/division.ts";
import { type Output, type Reading, readFiles, scanPath } from "./read-paths.ts";

/** `backbench parse`: one JSON line for each occurrence, in source order, as that place prints it. */
export async function parseCommand(paths: readonly string[], output: Output, reading: Reading): Promise<number> {
  let status = 0;
  for (const path of paths) {
    const found = await scanPath(path, output);
    if (!found) {
      status = 1;
      continue;
    }
    for await (const { file, parsed } of readFiles(found, output, reading)) {
      for (const line of occurrenceLines(file, parsed)) await output.out(line);
    }
  }
  return status;
}

function* occurrenceLines(file: string, parsed: ParsedSource): Generator<string> {
  for (const extract of parsed.extracts) {
    for (const occurrence of extract.occurrences) {
      yield JSON.stringify(describe(file, parsed.reader.id, extract, occurrence));
    }
  }
}

function describe(file: string, format: string, extract: Extract, occurrence: Occurrence): object {
  const { title, date, house, chamber, department, kind } = extract;
  const { headingPath, answeredDate, volume, columns, participants, addressee, isExcerpt, id, url } = extract;
  const more = { headingPath, answeredDate, volume, columns, participants, addressee, isExcerpt, id, url };
  const paragraphs = occurrence.paragraphs.map((paragraph) => paragraph.text);
  return {
    file,
    format,
    extract: extract.ordinal,
    index: occurrence.index,
    kind: occurrence.kind,
    debate: { title, date, house, chamber, department, kind, ...more, language: extract.language ?? null },
    date: occurrence.date,
    speaker: describeSpeaker(occurrence.speaker),
    gapBefore: occurrence.gapBefore !== null,
    paragraphs,
    column: occurrence.column,
    time: occurrence.time,
    number: occurrence.number,
    id: occurrence.id,
    url: occurrence.url,
    division: describeDivision(occurrence.kind, paragraphs),
  };
}

/** A speaker as the command line prints one. */
export function describeSpeaker(speaker: PrintedSpeaker | null): object | null {
  if (!speaker) return null;
  const { printed, name, office, constituency, party, id } = speaker;
  return { printed, name, office, constituency, party, id };
}

/** Totals and lists of a division as printed; null for every other kind of turn. */
export function describeDivision(kind: ContributionKind, paragraphs: readonly string[]): object | null {
  if (kind !== "division") return null;
  const { totals, lists } = readDivision(paragraphs);
  return { totals, lists };
}
