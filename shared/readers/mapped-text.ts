import { isWhiteSpace } from "../text/white-space.ts";
import type { Piece, TextRange } from "./reader.ts";

/**
 * A text put together from pieces of the source (a JSON string with escapes, a quoted CSV cell, HTML with its
 * tags taken out), whose every part can be taken back to where it stands.
 */
export class MappedText {
  /** How long `text` is. */
  readonly length: number;
  /** The pieces as they are, empty ones included. */
  readonly pieces: readonly Piece[];
  /** The text, put together when it is first asked for: of many only the pieces are. */
  private joined: string | null = null;
  /** Where each piece begins in `text`; most are never asked for. */
  private known: number[] | null = null;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    let length = 0;
    for (const piece of pieces) length += piece.text.length;
    this.length = length;
  }

  get text(): string {
    if (this.joined !== null) return this.joined;
    let text = "";
    for (const piece of this.pieces) text = text === "" ? piece.text : text + piece.text;
    this.joined = text;
    return text;
  }

  private get starts(): number[] {
    if (this.known) return this.known;
    const starts: number[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      starts.push(at);
      at += piece.text.length;
    }
    this.known = starts;
    return starts;
  }

  /** The pieces of a part of `text`. A piece that a step made (an escape) is taken whole or not at all. */
  slice(from: number, to = Number.POSITIVE_INFINITY): Piece[] {
    if (from === 0 && (to === Number.POSITIVE_INFINITY || to === this.length)) {
      const [only] = this.pieces;
      if (this.pieces.length === 1 && only && only.text !== "") return [only];
      return withoutEmpty(this.pieces);
    }
    const [first] = this.pieces;
    if (first && this.pieces.length === 1 && first.text.length === first.end - first.start) {
      const end = Math.min(to, first.text.length);
      if (from >= end) return [];
      return [{ text: first.text.slice(from, end), start: first.start + from, end: first.start + end }];
    }
    const parts: Piece[] = [];
    const { starts } = this;
    for (let i = this.indexAt(from); i < this.pieces.length && (starts[i] as number) < to; i++) {
      const piece = this.pieces[i] as Piece;
      const at = starts[i] as number;
      const start = Math.max(0, from - at);
      const end = Math.min(piece.text.length, to - at);
      if (start >= end) continue;
      const isAsPrinted = piece.text.length === piece.end - piece.start;
      if (start === 0 && end === piece.text.length) parts.push(piece);
      else if (isAsPrinted) {
        parts.push({ text: piece.text.slice(start, end), start: piece.start + start, end: piece.start + end });
      } else if (start === 0) parts.push(piece);
    }
    return parts;
  }

  /** The part of `text` without the white space around it. */
  trim(from = 0, to = Number.POSITIVE_INFINITY): MappedText {
    if (from === 0 && to === Number.POSITIVE_INFINITY && this.isTrimmed) return this;
    const { text } = this;
    let start = from;
    let end = Math.min(to, text.length);
    while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
    while (start < end && isWhiteSpace(text.charCodeAt(end - 1))) end--;
    return new MappedText(this.slice(start, end));
  }

  /** Whether no white space stands at its ends, as far as its first and last piece tell; false where they are empty. */
  private get isTrimmed(): boolean {
    const first = this.pieces[0]?.text ?? "";
    const last = this.pieces.at(-1)?.text ?? "";
    if (first === "" || last === "") return false;
    return !isWhiteSpace(first.charCodeAt(0)) && !isWhiteSpace(last.charCodeAt(last.length - 1));
  }

  /** From the first piece's beginning to the last one's end; null when there is no text. */
  get range(): TextRange | null {
    const [first, last] = [this.pieces[0], this.pieces.at(-1)];
    return first && last ? { start: first.start, end: last.end } : null;
  }

  /** The last piece that begins at or before `offset`. */
  private indexAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}

function withoutEmpty(pieces: readonly Piece[]): Piece[] {
  const list: Piece[] = [];
  for (const piece of pieces) if (piece.text !== "") list.push(piece);
  return list;
}

/** A non-blank line of a {@link MappedText}, trimmed. */
export interface MappedLine {
  line: MappedText;
  /** White space before it. */
  indent: number;
  /** A blank line, or the beginning of the text, stands before it. */
  blankBefore: boolean;
}

/** The non-blank lines (LF, CR LF or a lone CR). */
export function linesOf(mapped: MappedText): MappedLine[] {
  const { text } = mapped;
  if (!text.includes("\n") && !text.includes("\r")) {
    const line = mapped.trim();
    return line.text === "" ? [] : [{ line, indent: text.indexOf(line.text.charAt(0)), blankBefore: true }];
  }
  const lines: MappedLine[] = [];
  let at = 0;
  let blankBefore = true;
  for (const raw of mapped.text.split(/\r\n|\n|\r/)) {
    if (raw.trim() === "") blankBefore = true;
    else {
      const line = mapped.trim(at, at + raw.length);
      lines.push({ line, indent: raw.length - raw.trimStart().length, blankBefore });
      blankBefore = false;
    }
    at += raw.length;
    at += mapped.text.startsWith("\r\n", at) ? 2 : 1;
  }
  return lines;
}
