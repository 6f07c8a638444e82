import type { Extract } from "../model/extract.ts";
import { occurrenceText } from "../model/extract.ts";
import { foldedText, titleKey } from "./title-key.ts";

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
  const asked = extract.occurrences.filter((occurrence) => occurrence.kind === "question");
  return foldedText(asked.map((occurrence) => occurrenceText(occurrence.paragraphs)).join("\n"));
}

/** Extracts of one key are one item if house and chamber agree: kind, title, day and, if one, question. */
export function itemKey(extract: Extract, date = extract.date, title = titleKey(extract.title)): string {
  return `${kindClass(extract)}\n${date ?? ""}\n${title}\n${questionKey(extract)}`;
}
