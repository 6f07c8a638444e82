import { describe, expect, test } from "vitest";
import {
  linesToDraw,
  linesToWrite,
  MOST_PAGES,
  nextRow,
  pagesAround,
  pagesOfStretches,
  pagesToDrop,
  rowAt,
} from "./paging-state.ts";

describe("pages of rows", () => {
  test("asks for what is in view first, then its neighbours", () => {
    expect(pagesAround(450, 480, 2000)).toEqual([2, 3, 1]);
    expect(pagesAround(390, 410, 2000)).toEqual([1, 2, 3, 0]);
  });

  test("never asks beyond the ends", () => {
    expect(pagesAround(0, 20, 29)).toEqual([0]);
    expect(pagesAround(0, 0, 0)).toEqual([]);
    expect(pagesAround(900, 999, 410)).toEqual([2, 1]);
  });

  test("a row whose page is missing is not there yet", () => {
    const pages = new Map([[1, ["a", "b"]]]);
    expect(rowAt(pages, 201)).toBe("b");
    expect(rowAt(pages, 3)).toBeUndefined();
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

describe("pages of groups and of long ways", () => {
  test("each page is asked for once, whatever lies between", () => {
    const stretches = [
      { first: 0, last: 5 },
      { first: 150, last: 160 },
      { first: 9000, last: 9010 },
    ];
    expect(pagesOfStretches(stretches, 10_000)).toEqual([0, 1, 45, 46, 44]);
  });
  test("no more are held than needed, and those far away go first", () => {
    const held = Array.from({ length: MOST_PAGES + 3 }, (_, at) => at);
    expect(pagesToDrop(held, [MOST_PAGES, MOST_PAGES + 2])).toEqual([0, 1, 2]);
    expect(pagesToDrop([1, 2, 3], [2])).toEqual([]);
  });
});
