import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addRange,
  anchorAt,
  countRows,
  extendTo,
  holdsRow,
  NOTHING_SELECTED,
  pagesOf,
  type RowRanges,
  removeRange,
  selectAll,
  toggleRows,
} from "./row-ranges.ts";

const row = (at: number) => ({ from: at, to: at + 1 });
const rowsOf = (ranges: RowRanges) => Array.from({ length: 60 }, (_, at) => at).filter((at) => holdsRow(ranges, at));

describe("ranges", () => {
  test("adding and removing is what it is for sets of rows", () => {
    const step = fc.record({ adds: fc.boolean(), from: fc.nat(50), size: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const model = new Set<number>();
        let ranges: RowRanges = [];
        for (const { adds, from, size } of steps) {
          const range = { from, to: from + size };
          ranges = adds ? addRange(ranges, range) : removeRange(ranges, range);
          for (let at = from; at < from + size; at++) adds ? model.add(at) : model.delete(at);
        }
        expect(rowsOf(ranges)).toEqual([...model].sort((a, b) => a - b));
        expect(countRows(ranges)).toBe(model.size);
        expect(ranges.slice(1).every((range, at) => range.from > (ranges[at]?.to ?? 0))).toBe(true);
      }),
      { seed: 4 },
    );
  });
  test("pages cut at the size, and stop at the most", () => {
    const ranges = [
      { from: 0, to: 5 },
      { from: 8, to: 9 },
    ];
    expect([...pagesOf(ranges, 3)]).toEqual([
      { offset: 0, limit: 3 },
      { offset: 3, limit: 2 },
      { offset: 8, limit: 1 },
    ]);
    expect([...pagesOf(ranges, 3, 4)]).toEqual([
      { offset: 0, limit: 3 },
      { offset: 3, limit: 1 },
    ]);
  });
});

describe("choosing rows", () => {
  test("a stretch goes from where it began, and can shrink again", () => {
    let chosen = extendTo(NOTHING_SELECTED, row(5), row(3));
    expect(rowsOf(chosen.ranges)).toEqual([3, 4, 5]);
    chosen = extendTo(chosen, row(4), row(5));
    expect(rowsOf(chosen.ranges)).toEqual([3, 4]);
    chosen = extendTo(chosen, row(1), row(4));
    expect(rowsOf(chosen.ranges)).toEqual([1, 2, 3]);
  });
  test("rows taken in one by one stay when a stretch follows", () => {
    let chosen = toggleRows(NOTHING_SELECTED, row(1));
    chosen = toggleRows(chosen, row(10));
    chosen = extendTo(chosen, row(12), row(10));
    expect(rowsOf(chosen.ranges)).toEqual([1, 10, 11, 12]);
    chosen = toggleRows(chosen, row(11));
    expect(rowsOf(chosen.ranges)).toEqual([1, 10, 12]);
  });
  test("a row that was opened is where the next stretch begins", () => {
    const chosen = extendTo(anchorAt(NOTHING_SELECTED, row(7)), row(9), row(0));
    expect(rowsOf(chosen.ranges)).toEqual([7, 8, 9]);
  });
  test("a group is taken in whole, also when some of it is in already, and then out", () => {
    let chosen = toggleRows(NOTHING_SELECTED, row(4));
    chosen = toggleRows(chosen, { from: 3, to: 6 });
    expect(rowsOf(chosen.ranges)).toEqual([3, 4, 5]);
    expect(toggleRows(chosen, { from: 3, to: 6 }).ranges).toEqual([]);
  });
  test("all of a million is one range", () => {
    expect(selectAll(1_000_000).ranges).toEqual([{ from: 0, to: 1_000_000 }]);
    expect(selectAll(0).ranges).toEqual([]);
  });
});
