import type { PageContribution } from "../../../shared/api/page-schemas.ts";
import { isCounted, occurrenceText } from "../../../shared/model/extract.ts";
import type { OccurrenceKey } from "../../../shared/model/occurrence-key.ts";

/** A contribution as selection, find and highlights see it: one text, and where its paragraphs lie in it. */
export interface Turn {
  /** Key of the leading occurrence, whose text is shown. */
  key: OccurrenceKey;
  /** The paragraphs joined by U+000A; every offset counts UTF-16 units of it. */
  text: string;
  paragraphs: readonly TextRange[];
  /** A division or a procedural note. */
  isProcedure: boolean;
}

/** A stretch of a text, UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/** A part of one paragraph: 0-based paragraph, offsets into its own text. */
export interface ParagraphRange extends TextRange {
  paragraph: number;
}

/** The turn of a contribution; null when it has no occurrence to hold on to. */
export function turnOf(contribution: Pick<PageContribution, "occurrences" | "paragraphs" | "kind">): Turn | null {
  const leading = contribution.occurrences[0];
  if (!leading) return null;
  let at = 0;
  const paragraphs = contribution.paragraphs.map((paragraph) => {
    const range = { start: at, end: at + paragraph.length };
    at = range.end + 1;
    return range;
  });
  return {
    key: leading.key,
    text: occurrenceText(contribution.paragraphs.map((text) => ({ text }))),
    paragraphs,
    isProcedure: !isCounted(contribution.kind),
  };
}

/** The parts of a range that lie in each paragraph, in order; the line feeds between paragraphs give nothing. */
export function clipToParagraphs(turn: Turn, range: TextRange): ParagraphRange[] {
  return turn.paragraphs.flatMap((own, paragraph) => {
    const start = Math.max(range.start, own.start);
    const end = Math.min(range.end, own.end);
    return start < end ? [{ paragraph, start: start - own.start, end: end - own.start }] : [];
  });
}

/** The paragraph an offset stands in and the offset there; beyond the text, its last place. */
export function placeInParagraph(turn: Turn, offset: number): { paragraph: number; offset: number } {
  const found = turn.paragraphs.findIndex((own) => offset <= own.end);
  const paragraph = found < 0 ? turn.paragraphs.length - 1 : found;
  const own = turn.paragraphs[paragraph];
  if (!own) return { paragraph: 0, offset: 0 };
  return { paragraph, offset: Math.min(Math.max(offset, own.start), own.end) - own.start };
}

/** The offset in the turn of a place in one of its paragraphs; held inside that paragraph. */
export function offsetInTurn(turn: Turn, paragraph: number, offset: number): number {
  const own = turn.paragraphs[paragraph];
  if (!own) return 0;
  return own.start + Math.min(Math.max(offset, 0), own.end - own.start);
}

/** The range without white space at its ends; empty ranges stand at their start. */
export function trimRange(text: string, { start, end }: TextRange): TextRange {
  const inside = text.slice(start, end);
  const from = start + (inside.length - inside.trimStart().length);
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}
