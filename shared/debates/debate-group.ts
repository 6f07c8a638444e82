import type { Correction, DebateField } from "../model/correction.ts";
import type { ContributionKind, Extract } from "../model/extract.ts";
import { occurrenceText } from "../model/extract.ts";
import { compareNodes, compareText, type ExtractNode } from "./extract-node.ts";
import { foldedText, titleKey } from "./title-key.ts";
import { sourcePath } from "./wording.ts";

/** Extracts that show one item of business. */
export interface DebateGroup {
  /** By source id, then ordinal. */
  members: ExtractNode[];
  /** Why they were put together, one sentence each. */
  reasons: string[];
  /** The analyst's values for the whole item. */
  set: Map<DebateField, Correction>;
}

/** House and chamber, folded for comparison; "" when not printed. */
export interface Venue {
  house: string;
  chamber: string;
}

export function venueOf(extract: Extract): Venue {
  return { house: foldedText(extract.house), chamber: foldedText(extract.chamber) };
}

/** A missing house or chamber fits any. */
export function areCompatibleVenues(a: Venue, b: Venue): boolean {
  const fits = (left: string, right: string): boolean => left === "" || right === "" || left === right;
  return fits(a.house, b.house) && fits(a.chamber, b.chamber);
}

/** What is known of both. */
export function joinedVenue(a: Venue, b: Venue): Venue {
  return { house: a.house || b.house, chamber: a.chamber || b.chamber };
}

/**
 * Kinds that are never one item although title and day are the same: a written question, a written statement,
 * and all that is spoken (or not known).
 */
export function kindClass(extract: Extract): "question" | "written" | "spoken" {
  if (extract.kind === "written-question") return "question";
  return extract.kind === "written-statement" ? "written" : "spoken";
}

/** What must be equal of a written question besides title and day: the words of the question. "" otherwise. */
export function questionKey(extract: Extract): string {
  if (kindClass(extract) !== "question") return "";
  const isQuestion = (kind: ContributionKind): boolean => kind === "question";
  const asked = extract.occurrences.filter((occurrence) => isQuestion(occurrence.kind));
  return foldedText(asked.map((occurrence) => occurrenceText(occurrence.paragraphs)).join("\n"));
}

/** Extracts of one key are one item if house and chamber agree: kind, title, day and, if one, question. */
export function itemKey(extract: Extract, date = extract.date, title = extract.title): string {
  return [kindClass(extract), date ?? "", titleKey(title), questionKey(extract)].join("\n");
}

/** One group of all members, in order; reasons of both; of two set values the later one. */
export function joinedGroup(a: DebateGroup, b: DebateGroup, reason: string): DebateGroup {
  return {
    members: [...a.members, ...b.members].sort(compareNodes),
    reasons: [...new Set([...a.reasons, ...b.reasons, reason])],
    set: new Map([...a.set, ...b.set].sort(([, x], [, y]) => compareText(x.at, y.at) || compareText(x.id, y.id))),
  };
}

/** The files of some extracts, each once, as users see them. */
export function filesOf(members: readonly ExtractNode[]): string[] {
  return [...new Set(members.map((member) => sourcePath(member.source.source)))];
}

/** The most frequent value, ties by the order given; null when there is none. */
export function majority<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
