import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
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
  const [piece] = paragraphs[0] ?? [];
  const length = piece ? speakerWithin(piece.text) : 0;
  if (!piece || length === 0 || piece.end - piece.start !== piece.text.length) return;
  const rest = { text: piece.text.slice(length), start: piece.start + length, end: piece.end };
  turn.from = piece.text.slice(0, length).trim();
  turn.names.push({ start: piece.start, end: piece.start + turn.from.length });
  paragraphs[0]?.shift();
  if (rest.text !== "") paragraphs[0]?.unshift(rest);
  if (paragraphs[0]?.length === 0) paragraphs.shift();
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
