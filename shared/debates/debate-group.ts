import type { Correction, DebateField } from "../model/correction.ts";
import { compareNodes, compareText, type ExtractNode } from "./extract-node.ts";
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
