/** Anything with an extent on one line: offsets in a text, or pixels down a page. End exclusive. */
export interface Interval {
  start: number;
  end: number;
}

/**
 * Gives each interval a lane so that no two that overlap share one, with as few lanes as can be (greedy
 * colouring, longest first among those that begin together). The answer stands in the order of the input.
 */
export function assignLanes(intervals: readonly Interval[]): number[] {
  const order = intervals
    .map((interval, index) => ({ ...interval, index }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.index - b.index);
  const laneEnds: number[] = [];
  const lanes = new Array<number>(intervals.length).fill(0);
  for (const { start, end, index } of order) {
    const free = laneEnds.findIndex((laneEnd) => laneEnd <= start);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = end;
    lanes[index] = lane;
  }
  return lanes;
}

/** Lanes drawn beside a text; what does not fit is counted. */
export const MOST_LANES = 6;
