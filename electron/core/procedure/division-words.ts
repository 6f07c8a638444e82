import { type DivisionVotes, readDivision } from "../../../shared/text/division.ts";
import { holdsRow } from "../index/row-set.ts";
import type { LibraryView } from "../library/view.ts";

/** A division as the record prints it, and what it prints around it. */
export interface DivisionWords {
  votes: DivisionVotes;
  /** As its reader has it, or as its words do (`Division No. 12`). */
  number: string | null;
  /** What was put to the vote: the procedural notes right before it that speak of it, or its own words that do. */
  question: string | null;
  /** What became of it: the procedural note right behind it, or what the chair announced in its own words, where these say so. */
  outcome: string | null;
  /** Its own words without the names. */
  words: string[];
  /** The source's own ids of the names, list after list; none where it has none, or not one for each name. */
  voterIds: readonly (string | null)[];
}

const IS_QUESTION = /\b(?:question|motion|amendments?|clause|bill|resolution|schedule|vote|put|divided?|that)\b/i;
const IS_OUTCOME =
  /\b(?:agreed|negatived|carried|passed|rejected|adopted|defeated|resolved|disagreed|disposed|lost|failed|declared|agreed to|adopté|rejeté)/i;
/** The chair says so after the votes were counted, in the division's own words. */
const ANNOUNCED = /宣布.*(?:否決|通過)|\bdeclared that .{1,80}\b(?:negatived|carried|agreed to|passed)\b/iu;
const NUMBER = /\b(?:division|divnumber|roll no\.|vote)\s*(?:no\.|number)?\s*(\d+)\b/i;
/** Notes before a division that may tell what it is about. */
const MOST_BEFORE = 2;

/** Reads a division; `order` is the number of its turn, `notes` are those of all procedural notes. */
export function divisionWords(view: LibraryView, order: number, notes: Uint32Array): DivisionWords {
  const debate = view.debateOf(order);
  const noteAt = (at: number) => (holdsRow(notes, at) && view.debateOf(at) === debate ? view.turnWords(at) : null);
  const before: string[] = [];
  for (let at = order - 1; at >= order - MOST_BEFORE; at--) {
    const note = noteAt(at);
    if (note === null || !IS_QUESTION.test(note)) break;
    before.unshift(note);
  }
  const after = noteAt(order + 1);
  const { contribution, leading } = view.turn(order);
  const paragraphs = leading.paragraphs.map(({ text }) => text);
  const votes = readDivision(paragraphs);
  const words = paragraphs.filter((_, at) => votes.parts[at] === "words");
  const names = votes.lists.reduce((sum, list) => sum + list.names.length, 0);
  const printed = words.map((one) => NUMBER.exec(one)?.[1]).find(Boolean);
  return {
    votes,
    number: contribution.number ?? printed ?? null,
    question: before.join("\n") || (words.find((one) => IS_QUESTION.test(one)) ?? null),
    outcome: after !== null && IS_OUTCOME.test(after) ? after : (words.find((one) => ANNOUNCED.test(one)) ?? null),
    words,
    voterIds: leading.voterIds?.length === names ? leading.voterIds : [],
  };
}
