import type { Anchor } from "../model/annotation.ts";
import type { OccurrenceKeyParts } from "../model/occurrence-key.ts";
import { textAfter, textBefore } from "./surroundings.ts";

/**
 * The words themselves decide: a quote found letter by letter is good enough without anything else, so its
 * weight is the threshold. A changed quote needs its old surroundings to get there.
 */
const QUOTE_WEIGHT = 0.85;
/** Surroundings tell equal quotes apart; both sides together outweigh the position. */
const PREFIX_WEIGHT = 0.04;
const SUFFIX_WEIGHT = 0.04;
/** Enough that the same turn or its neighbour wins clearly over the same words in another extract. */
const POSITION_WEIGHT = 0.07;

/** Nothing below this is accepted. */
export const ACCEPTED = QUOTE_WEIGHT;
/** Two places closer than this cannot be told apart. */
export const TOO_CLOSE = 0.05;

/** Where a candidate stands. `parts` is null for a key that cannot be read. */
export interface Spot {
  parts: OccurrenceKeyParts | null;
  text: string;
  start: number;
  end: number;
}

/** How well a spot fits the anchor. All 0..1. */
export interface Fit {
  score: number;
  prefix: number;
  suffix: number;
}

/** Weighs a spot whose words agree with the quote by `quote` (0..1; 1 is letter by letter). */
export function fitOf(anchor: Anchor, original: OccurrenceKeyParts | null, spot: Spot, quote: number): Fit {
  const prefix = agreement(anchor.prefix, textBefore(spot.text, spot.start, anchor.prefix.length || 1));
  const suffix = agreement(anchor.suffix, textAfter(spot.text, spot.end, anchor.suffix.length || 1));
  const position = nearness(anchor, original, spot);
  const score = QUOTE_WEIGHT * quote + PREFIX_WEIGHT * prefix + SUFFIX_WEIGHT * suffix + POSITION_WEIGHT * position;
  return { score: Math.min(1, score), prefix, suffix };
}

/** The two surroundings as one number, for quotes too short to be found by their own words. */
export function surroundingsAgree(fit: Fit): boolean {
  return (fit.prefix + fit.suffix) / 2 >= 0.8;
}

/** 1 when equal, 0 when no more alike than any two stretches of one language are. */
function agreement(before: string, now: string): number {
  if (before === now) return 1;
  const longer = Math.max(before.length, now.length);
  return Math.max(0, 1 - (2 * distance(before, now)) / longer);
}

/** 1 for the very place; falls with distance in the turn, then by turns in the extract; 0 in another extract. */
function nearness(anchor: Anchor, original: OccurrenceKeyParts | null, spot: Spot): number {
  const { parts } = spot;
  if (!original || !parts || parts.source !== original.source || parts.extract !== original.extract) return 0;
  const turns = Math.abs(parts.index - original.index);
  if (turns > 0) return 0.8 - Math.min(0.4, 0.02 * turns);
  return 1 - (0.2 * Math.abs(spot.start - anchor.start)) / Math.max(1, spot.text.length, anchor.end);
}

/** Levenshtein distance in UTF-16 units; for short strings. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] as number) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
