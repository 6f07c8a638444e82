import { describe, expect, test } from "vitest";
import {
  linesAFrame,
  linesToDraw,
  linesToWrite,
  MOST_PAGES,
  nextRow,
  PAGE_SIZE,
  pagesBeside,
  pagesInView,
  pagesOfFirst,
  pagesToDrop,
  rowAt,
} from "./paging-state.ts";

describe("pages of rows", () => {
  test("what is in view is asked for first, then what stands beside it", () => {
    expect(pagesInView([{ first: 110, last: 140 }], 2000)).toEqual([2]);
    expect(pagesInView([{ first: 90, last: 110 }], 2000)).toEqual([1, 2]);
    expect(pagesBeside([1, 2], 2000)).toEqual([3, 0]);
  });

  test("never asks beyond the ends", () => {
    expect(pagesInView([{ first: 0, last: 20 }], 29)).toEqual([0]);
    expect(pagesBeside([0], 29)).toEqual([]);
    expect(pagesInView([{ first: 0, last: 0 }], 0)).toEqual([]);
    expect(pagesInView([{ first: 900, last: 999 }], 110)).toEqual([2]);
    expect(pagesBeside([2], 110)).toEqual([1]);
  });

  test("a row whose page is missing is not there yet", () => {
    const pages = new Map([[1, ["a", "b"]]]);
    expect(rowAt(pages, PAGE_SIZE + 1)).toBe("b");
    expect(rowAt(pages, 3)).toBeUndefined();
  });

  test("the first rows fill whole pages; a page that is not whole is one only at the end of all rows", () => {
    const rows = Array.from({ length: PAGE_SIZE + 3 }, (_, at) => at);
    expect([...pagesOfFirst(rows, 1000).keys()]).toEqual([0]);
    expect([...pagesOfFirst(rows, rows.length)].map(([page, own]) => [page, own.length])).toEqual([
      [0, PAGE_SIZE],
      [1, 3],
    ]);
    expect(pagesOfFirst([], 1000).size).toBe(0);
    expect(pagesOfFirst([], 0).size).toBe(0);
  });
});

describe("moving the focus", () => {
  test("stops at both ends", () => {
    expect(nextRow("ArrowUp", 0, 29, 10)).toBe(0);
    expect(nextRow("ArrowDown", 28, 29, 10)).toBe(28);
    expect(nextRow("PageDown", 25, 29, 10)).toBe(28);
    expect(nextRow("End", 3, 29, 10)).toBe(28);
    expect(nextRow("Home", 3, 29, 10)).toBe(0);
  });

  test("a page leaves one row in sight", () => {
    expect(nextRow("PageDown", 0, 100, 10)).toBe(9);
  });

  test("other keys and an empty table move nothing", () => {
    expect(nextRow("x", 3, 29, 10)).toBeNull();
    expect(nextRow("Home", 0, 0, 10)).toBeNull();
  });

  test("the focused row stays drawn, in order", () => {
    expect(linesToDraw(10, 12, 3, 29)).toEqual([3, 10, 11, 12]);
    expect(linesToDraw(10, 12, 20, 29)).toEqual([10, 11, 12, 20]);
    expect(linesToDraw(10, 12, 11, 29)).toEqual([10, 11, 12]);
    expect(linesToDraw(0, 0, 5, 3)).toEqual([0]);
  });
});

describe("words of many lines at once", () => {
  test("those that show stay, new ones come a few at a time, in view first, as far as they are known", () => {
    const by = { first: 12, last: 20, most: 3, isThere: (line: number) => line !== 13 };
    const lines = [10, 11, 12, 13, 14, 15];
    const first = linesToWrite(new Set([11, 40]), lines, by);
    expect([[...first.written], first.waits]).toEqual([[11, 12, 14, 15], true]);
    const next = linesToWrite(first.written, lines, by);
    expect([[...next.written].sort(), next.waits]).toEqual([[10, 11, 12, 14, 15], false]);
  });
});

describe("lines within a frame", () => {
  test("fewer after a slow frame, more after a quick one, within bounds", () => {
    const settled = (took: number) =>
      Array.from({ length: 40 }).reduce<number>((most) => linesAFrame(most, took), linesAFrame());
    expect(linesAFrame(8, 20)).toBe(6);
    expect(linesAFrame(8, 4)).toBe(8);
    expect(linesAFrame(8, 1)).toBe(10);
    expect([settled(20), settled(1)]).toEqual([4, 40]);
  });
});

describe("pages of groups and of long ways", () => {
  test("each page is asked for once, whatever lies between", () => {
    const stretches = [
      { first: 0, last: 5 },
      { first: 40, last: 60 },
      { first: 2250, last: 2260 },
    ];
    expect(pagesInView(stretches, 10_000)).toEqual([0, 1, 45]);
    expect(pagesBeside([0, 1, 45], 10_000)).toEqual([2, 46, 44]);
  });
  test("no more are held than needed, and those far away go first", () => {
    const held = Array.from({ length: MOST_PAGES + 3 }, (_, at) => at);
    expect(pagesToDrop(held, [MOST_PAGES, MOST_PAGES + 2])).toEqual([0, 1, 2]);
    expect(pagesToDrop([1, 2, 3], [2])).toEqual([]);
  });
});
