import { hasWords } from "../text/white-space.ts";
import type { ReaderSink, TextRange } from "./reader.ts";

/**
 * Accounts for data (JSON, tables): passes on what a reader emits and remembers what that covered. Settling says what
 * the rest up to here is: a run with whole values in it is `metadata`, any other (syntax, keys, quotes, escapes, tags)
 * markup.
 */
export class ValueCoverage {
  /** The end of what was scanned. */
  at = 0;
  private readonly sink: ReaderSink;
  private from = 0;
  private leaves: TextRange[] = [];
  private covered: TextRange[] = [];
  private isInOrder = true;

  constructor(sink: ReaderSink) {
    this.sink = sink;
  }

  /** What the reader emits to. */
  readonly emit: ReaderSink = (event) => {
    if (event.type === "span" || event.type === "markup" || event.type === "gap") this.cover(event.range);
    else if (event.type === "occurrence") {
      for (const pieces of event.paragraphs) {
        for (const piece of pieces) if (piece.end > piece.start && hasWords(piece.text)) this.cover(piece);
      }
    }
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
    const { covered } = this;
    if (!this.isInOrder) covered.sort((a, b) => a.start - b.start);
    let leaf = 0;
    const runTo = (to: number) => {
      while (leaf < this.leaves.length && (this.leaves[leaf] as TextRange).start < this.from) leaf++;
      const isValue = leaf < this.leaves.length && (this.leaves[leaf] as TextRange).end <= to;
      this.span(isValue ? "metadata" : "boilerplate", this.from, to);
    };
    for (const { start, end } of covered) {
      runTo(start);
      this.from = Math.max(this.from, end);
    }
    runTo(this.at);
    this.from = Math.max(this.from, this.at);
    this.leaves = [];
    this.covered = [];
    this.isInOrder = true;
  }

  /** What `build` takes as covered by an event. */
  private cover(range: TextRange): void {
    const last = this.covered[this.covered.length - 1];
    if (last && last.start > range.start) this.isInOrder = false;
    this.covered.push(range);
  }

  private span(role: "boilerplate" | "metadata", start: number, end: number): void {
    const range = { start, end };
    if (start < end) this.sink(role === "boilerplate" ? { type: "markup", range } : { type: "span", role, range });
  }
}
