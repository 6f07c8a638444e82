import search from "approx-string-match";
import type { Anchor } from "../model/annotation.ts";
import { type OccurrenceKeyParts, parseOccurrenceKey } from "../model/occurrence-key.ts";
import type { AnchorCandidate, AnchorOccurrence } from "./resolution.ts";
import { type Fit, fitOf, surroundingsAgree } from "./score.ts";
import { cutsPair, textAfter, textBefore } from "./surroundings.ts";

/** Shorter quotes recur by chance: they need their surroundings too, and are never looked for inexactly. */
const SHORTEST_OWN = 12;
/** Share of a quote's units that may differ in an inexact match: what full surroundings can still make up for. */
const MOST_CHANGED = 0.18;
const CONTEXT = 40;

/** A candidate with what deciding needs. */
export interface Found extends AnchorCandidate {
  occurrence: AnchorOccurrence;
  parts: OccurrenceKeyParts | null;
  fit: Fit;
}

/** Every place in these occurrences where the quote stands letter by letter. */
export function exactMatches(
  anchor: Anchor,
  original: OccurrenceKeyParts | null,
  occurrences: AnchorOccurrence[],
): Found[] {
  const found: Found[] = [];
  for (const occurrence of occurrences) {
    let at = occurrence.text.indexOf(anchor.exact);
    while (at >= 0) {
      found.push(candidateAt(anchor, original, occurrence, at, at + anchor.exact.length, 1));
      at = occurrence.text.indexOf(anchor.exact, at + 1);
    }
  }
  return anchor.exact.length >= SHORTEST_OWN ? found : found.filter((candidate) => surroundingsAgree(candidate.fit));
}

/** Places in these occurrences where the words are nearly those of the quote; none for short quotes. */
export function inexactMatches(
  anchor: Anchor,
  original: OccurrenceKeyParts | null,
  occurrences: AnchorOccurrence[],
): Found[] {
  if (anchor.exact.length < SHORTEST_OWN) return [];
  const most = Math.floor(anchor.exact.length * MOST_CHANGED);
  return occurrences.flatMap((occurrence) =>
    searchAll(occurrence.text, anchor.exact, most, 0).map(({ start, end, errors }) => {
      const whole = wholeWords(occurrence.text, start, end);
      const alike = 1 - errors / anchor.exact.length;
      return candidateAt(anchor, original, occurrence, whole.start, whole.end, alike);
    }),
  );
}

/** The occurrence's own place of the anchor, whatever its score; for texts known to be equal. */
export function sameOffsets(
  anchor: Anchor,
  original: OccurrenceKeyParts | null,
  occurrences: AnchorOccurrence[],
): Found[] {
  return occurrences
    .filter((occurrence) => occurrence.text.slice(anchor.start, anchor.end) === anchor.exact)
    .map((occurrence) => candidateAt(anchor, original, occurrence, anchor.start, anchor.end, 1));
}

/** Best first; equal scores in the order of keys and places, so that no order of arrival shows. */
export function byScore(a: Found, b: Found): number {
  return b.score - a.score || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.start - b.start);
}

function candidateAt(
  anchor: Anchor,
  original: OccurrenceKeyParts | null,
  occurrence: AnchorOccurrence,
  start: number,
  end: number,
  quote: number,
): Found {
  const { key, text } = occurrence;
  const parts = parseOccurrenceKey(key);
  const fit = fitOf(anchor, original, { parts, text, start, end }, quote);
  const exact = text.slice(start, end);
  const context = textBefore(text, start, CONTEXT) + exact + textAfter(text, end, CONTEXT);
  return { key, start, end, exact, score: fit.score, context, occurrence, parts, fit };
}

/** The library gives only the best places of a text; what lies left and right of them is searched on. */
function searchAll(text: string, quote: string, most: number, offset: number): ReturnType<typeof search> {
  if (text.length < quote.length - most) return [];
  const best = search(text, quote, most)[0];
  if (!best || best.end <= best.start) return [];
  return [
    ...searchAll(text.slice(0, best.start), quote, most, offset),
    { start: best.start + offset, end: best.end + offset, errors: best.errors },
    ...searchAll(text.slice(best.end), quote, most, offset + best.end),
  ];
}

/** An inexact match may end inside a word or a surrogate pair, or on white space; a passage does not. */
function wholeWords(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  while (cutsPair(text, from) || isInsideWord(text, from)) from -= 1;
  while (cutsPair(text, to) || isInsideWord(text, to)) to += 1;
  return { start: from, end: to };
}

/** Latin-like scripts only: text written without spaces has no word ends to move to. */
function isInsideWord(text: string, at: number): boolean {
  const letter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{Nd}]/u;
  return at > 0 && at < text.length && letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at));
}
