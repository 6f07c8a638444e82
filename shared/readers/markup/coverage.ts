import type { ReaderSink } from "../reader.ts";
import type { MarkupRole, OpenTag } from "./open-tag.ts";

/**
 * Accounts for markup: what stands between two texts (tags, comments, blanks) is one run of markup, but for what
 * the reader said of a tag or an attribute. Texts are the reader's to account for.
 */
export class Coverage {
  private readonly emit: ReaderSink;
  /** Where the run of markup not yet said begins. */
  private from = 0;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** A text with words stands at `start` to `end`: the run of markup before it is over. */
  text(start: number, end: number): void {
    this.span("boilerplate", this.from, start);
    this.from = end;
  }

  /** Says what the reader claimed of a tag, if anything. */
  tag(tag: OpenTag): void {
    const { role, claims } = tag;
    if (role === "boilerplate" && claims.length === 0) return;
    if (role !== "boilerplate") {
      this.span("boilerplate", this.from, tag.start);
      this.from = tag.start;
    }
    claims.sort((a, b) => a.start - b.start);
    for (const claim of claims) {
      if (claim.start < this.from) continue;
      this.span(role, this.from, claim.start);
      if (claim.role) this.span(claim.role, claim.start, claim.end);
      this.from = claim.end;
    }
    if (role === "boilerplate") return;
    this.span(role, this.from, tag.end);
    this.from = tag.end;
  }

  /** The document ends at `end`. */
  end(end: number): void {
    this.span("boilerplate", this.from, end);
    this.from = end;
  }

  private span(role: MarkupRole, start: number, end: number): void {
    if (start >= end) return;
    const range = { start, end };
    this.emit(role === "boilerplate" ? { type: "markup", range } : { type: "span", role, range });
  }
}
