import { type Line, pieceOf } from "../lines.ts";
import { type MappedLine, MappedText } from "../mapped-text.ts";
import type { References } from "../markup/references.ts";
import type { Piece, TextRange } from "../reader.ts";

/** What a JSON item says of the speech that begins on a row. */
export interface SpeakerHint {
  printed: string;
  id: string | null;
}

/** A line of the Record's text, in whichever file it came. */
export interface Row extends MappedLine {
  hint: SpeakerHint | null;
  /** The page it stands on, once that is known. */
  page: string | null;
}

const MARKUP = /<\/?[a-z!][^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi;

/**
 * Takes tags out of a line and decodes its references. The Record's own marks (`<bullet>`: not spoken on the floor) are
 * tags like any other. `onTag` hears their ranges; null when nothing else stands on the line.
 */
export function readRow(line: Line, references: References, onTag: (range: TextRange) => void): Row | null {
  const { text, start, blankBefore } = line;
  if (!text.includes("<") && !text.includes("&")) {
    return { line: new MappedText([pieceOf(line)]), indent: line.indent, blankBefore, hint: null, page: null };
  }
  const pieces: Piece[] = [];
  let at = 0;
  const runTo = (to: number) => {
    if (to > at) pieces.push({ text: text.slice(at, to), start: start + at, end: start + to });
  };
  for (const match of text.matchAll(MARKUP)) {
    runTo(match.index);
    at = match.index + match[0].length;
    const range = { start: start + match.index, end: start + at };
    const words = match[0].startsWith("&") ? references.decode(match[0]) : "";
    if (words.trim() === "") onTag(range);
    if (words !== "") pieces.push({ text: words, ...range });
  }
  runTo(text.length);
  const trimmed = new MappedText(pieces).trim();
  if (trimmed.text === "") return null;
  // `<bullet>` takes the place of a paragraph's two blanks.
  const indent = /^<bullet>/i.test(text) ? 2 : line.indent;
  return { line: trimmed, indent, blankBefore, hint: null, page: null };
}
