/** Where stepping through hits stands. All 0-based. */
export interface HitPosition {
  /** Which of the contributions with hits, in the order of the table. */
  row: number;
  /** Which hit of that contribution. */
  within: number;
  /** How many hits of that contribution there are. */
  ofRow: number;
  /** Which of all hits. */
  ordinal: number;
}

/** Where to look next: `within: "last"` is known only when the contribution is there. */
export interface HitTarget {
  row: number;
  within: number | "last";
  ordinal: number;
}

/** The hit after or before `position` (the first or last without one), going round at both ends. */
export function nextHit(position: HitPosition | null, step: -1 | 1, rows: number, hits: number): HitTarget | null {
  if (rows === 0 || hits === 0) return null;
  if (!position) {
    return step > 0 ? { row: 0, within: 0, ordinal: 0 } : { row: rows - 1, within: "last", ordinal: hits - 1 };
  }
  const within = position.within + step;
  if (within >= 0 && within < position.ofRow) {
    return { row: position.row, within, ordinal: position.ordinal + step };
  }
  const row = position.row + step;
  if (row >= rows) return { row: 0, within: 0, ordinal: 0 };
  if (row < 0) return { row: rows - 1, within: "last", ordinal: hits - 1 };
  return { row, within: step > 0 ? 0 : "last", ordinal: position.ordinal + step };
}
