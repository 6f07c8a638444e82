import { MappedText } from "../mapped-text.ts";
import type { Piece, ReaderEvent, ReaderSink, TextParse, TextRange } from "../reader.ts";

interface FedLine {
  /** Where it begins in the text fed. */
  at: number;
  words: MappedText;
}

/**
 * Lets a reader of plain text read lines put together from pieces of another source, and takes its events back to
 * that source. It suits readers that take a line's words as they are. Pieces without a source (marks that a reader of
 * text needs, such as `# `) never come back as words.
 */
export class TextFeed {
  private readonly sink: ReaderSink;
  private readonly parse: TextParse;
  private readonly lines: FedLine[] = [];
  private length = 0;
  /** Printed blanks (`&nbsp;`) that no event spoke of yet, by where they stand. */
  private readonly blanks = new Map<number, TextRange>();

  constructor(sink: ReaderSink, open: (sink: ReaderSink) => TextParse) {
    this.sink = sink;
    this.parse = open((event) => this.take(event));
  }

  /** Feeds one line; a blank one comes before it where `blankBefore`. */
  line(pieces: readonly Piece[], blankBefore: boolean): void {
    if (blankBefore && this.length > 0) this.write("\n");
    const words = new MappedText(pieces);
    this.lines.push({ at: this.length, words });
    for (const { text, start, end } of pieces) {
      if (end > start && text.trim() === "") this.blanks.set(start, { start, end });
    }
    this.write(words.text);
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
        this.sink({ ...event, paragraphs: event.paragraphs.map((pieces) => pieces.flatMap((p) => this.piece(p))) });
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

  private piece(piece: Piece): Piece[] {
    const found = this.slice(piece);
    if (piece.text.trim() !== "") return found.filter(({ start, end, text }) => end > start || text.trim() === "");
    const at = found[0]?.start ?? this.place(piece)?.start ?? 0;
    return [{ text: piece.text, start: at, end: at }];
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
    const pieces: Piece[] = [];
    for (let i = this.lineAt(start); i < this.lines.length; i++) {
      const { at, words } = this.lines[i] as FedLine;
      if (at >= end) break;
      pieces.push(...words.slice(Math.max(0, start - at), Math.min(words.text.length, end - at)));
    }
    for (const piece of pieces) this.blanks.delete(piece.start);
    return pieces;
  }

  private place({ start, end }: TextRange): TextRange | null {
    const line = this.lines[this.lineAt(start)];
    const found = line?.words.slice(start - line.at, Math.max(end, start + 1) - line.at) ?? [];
    const [first, last] = [found[0], found.at(-1)];
    return first && last ? { start: first.start, end: last.end } : (line?.words.range ?? null);
  }

  /** The last line that begins at or before an offset of the text fed. */
  private lineAt(offset: number): number {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lines[middle] as FedLine).at <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
