import { lastAtMost } from "../../lib/last-at-most.ts";
import type { MappedText } from "../mapped-text.ts";
import type { Piece, ReaderEvent, ReaderSink, TextParse, TextRange } from "../reader.ts";

/**
 * Lets a reader of plain text read lines put together from pieces of another source, and takes its events back to
 * that source. It suits readers that take a line's words as they are. Pieces without a source (marks that a reader of
 * text needs, such as `# `) never come back as words.
 */
export class TextFeed {
  private readonly sink: ReaderSink;
  private readonly parse: TextParse;
  /** The lines, and where each begins in the text fed. */
  private readonly lines: MappedText[] = [];
  private readonly starts: number[] = [];
  private length = 0;
  /** The line asked for last: most questions are asked in ascending order. */
  private last = 0;
  /** Printed blanks (`&nbsp;`) that no event spoke of yet, by where they stand. */
  private readonly blanks = new Map<number, TextRange>();

  constructor(sink: ReaderSink, open: (sink: ReaderSink) => TextParse) {
    this.sink = sink;
    this.parse = open((event) => this.take(event));
  }

  /** Feeds one line; a blank one comes before it where `blankBefore`. */
  line(words: MappedText, blankBefore: boolean): void {
    if (blankBefore && this.length > 0) this.write("\n");
    this.lines.push(words);
    this.starts.push(this.length);
    // Piece by piece: of long lines nothing is put together only to be kept with them.
    for (const { text, start, end } of words.slice(0)) {
      if (end > start && isBlank(text)) this.blanks.set(start, { start, end });
      this.write(text);
    }
    this.write("\n");
  }

  /** No more lines come. */
  end(): void {
    this.parse.end();
    for (const range of this.blanks.values()) this.sink({ type: "markup", range });
  }

  private write(text: string): void {
    this.length += text.length;
    this.parse.write(text);
  }

  private take(event: ReaderEvent): void {
    switch (event.type) {
      case "extract":
        this.sink({ ...event, at: this.place({ start: event.at, end: event.at })?.start ?? 0 });
        return;
      case "occurrence":
        this.sink({ ...event, paragraphs: event.paragraphs.map((pieces) => this.paragraph(pieces)) });
        return;
      case "diagnostic":
        this.sink({ ...event, range: event.range && this.place(event.range) });
        return;
      case "span":
      case "markup":
        for (const range of this.runs(event.range)) this.sink({ ...event, range });
        return;
      case "gap": {
        const [first, ...rest] = this.runs(event.range);
        for (const range of rest) this.sink({ type: "markup", range });
        if (first) this.sink({ ...event, range: first });
        return;
      }
      default:
        this.sink(event);
    }
  }

  private paragraph(pieces: readonly Piece[]): Piece[] {
    const taken: Piece[] = [];
    for (const piece of pieces) {
      const found = this.slice(piece);
      if (isBlank(piece.text)) {
        const at = found[0]?.start ?? this.place(piece)?.start ?? 0;
        taken.push({ text: piece.text, start: at, end: at });
      } else for (const one of found) if (one.end > one.start || isBlank(one.text)) taken.push(one);
    }
    return taken;
  }

  /** The runs of the source under a range of the text fed. */
  private runs(range: TextRange): TextRange[] {
    const runs: TextRange[] = [];
    for (const { start, end } of this.slice(range)) {
      const last = runs.at(-1);
      if (last?.end === start) last.end = end;
      else if (end > start) runs.push({ start, end });
    }
    return runs;
  }

  private slice({ start, end }: TextRange): Piece[] {
    const { lines, starts } = this;
    const first = this.lineAt(start);
    let pieces: Piece[] = [];
    for (let i = first; i < lines.length; i++) {
      const words = lines[i] as MappedText;
      const at = starts[i] as number;
      if (at >= end) break;
      const found = words.slice(Math.max(0, start - at), Math.min(words.length, end - at));
      if (i === first) pieces = found;
      else pieces.push(...found);
    }
    if (this.blanks.size > 0) for (const piece of pieces) this.blanks.delete(piece.start);
    return pieces;
  }

  private place({ start, end }: TextRange): TextRange | null {
    const index = this.lineAt(start);
    const at = this.starts[index] ?? 0;
    const line = this.lines[index];
    const found = line?.slice(start - at, Math.max(end, start + 1) - at) ?? [];
    const [first, last] = [found[0], found.at(-1)];
    return first && last ? { start: first.start, end: last.end } : (line?.range ?? null);
  }

  /** The last line that begins at or before an offset of the text fed. */
  private lineAt(offset: number): number {
    const { starts } = this;
    const holds = (index: number) =>
      (starts[index] ?? Number.POSITIVE_INFINITY) <= offset && offset < (starts[index + 1] ?? Number.POSITIVE_INFINITY);
    if (holds(this.last + 1)) this.last++;
    else if (!holds(this.last)) this.last = lastAtMost(starts, offset);
    return this.last;
  }
}

function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  return !(code > 32 && code < 127) && text.trim() === "";
}
