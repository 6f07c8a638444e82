import type { Span, SpanRole } from "../model/source.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { TextRange } from "./reader.ts";

/** Non-blank characters (code points) of a text. */
export function countNonBlank(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}

/** A run of text that no event covered: its range without the blanks around it. */
export type Unrecognised = TextRange;

/**
 * Gathers the spans of one source, of which a large file has hundreds of thousands. Offsets are kept beside the spans
 * themselves, so that each is made once.
 */
export class SpanList {
  private readonly text: string;
  private readonly offsets: OffsetMap;
  private readonly spans: Span[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private isInOrder = true;

  constructor(text: string, offsets: OffsetMap) {
    this.text = text;
    this.offsets = offsets;
  }

  add(role: SpanRole, start: number, end: number, extract: number | null, index: number | null): Span {
    const span = this.span(role, start, end, extract, index);
    if (start < (this.starts.at(-1) ?? 0)) this.isInOrder = false;
    this.spans.push(span);
    this.starts.push(start);
    this.ends.push(end);
    return span;
  }

  /** The spans in order, with `unrecognised` ones where no span was, so that each non-blank character has one place. */
  finish(): { spans: Span[]; unrecognised: Unrecognised[] } {
    const unrecognised: Unrecognised[] = [];
    const spans: Span[] = [];
    let at = 0;
    const fillTo = (end: number) => {
      const run = this.uncovered(at, end);
      if (!run) return;
      unrecognised.push(run);
      spans.push(this.span("unrecognised", run.start, run.end, null, null));
    };
    for (const i of this.order()) {
      const [span, start, end] = [this.spans[i] as Span, this.starts[i] as number, this.ends[i] as number];
      fillTo(start);
      if (end <= at || end <= start) continue;
      if (start < at) span.byteStart = this.offsets.byteAt(at);
      if (start < at) span.line = this.offsets.lineAt(at);
      spans.push(span);
      at = end;
    }
    fillTo(this.text.length);
    return { spans, unrecognised };
  }

  /**
   * The spans' indexes by place. Spans come nearly in order (those of a turn's markup before those of its words), so
   * only the stretches out of order are sorted.
   */
  private order(): Iterable<number> {
    const { starts, ends } = this;
    if (this.isInOrder) return starts.keys();
    const by = (a: number, b: number) =>
      (starts[a] as number) - (starts[b] as number) || (ends[a] as number) - (ends[b] as number);
    const order = Uint32Array.from(starts.keys());
    const leastAfter = leastOfRest(starts);
    let from = 0;
    let greatest = 0;
    for (let i = 0; i < starts.length; i++) {
      greatest = Math.max(greatest, starts[i] as number);
      if (greatest > (leastAfter[i + 1] as number)) continue;
      if (i > from) order.subarray(from, i + 1).sort(by);
      from = i + 1;
    }
    return order;
  }

  private uncovered(from: number, to: number): TextRange | null {
    if (from >= to) return null;
    const raw = this.text.slice(from, to);
    const run = raw.trim();
    if (run === "") return null;
    const start = from + raw.indexOf(run.charAt(0));
    return { start, end: start + run.length };
  }

  private span(role: SpanRole, start: number, end: number, extract: number | null, index: number | null): Span {
    const { offsets } = this;
    const byteStart = offsets.byteAt(start);
    return { role, byteStart, byteEnd: offsets.byteAt(end), line: offsets.lineAt(start), extract, index };
  }
}

/** For each place in a list the least number from there on; infinite after its end. */
function leastOfRest(numbers: readonly number[]): Float64Array {
  const least = new Float64Array(numbers.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let i = numbers.length - 1; i >= 0; i--) least[i] = Math.min(numbers[i] as number, least[i + 1] as number);
  return least;
}
