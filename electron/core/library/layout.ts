import { lastAtMost } from "../../../shared/lib/last-at-most.ts";
import { keyOfHash } from "../index/key-table.ts";
import type { WordPlace } from "./source-cache.ts";
import { occurrenceNumber, sourceNumber } from "./source-set.ts";

/**
 * Where everything of a rebuilt library stands, as numbers: debates, turns (contributions in date order), rows (the
 * counted ones among them), sources, extracts and occurrences. Extracts and occurrences are numbered by source id, then
 * place.
 */
export interface Layout {
  debateIds: string[];
  /** Debate -> its first turn; one more at the end. */
  debateStarts: Uint32Array;
  /** Debate -> where it is stored. */
  debateBodies: Uint32Array;
  /** Row -> turn. */
  rowTurns: Uint32Array;
  /** The divisions among the turns; what is neither counted nor one of these is a procedural note. */
  divisionTurns: Uint32Array;
  turnWords: Uint32Array;
  /** Turn -> 64-bit key of its contribution's id, two halves each. */
  turnKeys: Uint32Array;
  /** Turn -> the occurrence that is shown. */
  turnLeads: Uint32Array;
  sourceIds: string[];
  /** Source -> its first extract; one more at the end. */
  sourceExtracts: Uint32Array;
  /** Source -> where its words are stored. */
  sourceBodies: Uint32Array;
  /** Source -> first 64 bits of its revision. */
  sourceRevisions: Uint32Array;
  /** Extract -> its first occurrence; one more at the end. */
  extractStarts: Uint32Array;
  /** Occurrence -> turn, first 64 bits of its hash. */
  turns: Uint32Array;
  hashes: Uint32Array;
}

/** The 64-bit key of a contribution's id: the hash in it. */
export function contributionKey(id: string): [number, number] {
  return keyOfHash(id.slice(id.indexOf("-") + 1));
}

/** The number of an occurrence; -1 when there is none. */
export function findOccurrence(
  { sourceExtracts, extractStarts }: Pick<Layout, "sourceExtracts" | "extractStarts">,
  source: number,
  extract: number,
  index: number,
): number {
  return occurrenceNumber({ extracts: sourceExtracts, starts: extractStarts }, source, extract, index);
}

/** The first occurrence of a source; of the number after the last: how many there are. */
export function firstOccurrence({ sourceExtracts, extractStarts }: Layout, source: number): number {
  return extractStarts[sourceExtracts[source] as number] as number;
}

/** The keys (two halves each) of all occurrences of a source; null when there is no such source. */
export function keysOfSource(layout: Layout, id: string): Uint32Array | null {
  const source = sourceNumber(layout.sourceIds, id);
  if (source < 0) return null;
  return layout.hashes.slice(firstOccurrence(layout, source) * 2, firstOccurrence(layout, source + 1) * 2);
}

/** The source of an occurrence. */
export function holderOf({ sourceExtracts, extractStarts }: Layout, occurrence: number): number {
  return lastAtMost(sourceExtracts, lastAtMost(extractStarts, occurrence));
}

/** Where the words of an occurrence stand. */
export function wordPlace(layout: Layout, occurrence: number): WordPlace {
  const source = holderOf(layout, occurrence);
  return { body: layout.sourceBodies[source] as number, at: occurrence - firstOccurrence(layout, source) };
}
