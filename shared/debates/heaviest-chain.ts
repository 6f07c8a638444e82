/** A possible match between a row (place in one sequence) and a column (place in another). */
export interface WeightedPair {
  row: number;
  column: number;
  weight: number;
}

/**
 * The heaviest set of pairs in which rows and columns both rise strictly: the alignment of two sequences that
 * keeps both orders. Gives indexes into `pairs`, by row. O(n log n); ties go to the lower row, then column.
 */
export function heaviestChain(pairs: readonly WeightedPair[]): number[] {
  const columns = [...new Set(pairs.map((pair) => pair.column))].sort((a, b) => a - b);
  const rank = new Map(columns.map((column, at) => [column, at + 1]));
  // Columns fall within a row, so that two pairs of one row are never chained.
  const order = pairs
    .map((_, at) => at)
    .sort((a, b) => rowOf(pairs, a) - rowOf(pairs, b) || columnOf(pairs, b) - columnOf(pairs, a));
  const bestEnding: number[] = new Array(columns.length + 1).fill(-1);
  const total: number[] = new Array(pairs.length).fill(0);
  const before: number[] = new Array(pairs.length).fill(-1);
  const totalAt = (at: number): number => (at < 0 ? 0 : (total[at] as number));
  let last = -1;
  for (const at of order) {
    const own = rank.get(columnOf(pairs, at)) as number;
    let best = -1;
    for (let slot = own - 1; slot > 0; slot -= slot & -slot) {
      const candidate = bestEnding[slot] as number;
      if (totalAt(candidate) > totalAt(best)) best = candidate;
    }
    before[at] = best;
    total[at] = totalAt(best) + (pairs[at] as WeightedPair).weight;
    for (let slot = own; slot <= columns.length; slot += slot & -slot) {
      if (totalAt(at) > totalAt(bestEnding[slot] as number)) bestEnding[slot] = at;
    }
    if (totalAt(at) > totalAt(last)) last = at;
  }
  const chain: number[] = [];
  for (let at = last; at >= 0; at = before[at] as number) chain.push(at);
  return chain.reverse();
}

function rowOf(pairs: readonly WeightedPair[], at: number): number {
  return (pairs[at] as WeightedPair).row;
}

function columnOf(pairs: readonly WeightedPair[], at: number): number {
  return (pairs[at] as WeightedPair).column;
}
