import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { Piece, TextRange } from "../reader.ts";
import type { Document } from "./document.ts";
import { clockTime } from "./heading-day.ts";
import { type Speakers, speakerWithin } from "./speaker.ts";

/** A `speech`, `question` or `answer` while it is read. */
export interface Turn {
  element: string;
  range: TextRange;
  by: string | null;
  as: string | null;
  /** The words of `from`, and where they stand until an occurrence has them. */
  from: string;
  names: TextRange[];
  paragraphs: Piece[][];
  hasWords: boolean;
  addressee: string | null;
  time: string | null;
  number: string | null;
  id: string | null;
}

/** Reads the start tag of a turn. */
export function beginTurn(tag: OpenTag, document: Document): Turn {
  return {
    element: tag.name,
    range: { start: tag.start, end: tag.end },
    by: tag.get("by") || null,
    as: tag.get("as") || null,
    from: "",
    names: [],
    paragraphs: [],
    hasWords: false,
    addressee: tag.name === "question" ? (document.of(tag.get("to"))?.showAs ?? null) : null,
    time: clockTime(tag.get("startTime")),
    number: null,
    id: document.idOf(tag.get("eId") ?? tag.get("id")),
  };
}

/** Takes a speaker's name off the beginning of the words; some speeches have it there instead of in `from`. */
function takeName(turn: Turn, paragraphs: Piece[][]): void {
  const words = new MappedText(paragraphs[0] ?? []);
  const length = speakerWithin(words.text);
  if (length === 0) return;
  const name = words.trim(0, length);
  turn.from = name.text;
  if (name.range) turn.names.push(name.range);
  const rest = words.slice(length);
  paragraphs.splice(0, 1, ...(rest.length > 0 ? [rest] : []));
}

/** Takes the words of `from`, which are a name; in some speeches the words that follow it as well. */
export function takeFrom(turn: Turn, pieces: readonly Piece[]): void {
  const words = new MappedText(pieces);
  const length = speakerWithin(words.text);
  const name = words.trim(0, length);
  const rest = words.trim(length);
  if (length === 0 || !name.range || !rest.range) {
    turn.from = words.text || turn.from;
    return;
  }
  turn.from = name.text;
  const { end } = name.range;
  turn.names = turn.names
    .filter(({ start }) => start < end)
    .map((range) => ({ ...range, end: Math.min(range.end, end) }));
  turn.paragraphs.push(rest.slice(0));
}

/** Who speaks in a turn, what kind it is of, and where the names stand that its occurrence is to have. */
export function speakerOfTurn(
  turn: Turn,
  paragraphs: Piece[][],
  speakers: Speakers,
): { kind: ContributionKind; speaker: PrintedSpeaker | null; names: TextRange[] } {
  if (turn.from === "") takeName(turn, paragraphs);
  const read = speakers.of(turn);
  const { names } = turn;
  if (!read) return { kind: "unattributed", speaker: null, names };
  if (turn.element === "question" || turn.element === "answer") {
    return { kind: turn.element, speaker: read.speaker, names };
  }
  return { kind: read.chair ? "chair" : "speech", speaker: read.speaker, names };
}

/** `1Deputy Jane Doe asked ...`: the number that a question bears stands right before the name. */
const NUMBER_BEFORE = /^(\d{1,4})(?=\p{Lu}\p{L})/u;
/** `... [39716/31]` at a question's end. */
const REFERENCE_AFTER = /\s*\[(\d{1,6}\/\d{2})\]$/;

/** Takes a question's numbers out of its words; tells them and where they stand. */
export function takeNumbers(paragraphs: Piece[][]): { number: string | null; ranges: TextRange[] } {
  const numbers: string[] = [];
  const ranges: TextRange[] = [];
  const [first, second] = paragraphs[0] ?? [];
  // The number is plain and the name bold, or both are plain.
  const before = NUMBER_BEFORE.exec(`${first?.text ?? ""}${second?.text ?? ""}`)?.[1];
  if (first && before && isVerbatim(first)) {
    const start = first.start + before.length;
    const rest = first.text.slice(before.length);
    ranges.push({ start: first.start, end: start });
    numbers.push(before);
    paragraphs[0]?.splice(0, 1, ...(rest === "" ? [] : [{ text: rest, start, end: first.end }]));
  }
  const lastParagraph = paragraphs.at(-1) ?? [];
  const last = lastParagraph.at(-1);
  const match = last && REFERENCE_AFTER.exec(last.text);
  if (last && match && lastParagraph.length + match.index > 1 && isVerbatim(last)) {
    const { start, end } = last;
    const rest = match.index === 0 ? [] : [{ text: last.text.slice(0, match.index), start, end: start + match.index }];
    ranges.push({ start: start + match.index, end });
    numbers.push(match[1] as string);
    lastParagraph.splice(-1, 1, ...rest);
    // White space of its own may stand before it.
    if (lastParagraph.at(-1)?.text.trim() === "") lastParagraph.pop();
  }
  return { number: numbers.length > 0 ? numbers.join(", ") : null, ranges };
}

function isVerbatim({ text, start, end }: Piece): boolean {
  return end - start === text.length;
}
