import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNDATED } from "../index/catalogue.ts";
import { countValues, NO_RANK } from "../index/column.ts";
import { calendarOf } from "./calendar.ts";
import { intersect, invert, maskOf, rowsInAll, rowsOf, unite } from "./mask.ts";
import { sortByRank } from "./sort.ts";
import { tallyOf } from "./tally.ts";

const bits = fc.array(fc.constantFrom(0, 0, 0, 1), { maxLength: 30 });
const pairs = bits.chain((first) =>
  fc.tuple(fc.constant(first), fc.array(fc.constantFrom(0, 1), { minLength: first.length, maxLength: first.length })),
);
const settings = { seed: 20250116, numRuns: 300 };

describe("sets of rows", () => {
  it("are read, joined and turned round whatever their size", () => {
    const property = fc.property(pairs, ([first, second]) => {
      const [a, b] = [() => Uint8Array.from(first), Uint8Array.from(second)];
      expect([...rowsOf(a())]).toEqual([...first.keys()].filter((row) => first[row] === 1));
      expect([...intersect(a(), b)]).toEqual(first.map((bit, row) => bit & (second[row] as number)));
      expect([...unite(a(), b)]).toEqual(first.map((bit, row) => bit | (second[row] as number)));
      expect([...invert(a())]).toEqual(first.map((bit) => 1 - bit));
      expect([...rowsInAll([a(), b], first.length)]).toEqual([...rowsOf(intersect(a(), b))]);
      expect([...maskOf(Uint32Array.from(first, (bit) => bit * 7))]).toEqual(first);
    });
    fc.assert(property, settings);
  });
});

describe("the first rows in an order", () => {
  it("are those of the whole order, rows without a rank last", () => {
    const rank = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constant(NO_RANK));
    const asked = fc.record({
      ranks: fc.array(rank, { minLength: 1, maxLength: 40 }),
      left: fc.nat(5),
      descending: fc.boolean(),
      count: fc.nat(45),
    });
    const property = fc.property(asked, ({ ranks: given, left, descending, count }) => {
      const ranks = Int32Array.from(given);
      const rows = Uint32Array.from(given.keys()).filter((row) => row % 6 >= left);
      const expected = [...rows].sort((a, b) => {
        const [x, y] = [given[a] as number, given[b] as number];
        if (x === y) return a - b;
        if (x === NO_RANK || y === NO_RANK) return x === NO_RANK ? 1 : -1;
        return descending ? y - x : x - y;
      });
      expect([...sortByRank(rows, ranks, descending)]).toEqual(expected);
      expect([...sortByRank(rows, ranks, descending, count)].slice(0, count)).toEqual(expected.slice(0, count));
    });
    fc.assert(property, settings);
  });
});

describe("a tally", () => {
  it("counts the same of few rows and of most", () => {
    const property = fc.property(bits, fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }), (chosen, given) => {
      const rows = rowsOf(Uint8Array.from(chosen));
      const numbers = Uint32Array.from(given.slice(0, chosen.length));
      const column = { values: ["a", "b", "c", null], starts: null, codes: numbers };
      const tally = tallyOf(rows, chosen.length);
      expect([...tally.values(column)]).toEqual([...countValues(column, rows)]);
      expect(tally.sum(numbers)).toBe(rows.reduce((sum, row) => sum + (numbers[row] as number), 0));
    });
    fc.assert(property, settings);
  });
});

describe("the calendar of a library", () => {
  it("knows the months between its days and the rows without one", () => {
    const [last, first] = [Date.UTC(2025, 0, 1), Date.UTC(2024, 9, 31)].map((time) => time / 86_400_000) as number[];
    const calendar = calendarOf(Int32Array.of(last as number, UNDATED, first as number));
    expect(calendar.months).toEqual(["2024-10", "2024-11", "2024-12", "2025-01"]);
    expect([...calendar.monthOf.codes]).toEqual([3, 4, 0]);
    expect([...calendar.undated]).toEqual([1]);
    expect(calendarOf(Int32Array.of(UNDATED)).months).toEqual([]);
  });
});
