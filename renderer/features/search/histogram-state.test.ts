import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barsOf, brushAfter, brushOf, dragTo, moveBrush, unitFor } from "./histogram-state.ts";

const period = (from: string, all: number, matching = all) => ({ from, all, matching });

describe("bars", () => {
  test("as fine as there is room for", () => {
    expect(unitFor("2015-01-01", "2025-06-30")).toBe("year");
    expect(unitFor("2024-01-01", "2024-12-31")).toBe("month");
    expect(unitFor("2024-02-01", "2024-02-29")).toBe("day");
    expect(unitFor("1803-11-22", "2025-06-30")).toBe("decade");
  });
  test("time runs evenly: periods without anything have a bar too", () => {
    const bars = barsOf([period("2024-11-01", 5, 2), period("2025-01-01", 7, 0)], "month", "2024-11-20", "2025-01-03");
    expect(bars.map(({ label, from, to, all, matching }) => [label, from, to, all, matching])).toEqual([
      ["Nov 2024", "2024-11-01", "2024-11-30", 5, 2],
      ["Dec 2024", "2024-12-01", "2024-12-31", 0, 0],
      ["Jan 2025", "2025-01-01", "2025-01-31", 7, 0],
    ]);
  });
  test("months are added up to years; days know the ends of months", () => {
    const years = barsOf(
      [period("2023-11-01", 1), period("2023-12-01", 2), period("2025-01-01", 4)],
      "year",
      "2023-11-05",
      "2025-01-01",
    );
    expect(years.map(({ label, all }) => [label, all])).toEqual([
      ["2023", 3],
      ["2024", 0],
      ["2025", 4],
    ]);
    const decades = barsOf([period("1889-11-01", 1), period("1890-01-01", 2)], "decade", "1885-11-05", "1901-01-01");
    expect(decades.map(({ label, from, to, all }) => [label, from, to, all])).toEqual([
      ["1880s", "1880-01-01", "1889-12-31", 1],
      ["1890s", "1890-01-01", "1899-12-31", 2],
      ["1900s", "1900-01-01", "1909-12-31", 0],
    ]);
    const days = barsOf([], "day", "2024-02-28", "2024-03-01");
    expect(days.map(({ label }) => label)).toEqual(["28 Feb 2024", "29 Feb 2024", "1 Mar 2024"]);
  });
});

describe("the stretch that is chosen", () => {
  const bars = barsOf([], "month", "2024-01-01", "2024-12-31");
  test("days touch bars, whatever is typed", () => {
    expect(brushOf(bars, "2024-02-10", "2024-04-01")).toEqual({ first: 1, last: 3 });
    expect(brushOf(bars, null, "2024-01-31")).toEqual({ first: 0, last: 0 });
    expect(brushOf(bars, null, null)).toBeNull();
    expect(brushOf(bars, "2030-01-01", null)).toBeNull();
  });
  test("dragging draws, moves and resizes, and never leaves the bars", () => {
    const brush = { first: 3, last: 5 };
    expect(dragTo({ does: "draw", from: 7, brush }, 4, 12)).toEqual({ first: 4, last: 7 });
    expect(dragTo({ does: "move", from: 4, brush }, 6, 12)).toEqual({ first: 5, last: 7 });
    expect(dragTo({ does: "move", from: 4, brush }, 40, 12)).toEqual({ first: 9, last: 11 });
    expect(dragTo({ does: "first", from: 3, brush }, -5, 12)).toEqual({ first: 0, last: 5 });
    expect(dragTo({ does: "last", from: 5, brush }, 1, 12)).toEqual({ first: 1, last: 3 });
  });
  test("keys move one end, or both; an end never passes the other", () => {
    const brush = { first: 3, last: 5 };
    expect(brushAfter("ArrowRight", "last", brush, 12, false)).toEqual({ first: 3, last: 6 });
    expect(brushAfter("End", "first", brush, 12, false)).toEqual({ first: 5, last: 5 });
    expect(brushAfter("ArrowLeft", "first", brush, 12, true)).toEqual({ first: 2, last: 4 });
    expect(brushAfter("Home", "last", brush, 12, true)).toEqual({ first: 0, last: 2 });
    expect(brushAfter("x", "last", brush, 12, false)).toBeNull();
  });
  test("moving keeps its length", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.integer({ min: -50, max: 50 }), (one, other, by) => {
        const brush = { first: Math.min(one, other), last: Math.max(one, other) };
        const moved = moveBrush(brush, by, 21);
        expect(moved.last - moved.first).toBe(brush.last - brush.first);
        expect(moved.first).toBeGreaterThanOrEqual(0);
        expect(moved.last).toBeLessThan(21);
      }),
      { seed: 4 },
    );
  });
});
