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
    new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(from, to));
  let at = 0;
  let covered = "";
  let unrecognised = "";
  for (const span of parsed.spans) {
    expect(span.byteStart).toBeGreaterThanOrEqual(at);
    expect(span.byteEnd).toBeGreaterThan(span.byteStart);
    at = span.byteEnd;
    const words = decode(span.byteStart, span.byteEnd);
    covered += words;
    if (span.role === "unrecognised") unrecognised += words;
    if (span.role === "text") expect(parsed.extracts[span.extract ?? -1]?.occurrences[span.index ?? -1]).toBeDefined();
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
    for (const [index, occurrence] of extract.occurrences.entries()) {
      expect(occurrence.index).toBe(index);
      for (const paragraph of occurrence.paragraphs) {
        expect(paragraph.segments.reduce((sum, segment) => sum + segment.length, 0)).toBe(paragraph.text.length);
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
