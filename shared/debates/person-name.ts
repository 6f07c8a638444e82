import type { Correction } from "../model/correction.ts";
import type { PrintedSpeaker } from "../model/extract.ts";
import { withoutYear } from "../text/bearer-name.ts";
import { nameKey } from "./name-form.ts";
import { foldedText } from "./title-key.ts";

/** Finds the name key of whoever a printed form or a name stands for, after the analyst's decisions. */
export interface NameResolver {
  /**
   * Of a speaker as printed; null when the place prints no name. `meant` is the key of the name that the rest of
   * the debate gives for it: it holds where the analyst decided nothing about the printed name itself.
   */
  ofSpeaker(speaker: PrintedSpeaker, meant?: string): string | null;
  /** Of a name given by the analyst, or printed in full. */
  ofName(name: string): string;
  /** What is decided of a name key where it is printed in a form; null when nothing is. */
  decided(key: string, printed: string): string | null;
  /** True when nobody was split: who is meant then follows from the name, however it is printed. */
  dependsOnNameOnly: boolean;
}

/**
 * Applies `join-people` and `split-person` in the order they were made, so that a later decision wins.
 * `corrections` must be in that order. That bearers of one name are one person (see `tellBearers`) is not of names.
 */
export function nameResolver(corrections: readonly Correction[]): NameResolver {
  const joined = new Map<string, string>();
  const split = new Map<string, string>();
  for (const { body } of corrections) {
    if (body.type === "split-person") split.set(splitId(nameKey(body.name), body.printed), nameKey(body.as));
    if (body.type === "join-people" && nameKey(withoutYear(body.other)) !== nameKey(withoutYear(body.name))) {
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
  /** Null when nothing is decided about this key in this form. */
  const decided = (key: string, printed: string): string | null => {
    const end = follow(key);
    const other = split.size === 0 ? undefined : (split.get(splitId(key, printed)) ?? split.get(splitId(end, printed)));
    return other !== undefined ? follow(other) : end !== key ? end : null;
  };
  const keyOf = remembered(nameKey);
  return {
    ofName: (name) => follow(keyOf(name)),
    decided,
    dependsOnNameOnly: split.size === 0,
    ofSpeaker({ name, printed }, meant) {
      const own = name ? keyOf(name) : null;
      const ofOwn = own === null ? null : decided(own, printed);
      if (ofOwn !== null || meant === undefined) return ofOwn ?? own;
      return decided(meant, printed) ?? meant;
    },
  };
}

/** Works out each answer once. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = of(text);
    known.set(text, answer);
    return answer;
  };
}

function splitId(name: string, printed: string): string {
  return `${name}\n${foldedText(printed)}`;
}
