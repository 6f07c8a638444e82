import type { Paragraph, Segment } from "../../../shared/model/extract.ts";

/** Where words stand in a file: 1-based line, bytes (end exclusive). */
export interface TextPlace {
  line: number;
  byteStart: number;
  byteEnd: number;
}

/** The bytes from the first to the last word of some paragraphs; zeros for none. */
export function spanOfParagraphs(paragraphs: readonly Paragraph[]): { byteStart: number; byteEnd: number } {
  const segments = paragraphs.flatMap((paragraph) => paragraph.segments);
  return { byteStart: segments[0]?.byteStart ?? 0, byteEnd: segments.at(-1)?.byteEnd ?? 0 };
}

/**
 * The place of a range of an occurrence's text (offsets as in anchors). Exact where the source holds the very
 * characters; a word printed with entities takes its whole segment. `line` is that of the paragraph's start.
 */
export function placeOfRange(
  paragraphs: readonly Paragraph[],
  encoding: string,
  start: number,
  end: number,
): TextPlace | null {
  let from = 0;
  let place: TextPlace | null = null as TextPlace | null;
  for (const { text, line, segments } of paragraphs) {
    for (const segment of segments) {
      const first = Math.max(start - from, segment.at);
      const last = Math.min(end - from, segment.at + segment.length);
      if (first >= last) continue;
      const [byteStart, byteEnd] = bytesOf(segment, text, encoding, first, last);
      place = { line: place?.line ?? line, byteStart: place?.byteStart ?? byteStart, byteEnd };
    }
    from += text.length + 1;
  }
  return place;
}

function bytesOf(segment: Segment, text: string, encoding: string, first: number, last: number): [number, number] {
  const length = (from: number, to: number) => encodedLength(text.slice(from, to), encoding);
  const isVerbatim = length(segment.at, segment.at + segment.length) === segment.byteEnd - segment.byteStart;
  if (!isVerbatim) return [segment.byteStart, segment.byteEnd];
  const byteStart = segment.byteStart + length(segment.at, first);
  return [byteStart, byteStart + length(first, last)];
}

function encodedLength(text: string, encoding: string): number {
  if (encoding.startsWith("utf-8")) return Buffer.byteLength(text);
  return encoding.startsWith("utf-16") ? text.length * 2 : text.length;
}

/** The 1-based numbers of the paragraphs that a range of the joined text touches. */
export function paragraphsOfRange(paragraphs: readonly Paragraph[], start: number, end: number) {
  let from = 0;
  let first = 0;
  let last = 0;
  for (const [at, { text }] of paragraphs.entries()) {
    if (start <= from + text.length && first === 0) first = at + 1;
    if (end > from) last = at + 1;
    from += text.length + 1;
  }
  return { from: first, to: Math.max(first, last) };
}
