import type { Correction } from "../model/correction.ts";
import type { PrintedSpeaker } from "../model/extract.ts";
import { foldedText } from "./title-key.ts";

const HONORIFICS =
  /^(?:(?:the )?(?:rt|right) hon(?:ourable)? |(?:the )?hon |sir |dame |mr |mrs |ms |miss |mx |dr |prof |professor )+(?=\S)/;
const LETTERS_AFTER = /(?: (?:mp|msp|ms|mla|qc|kc|obe|cbe|mbe|dl))+$/;

/**
 * What of a name counts for equality: case, accents, punctuation, honorifics (Sir, Dame, Mr, Mrs, Ms, Dr) and
 * letters after it folded away. Baroness and Lord are part of the name.
 */
export function nameKey(name: string): string {
  const folded = foldedText(name)
    .replace(/[^\p{L}\p{N}' -]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return folded.replace(HONORIFICS, "").replace(LETTERS_AFTER, "") || folded;
}

/** Finds the name key of whoever a printed form or a name stands for, after the analyst's decisions. */
export interface NameResolver {
  /** Of a speaker as printed; null when the place prints no name. */
  ofSpeaker(speaker: PrintedSpeaker | null): string | null;
  /** Of a name given by the analyst. */
  ofName(name: string): string;
}

/**
 * Applies `join-people` and `split-person` in the order they were made, so that a later decision wins.
 * `corrections` must be in that order.
 */
export function nameResolver(corrections: readonly Correction[]): NameResolver {
  const joined = new Map<string, string>();
  const split = new Map<string, string>();
  for (const { body } of corrections) {
    if (body.type === "split-person") split.set(splitId(nameKey(body.name), body.printed), nameKey(body.as));
    if (body.type === "join-people" && nameKey(body.other) !== nameKey(body.name)) {
      joined.delete(nameKey(body.name));
      joined.set(nameKey(body.other), nameKey(body.name));
    }
  }
  const follow = (from: string): string => {
    const seen = new Set<string>();
    let key = from;
    for (let next = joined.get(key); next !== undefined && !seen.has(next); next = joined.get(key)) {
      seen.add(next);
      key = next;
    }
    return key;
  };
  const resolve = ({ printed }: PrintedSpeaker, name: string): string => {
    const own = nameKey(name);
    if (split.size === 0) return follow(own);
    return follow(split.get(splitId(own, printed)) ?? split.get(splitId(follow(own), printed)) ?? own);
  };
  const known = new Map<string, string>();
  return {
    ofName: (name) => follow(nameKey(name)),
    ofSpeaker(speaker) {
      if (!speaker?.name) return null;
      const form = split.size === 0 ? speaker.name : `${speaker.name}\n${speaker.printed}`;
      const found = known.get(form);
      if (found !== undefined) return found;
      const key = resolve(speaker, speaker.name);
      known.set(form, key);
      return key;
    },
  };
}

function splitId(name: string, printed: string): string {
  return `${name}\n${foldedText(printed)}`;
}
