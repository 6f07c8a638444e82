import type { Extract, Occurrence, PrintedSpeaker } from "../../../shared/model/extract.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { type Output, readFiles, scanPath } from "./read-paths.ts";

/** `backbench parse`: one JSON line for each occurrence, in source order, as that place prints it. */
export async function parseCommand(paths: readonly string[], output: Output): Promise<number> {
  let status = 0;
  for (const path of paths) {
    const found = await scanPath(path, output);
    if (!found) {
      status = 1;
      continue;
    }
    for await (const { file, parsed } of readFiles(found, output)) {
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
  return {
    file,
    format,
    extract: extract.ordinal,
    index: occurrence.index,
    kind: occurrence.kind,
    debate: { title, date, house, chamber, department, kind },
    date: occurrence.date,
    speaker: describeSpeaker(occurrence.speaker),
    gapBefore: occurrence.gapBefore !== null,
    paragraphs: occurrence.paragraphs.map((paragraph) => paragraph.text),
    column: occurrence.column,
    time: occurrence.time,
    number: occurrence.number,
    id: occurrence.id,
    url: occurrence.url,
  };
}

/** A speaker as the command line prints one. */
export function describeSpeaker(speaker: PrintedSpeaker | null): object | null {
  if (!speaker) return null;
  const { printed, name, office, constituency, party } = speaker;
  return { printed, name, office, constituency, party };
}
