import { decodeHTMLStrict } from "entities/decode";
import { expect } from "vitest";
import type { ParsedSource } from "../../model/source.ts";
import { decodeSource } from "../decode.ts";

const nonBlank = (text: string) => text.replace(/\s/gu, "");

/** What a run of a source may say after one of the documented steps: escapes, doubled quotes, character references. */
function undone(source: string): string[] {
  const steps = [source, source.replaceAll('""', '"')];
  try {
    steps.push(JSON.parse(`"${source.replaceAll(/[\r\n\t]/g, " ")}"`));
  } catch {
    // Not what stands in a JSON string.
  }
  return steps.flatMap((step) => [step, decodeHTMLStrict(step)]);
}

/**
 * What holds for every result whatever the input: each non-blank character in exactly one span, unrecognised
 * ones counted, every place inside the input, every segment's bytes being its words, ordinals dense.
 */
export function checkInvariants(parsed: ParsedSource, bytes: Uint8Array): void {
  const { text, encoding } = decodeSource(bytes);
  const decode = (from: number, to: number) =>
    // NULs that pad a text are blanks.
    new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(from, to)).replaceAll("\0", " ");
  let at = 0;
  let covered = "";
  let unrecognised = "";
  for (const span of parsed.spans) {
    if (span.byteStart < at || span.byteEnd <= span.byteStart) expect(span, "out of order").toBeUndefined();
    at = span.byteEnd;
    const words = decode(span.byteStart, span.byteEnd);
    covered += words;
    if (span.role === "unrecognised") unrecognised += words;
    const isOwned = parsed.extracts[span.extract ?? -1]?.occurrences[span.index ?? -1] !== undefined;
    if (span.role === "text" && !isOwned) expect(span, "of no occurrence").toBeUndefined();
  }
  expect(at).toBeLessThanOrEqual(bytes.length);
  expect(nonBlank(covered)).toBe(nonBlank(text ?? ""));
  expect([...nonBlank(unrecognised)]).toHaveLength(parsed.unrecognisedCharacters);
  for (const { place } of parsed.diagnostics) {
    if (!place) continue;
    expect(place.byteStart ?? 0).toBeLessThanOrEqual(place.byteEnd ?? bytes.length);
    expect(place.byteEnd ?? 0).toBeLessThanOrEqual(bytes.length);
  }
  for (const [ordinal, extract] of parsed.extracts.entries()) {
    expect(extract.ordinal).toBe(ordinal);
    expect(extract.occurrences.every(({ index }, place) => index === place)).toBe(true);
    for (const occurrence of extract.occurrences) {
      for (const paragraph of occurrence.paragraphs) {
        const length = paragraph.segments.reduce((sum, segment) => sum + segment.length, 0);
        if (length !== paragraph.text.length) expect(length).toBe(paragraph.text.length);
        for (const segment of paragraph.segments) {
          const words = paragraph.text.slice(segment.at, segment.at + segment.length);
          const source = decode(segment.byteStart, segment.byteEnd);
          const same = source === words || (words.trim() === "" && source.trim() === "");
          if (!same) expect(undone(source), `no documented step makes this of ${source}`).toContain(words);
        }
      }
    }
  }
}
