import type { OccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { sentences } from "../../../shared/text/sentences.ts";
import { wordRanges } from "../../../shared/text/words.ts";
import { type TextRange, type Turn, trimRange } from "./turns.ts";

/**
 * The selection of one reader pane: a place in the text and the place it reaches to. When both are the same it
 * is the caret alone. Turns are the contributions shown, in their order; a selection of a turn that is no longer
 * among them counts as none.
 */
export interface Point {
  key: OccurrenceKey;
  offset: number;
}

export interface TextSelection {
  /** Where it was begun; stays when the selection is extended. */
  anchor: Point;
  /** Where the caret stands. */
  focus: Point;
}

/** The selected part of one contribution. */
export interface SelectedRange extends TextRange {
  key: OccurrenceKey;
}

export type CaretStep = "character" | "word" | "paragraph-edge";

/** A selection that is nothing but a caret. */
export function caretAt(key: OccurrenceKey, offset: number): TextSelection {
  return { anchor: { key, offset }, focus: { key, offset } };
}

export function isCaret({ anchor, focus }: TextSelection): boolean {
  return anchor.key === focus.key && anchor.offset === focus.offset;
}

/** Both ends in reading order, with the positions of their turns; null when a turn is not shown. */
export function orderedEnds(turns: readonly Turn[], selection: TextSelection) {
  const anchor = { at: turns.findIndex((turn) => turn.key === selection.anchor.key), point: selection.anchor };
  const focus = { at: turns.findIndex((turn) => turn.key === selection.focus.key), point: selection.focus };
  if (anchor.at < 0 || focus.at < 0) return null;
  const isBackward = focus.at < anchor.at || (focus.at === anchor.at && focus.point.offset < anchor.point.offset);
  return isBackward ? { start: focus, end: anchor, isBackward } : { start: anchor, end: focus, isBackward };
}

/**
 * What is selected, one range for each contribution, without white space at the ends; nothing for a caret.
 * Offsets beyond a text are held at its end.
 */
export function selectedRanges(turns: readonly Turn[], selection: TextSelection | null): SelectedRange[] {
  const ends = selection && orderedEnds(turns, selection);
  if (!ends) return [];
  return turns.slice(ends.start.at, ends.end.at + 1).flatMap((turn, index) => {
    const isFirst = index === 0;
    const isLast = ends.start.at + index === ends.end.at;
    const start = isFirst ? Math.min(ends.start.point.offset, turn.text.length) : 0;
    const end = isLast ? Math.min(ends.end.point.offset, turn.text.length) : turn.text.length;
    const range = trimRange(turn.text, { start, end });
    return range.start < range.end ? [{ key: turn.key, ...range }] : [];
  });
}

/** Moves the caret; `extend` keeps the anchor. Without it a selection collapses to its near end first. */
export function moveCaret(
  turns: readonly Turn[],
  selection: TextSelection,
  direction: -1 | 1,
  step: CaretStep,
  extend: boolean,
): TextSelection {
  const ends = orderedEnds(turns, selection);
  if (!ends) return selection;
  if (!extend && !isCaret(selection) && step === "character") {
    const { key, offset } = (direction < 0 ? ends.start : ends.end).point;
    return caretAt(key, offset);
  }
  const from = ends.isBackward ? ends.start : ends.end;
  const focus = stepFrom(turns, from.at, selection.focus.offset, direction, step);
  return extend ? { anchor: selection.anchor, focus } : { anchor: focus, focus };
}

/** Goes to a point, or extends the selection to it. */
export function moveTo(selection: TextSelection | null, point: Point, extend: boolean): TextSelection {
  return extend && selection ? { anchor: selection.anchor, focus: point } : { anchor: point, focus: point };
}

/** Makes `edge` the end that Shift and the arrows move. */
export function holdEdge(turns: readonly Turn[], selection: TextSelection, edge: "start" | "end"): TextSelection {
  const ends = orderedEnds(turns, selection);
  if (!ends) return selection;
  return edge === "start"
    ? { anchor: ends.end.point, focus: ends.start.point }
    : { anchor: ends.start.point, focus: ends.end.point };
}

/** Selects the sentence at the caret; a selection first grows to whole sentences, then by one more each time. */
export function selectSentence(turns: readonly Turn[], selection: TextSelection): TextSelection {
  return selectUnits(turns, selection, (turn) => sentences(turn.text));
}

/** Selects the paragraph at the caret, then one more each time. */
export function selectParagraph(turns: readonly Turn[], selection: TextSelection): TextSelection {
  return selectUnits(turns, selection, (turn) => turn.paragraphs);
}

/** Selects the whole contribution at the caret; over several, all of them whole. */
export function selectContribution(turns: readonly Turn[], selection: TextSelection): TextSelection {
  return selectUnits(turns, selection, (turn) => [{ start: 0, end: turn.text.length }]);
}

/** Grows both ends to whole words, where they stand inside one, and drops white space at the ends. */
export function snapToWords(turns: readonly Turn[], selection: TextSelection): TextSelection {
  const ends = orderedEnds(turns, selection);
  if (!ends || isCaret(selection)) return selection;
  const start = snapped(turns[ends.start.at] as Turn, ends.start.point.offset, "start");
  const end = snapped(turns[ends.end.at] as Turn, ends.end.point.offset, "end");
  const ranges = selectedRanges(turns, {
    anchor: { key: ends.start.point.key, offset: start },
    focus: { key: ends.end.point.key, offset: end },
  });
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last) return caretAt(selection.focus.key, selection.focus.offset);
  const whole = { anchor: { key: first.key, offset: first.start }, focus: { key: last.key, offset: last.end } };
  return ends.isBackward ? { anchor: whole.focus, focus: whole.anchor } : whole;
}

