import { expect, test } from "vitest";
import { type HitPosition, nextHit } from "./hits-state.ts";

/** Walks over contributions with these numbers of hits. */
function walk(counts: number[], steps: (1 | -1)[]): [row: number, within: number, ordinal: number][] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let position: HitPosition | null = null;
  return steps.map((step) => {
    const target = nextHit(position, step, counts.length, total);
    if (!target) throw new Error("no hit");
    const ofRow = counts[target.row] as number;
    position = { ...target, within: target.within === "last" ? ofRow - 1 : target.within, ofRow };
    return [position.row, position.within, position.ordinal];
  });
}

test("steps through every hit and round to the first", () => {
  expect(walk([2, 1], [1, 1, 1, 1])).toEqual([
    [0, 0, 0],
    [0, 1, 1],
    [1, 0, 2],
    [0, 0, 0],
  ]);
});

test("backwards from nothing begins at the last", () => {
  expect(walk([1, 3], [-1, -1, -1, -1, -1])).toEqual([
    [1, 2, 3],
    [1, 1, 2],
    [1, 0, 1],
    [0, 0, 0],
    [1, 2, 3],
  ]);
});

test("without hits there is nowhere to go", () => {
  expect(nextHit(null, 1, 0, 0)).toBeNull();
});
