import { type Line, pieceOf } from "../lines.ts";
import { MappedText } from "../mapped-text.ts";
import type { References } from "../markup/references.ts";
import type { Piece, TextRange } from "../reader.ts";

/** What a JSON item says of the speech that begins on a row. */
export interface SpeakerHint {
  printed: string;
  id: string | null;
}

/** A line of printed text, in whichever file it came: its words, and the pieces of the source that they are. */
export interface Row {
  text: string;
  pieces: readonly Piece[];
  indent: number;
  blankBefore: boolean;
  hint: SpeakerHint | null;
  /** The page it stands on, once that is known. */
  page: string | null;
}

/** The runs of the source that pieces are, without the tags between them; lines that were joined are one. */
export function rangesOf(pieces: readonly Piece[]): TextRange[] {
  const ranges: TextRange[] = [];
  let isJoined = false;
  for (const { start, end } of pieces) {
    const last = ranges.at(-1);
    if (last && (isJoined || start === last.end)) last.end = end;
    else ranges.push({ start, end });
    isJoined = start === end;
  }
  return ranges;
}

/** Joins a row to the one before: with a space, but for a word or dash that the line's end cut. */
export function joinRow(pieces: Piece[], row: Row): void {
  const last = pieces.at(-1);
  const isCut = last?.text.endsWith("-") && /[^\s-]-$|--$/.test(last.text.slice(-2));
  if (last && !isCut) pieces.push({ text: " ", start: last.end, end: last.end });
  for (const piece of row.pieces) pieces.push(piece);
}

const MARKUP = /<\/?[a-z!][^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi;

/**
 * Takes tags out of a line and decodes its references. The Record's own marks (`<bullet>`: not spoken on the floor) are
 * tags like any other; `onTag` gets their ranges. Null when nothing else stands on the line.
 */
export function readRow(line: Line, references: References, onTag: (range: TextRange) => void): Row | null {
  const { text, indent, blankBefore } = line;
  if (!text.includes("<") && !text.includes("&")) {
    return { text, pieces: [pieceOf(line)], indent, blankBefore, hint: null, page: null };
  }
  const pieces: Piece[] = [];
  let at = 0;
  const runTo = (to: number) => {
    if (to > at) pieces.push({ text: text.slice(at, to), start: line.start + at, end: line.start + to });
  };
  for (const match of text.matchAll(MARKUP)) {
    runTo(match.index);
    at = match.index + match[0].length;
    const range = { start: line.start + match.index, end: line.start + at };
    const words = match[0].startsWith("&") ? references.decode(match[0]) : "";
    if (words.trim() === "") onTag(range);
    if (words !== "") pieces.push({ text: words, ...range });
  }
  runTo(text.length);
  const row = new MappedText(pieces).trim();
  if (row.text === "") return null;
  // `<bullet>` takes the place of a paragraph's two blanks.
  return {
    text: row.text,
    pieces: row.slice(0),
    indent: /^<bullet>/i.test(text) ? 2 : indent,
    blankBefore,
    hint: null,
    page: null,
  };
}
