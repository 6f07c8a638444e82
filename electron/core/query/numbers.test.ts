import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNDATED } from "../index/catalogue.ts";
import { countValues, NO_RANK } from "../index/column.ts";
import { allRows, countOf, intersect, invert, RowSet, rowsInAll, rowsOf, rowsWhere, unite } from "../index/row-set.ts";
import { calendarOf } from "./calendar.ts";
import { sortByRank } from "./sort.ts";
import { tallyOf } from "./tally.ts";

const bits = fc.array(fc.constantFrom(0, 0, 0, 1), { maxLength: 70 });
const pairs = bits.chain((first) =>
  fc.tuple(fc.constant(first), fc.array(fc.constantFrom(0, 1), { minLength: first.length, maxLength: first.length })),
);
const settings = { seed: 20250116, numRuns: 300 };
/** The set of rows whose bit is 1. */
const setOf = (given: readonly number[]) => rowsWhere(given, (bit) => bit === 1);

describe("sets of rows", () => {
  it("are read, joined and turned round whatever their size", () => {
    const property = fc.property(pairs, ([first, second]) => {
      const [a, b] = [() => setOf(first), setOf(second)];
      const where = (passes: (row: number) => boolean) => [...first.keys()].filter(passes);
      expect([...rowsOf(a())]).toEqual(where((row) => first[row] === 1));
      expect(countOf(a())).toBe(first.filter((bit) => bit === 1).length);
      expect([...rowsOf(intersect(a(), b))]).toEqual(where((row) => first[row] === 1 && second[row] === 1));
      expect([...rowsOf(unite(a(), b))]).toEqual(where((row) => first[row] === 1 || second[row] === 1));
      expect([...rowsOf(invert(a()))]).toEqual(where((row) => first[row] === 0));
      expect([...rowsInAll([a(), b], first.length)]).toEqual([...rowsOf(intersect(a(), b))]);
      expect([...rowsInAll([], first.length)]).toEqual([...rowsOf(allRows(first.length))]);
      expect(where((row) => a().has(row))).toEqual([...rowsOf(a())]);
    });
    fc.assert(property, settings);
  });

  it("take rows in and out", () => {
    const set = new RowSet(70);
    for (const row of [69, 0, 31, 32, 32]) set.add(row);
    const other = set.copy();
    set.delete(31);
    expect([...rowsOf(set)]).toEqual([0, 32, 69]);
    expect([...rowsOf(other)]).toEqual([0, 31, 32, 69]);
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
      expect([...sortByRank(rows, ranks, descending, count)]).toEqual(expected.slice(0, count));
      const withTies = [...sortByRank(rows, ranks, descending, count, true)];
      expect(withTies.slice(0, count)).toEqual(expected.slice(0, count));
      const last = given[expected[count - 1] as number];
      expect(withTies).toEqual(expect.arrayContaining(expected.filter((row) => given[row] === last)));
    });
    fc.assert(property, settings);
  });
});

describe("a tally", () => {
  it("counts the same of few rows and of most", () => {
    const property = fc.property(bits, fc.array(fc.nat(3), { minLength: 70, maxLength: 70 }), (chosen, given) => {
      const rows = rowsOf(setOf(chosen));
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