function snapped(turn: Turn, offset: number, edge: "start" | "end"): number {
  const word = wordRanges(turn.text).find((range) => range.start < offset && offset < range.end);
  return word ? word[edge] : offset;
}

function stepFrom(turns: readonly Turn[], at: number, offset: number, direction: -1 | 1, step: CaretStep): Point {
  const turn = turns[at] as Turn;
  const target = stepWithin(turn, offset, direction, step);
  if (target !== null) return { key: turn.key, offset: target };
  const next = turns[at + direction];
  if (!next) return { key: turn.key, offset: direction < 0 ? 0 : turn.text.length };
  return { key: next.key, offset: direction < 0 ? next.text.length : 0 };
}

/** Null when the step leaves the turn. */
function stepWithin(turn: Turn, offset: number, direction: -1 | 1, step: CaretStep): number | null {
  if (step === "paragraph-edge") {
    const own = turn.paragraphs.find((paragraph) => offset <= paragraph.end);
    return own ? (direction < 0 ? own.start : own.end) : turn.text.length;
  }
  if (direction < 0 ? offset <= 0 : offset >= turn.text.length) return null;
  if (step === "character") return offset + direction * graphemeLength(turn.text, offset, direction);
  const words = wordRanges(turn.text);
  if (direction < 0) return words.findLast((word) => word.start < offset)?.start ?? 0;
  return words.find((word) => word.end > offset)?.end ?? turn.text.length;
}

/** No character a reader sees is longer than this many units. */
const LONGEST_GRAPHEME = 64;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function graphemeLength(text: string, offset: number, direction: -1 | 1): number {
  if (direction > 0) {
    const [first] = graphemes.segment(text.slice(offset, offset + LONGEST_GRAPHEME));
    return first?.segment.length ?? 1;
  }
  const before = [...graphemes.segment(text.slice(Math.max(0, offset - LONGEST_GRAPHEME), offset))];
  return before.at(-1)?.segment.length ?? 1;
}

function selectUnits(
  turns: readonly Turn[],
  selection: TextSelection,
  unitsOf: (turn: Turn) => readonly TextRange[],
): TextSelection {
  const ends = orderedEnds(turns, selection);
  if (!ends) return selection;
  const startUnits = unitsOf(turns[ends.start.at] as Turn);
  const endUnits = unitsOf(turns[ends.end.at] as Turn);
  const startOffset = ends.start.point.offset;
  const endOffset = ends.end.point.offset;
  const first = unitAt(
    startUnits,
    isCaret(selection) ? heldInLine(turns[ends.start.at] as Turn, startOffset) : startOffset,
  );
  const last = isCaret(selection) ? first : unitAt(endUnits, endOffset - 1);
  if (!first || !last) return selection;
  const isWhole = !isCaret(selection) && first.start === startOffset && last.end === endOffset;
  const next = isWhole ? endUnits.find((unit) => unit.start >= endOffset) : undefined;
  return {
    anchor: { key: ends.start.point.key, offset: first.start },
    focus: { key: ends.end.point.key, offset: (next ?? last).end },
  };
}

/** A caret behind the last character of a paragraph belongs to that paragraph, not to the next. */
function heldInLine({ text }: Turn, offset: number): number {
  const isAtEnd = offset >= text.length || text.charAt(offset) === "\n";
  return isAtEnd && offset > 0 && text.charAt(offset - 1) !== "\n" ? offset - 1 : offset;
}

/** The unit an offset stands in or before; after the last one, the last. */
function unitAt(units: readonly TextRange[], offset: number): TextRange | undefined {
  return units.find((unit) => offset < unit.end && unit.start < unit.end) ?? units.at(-1);
}
