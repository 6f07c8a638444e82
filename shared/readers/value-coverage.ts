import type { ReaderEvent, ReaderSink, TextRange } from "./reader.ts";

/**
 * Accounts for data (JSON, tables): passes on what a reader emits and remembers what that covered. Settling says what the rest up to
 * here is: values are `metadata`, syntax, keys and what is left of a value in use (quotes, escapes, tags) `boilerplate`.
 */
export class ValueCoverage {
  /** The end of what was scanned. */
  at = 0;
  private readonly sink: ReaderSink;
  private from = 0;
  private leaves: TextRange[] = [];
  private covered: TextRange[] = [];

  constructor(sink: ReaderSink) {
    this.sink = sink;
  }

  /** What the reader emits to. */
  readonly emit: ReaderSink = (event) => {
    this.covered.push(...rangesOf(event));
    this.sink(event);
  };

  /** A string or scalar that is a value stands here. */
  leaf(range: TextRange): void {
    this.leaves.push(range);
  }

  /** The scan went on to `end`. */
  to(end: number): void {
    this.at = end;
  }

  settle(): void {
    const covered = this.covered.sort((a, b) => a.start - b.start);
    let next = 0;
    for (const leaf of this.leaves) {
      this.span("boilerplate", this.from, leaf.start);
      this.from = leaf.start;
      const isUsed = next < covered.length && (covered[next] as TextRange).start < leaf.end;
      for (; next < covered.length && (covered[next] as TextRange).start < leaf.end; next++) {
        const { start, end } = covered[next] as TextRange;
        this.span("boilerplate", this.from, start);
        this.from = Math.max(this.from, end);
      }
      this.span(isUsed ? "boilerplate" : "metadata", this.from, leaf.end);
      this.from = Math.max(this.from, leaf.end);
    }
    this.span("boilerplate", this.from, this.at);
    this.from = Math.max(this.from, this.at);
    this.leaves = [];
    this.covered = [];
  }

  private span(role: "boilerplate" | "metadata", start: number, end: number): void {
    if (start < end) this.sink({ type: "span", role, range: { start, end } });
  }
}

/** What `build` takes as covered by an event. */
function rangesOf(event: ReaderEvent): TextRange[] {
  if (event.type === "span" || event.type === "gap") return [event.range];
  if (event.type !== "occurrence") return [];
  return event.paragraphs.flat().filter((piece) => piece.end > piece.start && /\S/.test(piece.text));
}
