import type { Occurrence, Paragraph, Segment } from "../../../shared/model/extract.ts";
import type { Span } from "../../../shared/model/source.ts";

/** Short JSON for what there is a hundred thousand times of: numbers in rows instead of named fields. */

/** Text, line, and four numbers for each segment: at, length, byteStart, byteEnd. */
type CompactParagraph = [text: string, line: number, segments: number[]];
type CompactOccurrence = Omit<Occurrence, "paragraphs"> & { paragraphs: CompactParagraph[] };

/** An occurrence as short JSON; {@link readOccurrence} reads it. */
export function writeOccurrence({ paragraphs, ...rest }: Occurrence): string {
  const compact: CompactOccurrence = { ...rest, paragraphs: paragraphs.map(compactParagraph) };
  return JSON.stringify(compact);
}

function compactParagraph({ text, line, segments }: Paragraph): CompactParagraph {
  const numbers: number[] = [];
  for (const { at, length, byteStart, byteEnd } of segments) numbers.push(at, length, byteStart, byteEnd);
  return [text, line, numbers];
}

/** The occurrence of {@link writeOccurrence}. */
export function readOccurrence(json: string): Occurrence {
  const compact: CompactOccurrence = JSON.parse(json);
  const paragraphs = compact.paragraphs.map(([text, line, numbers]) => ({ text, line, segments: segmentsOf(numbers) }));
  return { ...compact, paragraphs };
}

/** The words alone of {@link writeOccurrence}, paragraphs joined by one U+000A. */
export function readWords(json: string): string {
  const { paragraphs }: CompactOccurrence = JSON.parse(json);
  return paragraphs.map(([text]) => text).join("\n");
}

function segmentsOf(numbers: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  for (let from = 0; from < numbers.length; from += 4) {
    segments.push({
      at: numbers[from] as number,
      length: numbers[from + 1] as number,
      byteStart: numbers[from + 2] as number,
      byteEnd: numbers[from + 3] as number,
    });
  }
  return segments;
}

/** Spans as short JSON: their roles once, then six numbers each (-1 for null). {@link readSpans} reads it. */
export function writeSpans(spans: readonly Span[]): string {
  const roles: string[] = [];
  const numbers: number[] = [];
  for (const { role, byteStart, byteEnd, line, extract, index } of spans) {
    let code = roles.indexOf(role);
    if (code < 0) code = roles.push(role) - 1;
    numbers.push(code, byteStart, byteEnd, line, extract ?? -1, index ?? -1);
  }
  return JSON.stringify({ roles, numbers });
}

/** The spans of {@link writeSpans}. */
export function readSpans(json: string): Span[] {
  const { roles, numbers } = JSON.parse(json) as { roles: Span["role"][]; numbers: number[] };
  const spans: Span[] = [];
  const orNull = (value: number) => (value < 0 ? null : value);
  for (let from = 0; from < numbers.length; from += 6) {
    const [code, byteStart, byteEnd, line, extract, index] = numbers.slice(from, from + 6) as number[];
    spans.push({
      role: roles[code as number] as Span["role"],
      byteStart: byteStart as number,
      byteEnd: byteEnd as number,
      line: line as number,
      extract: orNull(extract as number),
      index: orNull(index as number),
    });
  }
  return spans;
}
