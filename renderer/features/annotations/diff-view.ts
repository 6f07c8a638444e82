import { diffWordsWithSpace } from "diff";

/** A stretch of two versions of the same words. */
export interface DiffPart {
  kind: "same" | "taken" | "added";
  words: string;
}

/**
 * What became of the words: parts that stayed, were taken away or added, in reading order. "Same" and "taken"
 * together give the words then, "same" and "added" the words now.
 */
export function diffParts(then: string, now: string): DiffPart[] {
  return diffWordsWithSpace(then, now).map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "taken" : "same",
    words: value,
  }));
}
