import { SPAN_ROLES, type Span, type SpanRole } from "../../../shared/model/source.ts";
import { putVarint } from "../index/varint.ts";

/**
 * Spans in few bytes: role, then what differs from what follows from the span before, as numbers of seven bits a byte.
 * There are as many of them as there are lines, and only who looks at a source as it stands asks for them.
 */

/** A number of 32 bits takes no more. */
const LONGEST = 5;
const NUMBERS = 6;

/** What {@link unpackSpans} reads. */
export function packSpans(spans: readonly Span[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(spans.length * NUMBERS * LONGEST);
  let to = 0;
  let [end, lastLine, lastExtract, lastIndex] = [0, 0, 0, 0];
  for (const span of spans) {
    const { role, byteStart, byteEnd, line } = span;
    const extract = span.extract ?? -1;
    const index = span.index ?? -1;
    to = putVarint(bytes, to, SPAN_ROLES.indexOf(role));
    to = putVarint(bytes, to, unsigned(byteStart - end));
    to = putVarint(bytes, to, unsigned(byteEnd - byteStart));
    to = putVarint(bytes, to, unsigned(line - lastLine));
    to = putVarint(bytes, to, unsigned(extract - lastExtract));
    to = putVarint(bytes, to, unsigned(index - lastIndex));
    [end, lastLine, lastExtract, lastIndex] = [byteEnd, line, extract, index];
  }
  return bytes.slice(0, to);
}

/** The spans of {@link packSpans}. */
export function unpackSpans(bytes: Uint8Array): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const next = (): number => {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++] as number;
      value += (byte & 127) * scale;
    }
    return value;
  };
  const signed = (): number => {
    const value = next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const orNull = (value: number) => (value < 0 ? null : value);
  let [end, line, extract, index] = [0, 0, 0, 0];
  while (at < bytes.length) {
    const role = SPAN_ROLES[next()] as SpanRole;
    const byteStart = end + signed();
    end = byteStart + signed();
    line += signed();
    extract += signed();
    index += signed();
    spans.push({ role, byteStart, byteEnd: end, line, extract: orNull(extract), index: orNull(index) });
  }
  return spans;
}

/** Small numbers for small ones of either sign: 0, -1, 1, -2, 2 … */
function unsigned(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}
