import type { PrintedGap } from "../model/extract.ts";
import type { PrintedOrder } from "./printed-order.ts";

/**
 * The gaps that are still open, by the draft before which they stand. A gap is closed when other extracts print
 * an unbroken row of turns between the two it stands between; when they fill only a part of it, it moves to
 * where the row is broken. Text is never claimed complete: two extracts that print the same two turns, one with
 * a gap and one without, leave it open.
 */
export function openGaps({ chains, adjacent }: PrintedOrder, runs: readonly number[][]): Map<number, PrintedGap> {
  const placeOf = new Map<number, { run: number; at: number }>();
  runs.forEach((run, number) => {
    run.forEach((draft, at) => {
      placeOf.set(draft, { run: number, at });
    });
  });
  const open = new Map<number, PrintedGap>();
  for (const { drafts, gaps } of chains) {
    drafts.forEach((draft, at) => {
      const gap = gaps[at];
      if (!gap) return;
      const place = placeOf.get(draft) as { run: number; at: number };
      const run = runs[place.run] as number[];
      const previous = at > 0 ? placeOf.get(drafts[at - 1] as number) : undefined;
      const isAfter = previous?.run === place.run && previous.at < place.at;
      const mayClose = at === 0 ? place.at > 0 : isAfter && place.at - previous.at > 1;
      const brokenAt = mayClose ? lastBreak(run, isAfter ? previous.at : place.at - 1, place.at, adjacent) : place.at;
      const before = brokenAt === null ? null : (run[brokenAt] as number);
      if (before !== null && !open.has(before)) open.set(before, gap);
    });
  }
  return open;
}

/** Where between two places of a run no extract prints the next turn right after the one before; null: nowhere. */
function lastBreak(
  run: readonly number[],
  start: number,
  end: number,
  adjacent: readonly Set<number>[],
): number | null {
  const isAdjacent = (at: number): boolean => adjacent[run[at - 1] as number]?.has(run[at] as number) ?? false;
  for (let at = end; at > start; at -= 1) if (!isAdjacent(at)) return at;
  return null;
}
