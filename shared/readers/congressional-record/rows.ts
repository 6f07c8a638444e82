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
}

/** Joins a row to the one before: with a space, but for a word or dash that the line's end cut. */
export function joinRow(pieces: Piece[], row: Row): void {
  const last = pieces.at(-1);
  const isCut = last?.text.endsWith("-") && /[^\s-]-$|--$/.test(last.text.slice(-2));
  if (last && !isCut) pieces.push({ text: " ", start: last.end, end: last.end });
  for (const piece of row.line.slice(0)) pieces.push(piece);
}

const MARKUP = /<\/?[a-z!][^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi;

/**
 * Takes tags out of a line and decodes its references. The Record's own marks (`<bullet>`: not spoken on the floor) are
 * tags like any other. `tags` are their ranges; `row` is null when nothing else stands on the line.
 */
export function readRow(line: Line, references: References): { row: Row | null; tags: TextRange[] } {
  const { blankBefore } = line;
  if (!line.text.includes("<") && !line.text.includes("&")) {
    return { row: { line: new MappedText([pieceOf(line)]), indent: line.indent, blankBefore, hint: null }, tags: [] };
  }
  const pieces: Piece[] = [];
  const tags: TextRange[] = [];
  let at = 0;
  const runTo = (to: number) => {
    if (to > at) pieces.push({ text: line.text.slice(at, to), start: line.start + at, end: line.start + to });
  };
  for (const match of line.text.matchAll(MARKUP)) {
    runTo(match.index);
    at = match.index + match[0].length;
    const range = { start: line.start + match.index, end: line.start + at };
    const text = match[0].startsWith("&") ? references.decode(match[0]) : "";
    if (text.trim() === "") tags.push(range);
    if (text !== "") pieces.push({ text, ...range });
  }
  runTo(line.text.length);
  const whole = new MappedText(pieces);
  const trimmed = whole.trim();
  // `<bullet>` takes the place of a paragraph's two blanks.
  const indent = /^<bullet>/i.test(line.text) ? 2 : line.indent;
  return { row: trimmed.text === "" ? null : { line: trimmed, indent, blankBefore, hint: null }, tags };
}
