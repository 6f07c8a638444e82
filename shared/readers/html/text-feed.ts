import { lastAtMost } from "../../lib/last-at-most.ts";
import type { MappedText } from "../mapped-text.ts";
import type { Piece, ReaderEvent, ReaderSink, TextParse, TextRange } from "../reader.ts";

/** So far behind the words that were said last no event reaches, in UTF-16 units: events come in order of the source. */
const KEPT = 65_536;
/** So many lines are let go at once. */
const MANY = 128;

/**
 * Lets a reader of plain text read lines put together from pieces of another source, and takes its events back to
 * that source. It suits readers that take a line's words as they are. Pieces without a source (marks that a reader of
 * text needs, such as `# `) never come back as words.
 */
export class TextFeed {
  private readonly sink: ReaderSink;
  private readonly parse: TextParse;
  /** The lines that may still be asked for, and where each begins in the text fed. */
  private lines: MappedText[] = [];
  private starts: number[] = [];
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
    let text = blankBefore && this.length > 0 ? "\n" : "";
    this.lines.push(words);
    this.starts.push(this.length + text.length);
    // Put together here: a line that puts its own text together keeps it.
    for (const piece of words.pieces) {
      if (piece.end > piece.start && piece.text !== "" && isBlank(piece.text)) this.blanks.set(piece.start, piece);
      text += piece.text;
    }
    text += "\n";
    this.length += text.length;
    this.parse.write(text);
  }

  /** No more lines come. */
  end(): void {
    this.parse.end();
    for (const { start, end } of this.blanks.values()) this.sink({ type: "markup", range: { start, end } });
  }

  private take(event: ReaderEvent): void {
    switch (event.type) {
      case "extract":
        this.sink({ ...event, at: this.place({ start: event.at, end: event.at })?.start ?? 0 });
        return;
      case "occurrence":
        this.sink({ ...event, paragraphs: event.paragraphs.map((pieces) => this.paragraph(pieces)) });
        this.forget((event.paragraphs.at(-1)?.at(-1)?.end ?? 0) - KEPT);
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

  /** Lines that end before `offset` are not asked for again. */
  private forget(offset: number): void {
    const { starts } = this;
    if (starts.length <= MANY || (starts[MANY] as number) > offset) return;
    const gone = lastAtMost(starts, offset);
    this.lines = this.lines.slice(gone);
    this.starts = starts.slice(gone);
    this.last = 0;
  }

  private paragraph(pieces: readonly Piece[]): Piece[] {
    const [only] = pieces;
    if (pieces.length === 1 && only && !isBlank(only.text)) {
      const found = this.slice(only);
      return found.every(isPrinted) ? found : found.filter(isPrinted);
    }
    const taken: Piece[] = [];
    for (const piece of pieces) {
      const found = this.slice(piece);
      if (isBlank(piece.text)) {
        const at = found[0]?.start ?? this.place(piece)?.start ?? 0;
        taken.push({ text: piece.text, start: at, end: at });
      } else for (const one of found) if (isPrinted(one)) taken.push(one);
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

  /** The last line that begins at or before an offset of the text fed; the first that is kept where that was let go. */
  private lineAt(offset: number): number {
    const { last } = this;
    if (!this.holds(last, offset))
      this.last = this.holds(last + 1, offset) ? last + 1 : Math.max(0, lastAtMost(this.starts, offset));
    return this.last;
  }

  private holds(index: number, offset: number): boolean {
    const { starts } = this;
    if (index >= starts.length || offset < (starts[index] as number)) return false;
    return index + 1 === starts.length || offset < (starts[index + 1] as number);
  }
}

/** Whether a piece is of the source, or a blank between such. */
function isPrinted({ text, start, end }: Piece): boolean {
  return end > start || isBlank(text);
}

function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  return !(code > 32 && code < 127) && text.trim() === "";
}
