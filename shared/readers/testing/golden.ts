import type { ParsedSource } from "../../model/source.ts";

/** The record without what says nothing: nulls, false, empty lists. */
function said(record: object): Record<string, unknown> {
  const entries = Object.entries(record).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

/** What a fixture's `expected.json` holds: everything but bytes and hashes, so that it can be read and checked by eye. */
export function golden(parsed: ParsedSource) {
  return {
    extracts: parsed.extracts.map((extract) => ({
      ...said(extract),
      occurrences: extract.occurrences.map((occurrence) => ({
        kind: occurrence.kind,
        speaker: occurrence.speaker && said(occurrence.speaker),
        ...said({ date: occurrence.date, gap: occurrence.gapBefore?.printed ?? null }),
        ...said({ column: occurrence.column, time: occurrence.time, number: occurrence.number, part: occurrence.part }),
        line: occurrence.paragraphs[0]?.line,
        paragraphs: occurrence.paragraphs.map((paragraph) => paragraph.text),
      })),
    })),
    spans: parsed.spans.filter((span) => span.role !== "text").map((span) => `${span.line} ${span.role}`),
    diagnostics: parsed.diagnostics
      .filter((diagnostic) => diagnostic.code !== "encoding-guessed")
      .map((diagnostic) => `${diagnostic.place?.line ?? "-"} ${diagnostic.severity} ${diagnostic.code}`),
    unrecognisedCharacters: parsed.unrecognisedCharacters,
  };
}
