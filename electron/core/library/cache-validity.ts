import { firstNotBefore } from "../../../shared/lib/first-not-before.ts";
import type { Reading } from "./loaded-source.ts";

/** What must be equal for a cached parse to be valid. */
export interface CacheKey {
  source: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** All readers with their versions: any of them may be the one that fits best. */
  readers: string;
  /** What the analyst chose of how it is read, and the files it is read with; empty for nothing. */
  chosen: string;
}

/** Which of the sources that were kept at some time still hold. Those that are asked for in the order of their ids are found soonest. */
export interface CacheValidity {
  /** How many were kept by the readers there are now. */
  size: number;
  /** Whether a source was kept of a file of that size that was changed then: where not, no key of it holds. */
  mayHold(source: string, size: number, modified: number): boolean;
  /** How the source of a key was read, if that still holds; else null. */
  valid(key: CacheKey): Reading | null;
}

/** A source that was kept, in the columns of {@link KEPT}. */
export type KeptRow = [
  source: string,
  size: number,
  modified: number,
  chosen: string,
  mark: number,
  flags: number,
  body: number,
];

/** Asks for all sources that were kept by some readers. */
export const KEPT = "SELECT source, size, modified, chosen, mark, flags, body FROM sources WHERE readers = ?";

/** Sums of these are the flags of a reading. */
const FLAGS = { superseded: 1, unreadable: 2 } as const;

/** What says of a reading how it is kept. */
export function flagsOf({ isSuperseded, isUnreadable }: Omit<Reading, "body">): number {
  return (isSuperseded ? FLAGS.superseded : 0) + (isUnreadable ? FLAGS.unreadable : 0);
}

/** A reading as it was kept. */
export function keptReading(mark: number, flags: number, body: number): Reading {
  return { mark, isSuperseded: (flags & FLAGS.superseded) > 0, isUnreadable: (flags & FLAGS.unreadable) > 0, body };
}

/** What `rows` tell, which some readers left. */
export function createValidity(rows: readonly KeptRow[], readers: string): CacheValidity {
  const sorted = [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const ids = sorted.map(([source]) => source);
  let next = 0;

  function rowOf(source: string): KeptRow | null {
    if (ids[next] !== source) {
      const at = firstNotBefore(ids, source);
      if (ids[at] !== source) return null;
      next = at;
    }
    return sorted[next++] as KeptRow;
  }

  return {
    size: rows.length,
    mayHold(source, size, modified) {
      const row = rowOf(source);
      return row !== null && row[1] === size && row[2] === modified;
    },
    valid(key) {
      const row = key.readers === readers ? rowOf(key.source) : null;
      if (!row) return null;
      const [, size, modified, chosen, mark, flags, body] = row;
      const isValid = key.size === size && key.modified === modified && key.chosen === chosen;
      return isValid ? keptReading(mark, flags, body) : null;
    },
  };
}
