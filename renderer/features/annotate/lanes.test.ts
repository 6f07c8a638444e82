import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignLanes } from "./lanes.ts";

describe("lanes", () => {
  test("neighbours share a lane, overlapping ones do not", () => {
    expect(
      assignLanes([
        { start: 0, end: 10 },
        { start: 10, end: 20 },
        { start: 5, end: 15 },
      ]),
    ).toEqual([0, 0, 1]);
  });

  test("the longer of two that begin together comes first", () => {
    expect(
      assignLanes([
        { start: 0, end: 5 },
        { start: 0, end: 50 },
      ]),
    ).toEqual([1, 0]);
  });

  test("no two that overlap share a lane, and no lane is wasted", () => {
    const interval = fc
      .tuple(fc.nat(200), fc.integer({ min: 1, max: 40 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 40 }), (intervals) => {
        const lanes = assignLanes(intervals);
        for (const [i, a] of intervals.entries()) {
          for (const [j, b] of intervals.entries()) {
            if (i < j && a.start < b.end && b.start < a.end) expect(lanes[i]).not.toBe(lanes[j]);
          }
        }
        const deepest = Math.max(
          0,
          ...intervals.map(({ start }) => intervals.filter((o) => o.start <= start && start < o.end).length),
        );
        expect(Math.max(0, ...lanes.map((lane) => lane + 1))).toBe(deepest);
      }),
      { seed: 4 },
    );
  });
});
