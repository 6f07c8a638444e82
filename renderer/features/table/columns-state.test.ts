import { describe, expect, test } from "vitest";
import { columnView, INITIAL_COLUMN_VIEW } from "../../data/column-view.ts";
import {
  type ColumnInfo,
  columnOrder,
  columnsInView,
  drawnColumns,
  moveColumn,
  placeColumn,
  resizeColumn,
  shownColumns,
  toggleColumn,
  togglePinned,
} from "./columns-state.ts";

const COLUMNS: ColumnInfo[] = [
  { id: "a", title: "A", width: 100, sort: "date" },
  { id: "b", title: "B", width: 100, sort: null },
  { id: "c", title: "C", width: 100, sort: null, isHidden: true },
  { id: "d", title: "D", width: 100, sort: null },
];
const view = INITIAL_COLUMN_VIEW;

describe("columns", () => {
  test("columns hidden by default appear when chosen, in their usual place", () => {
    expect(shownColumns(COLUMNS, view)).toEqual(["a", "b", "d"]);
    expect(shownColumns(COLUMNS, toggleColumn(COLUMNS, view, "c"))).toEqual(["a", "b", "c", "d"]);
  });

  test("the last shown column cannot be hidden", () => {
    let next = toggleColumn(COLUMNS, view, "a");
    next = toggleColumn(COLUMNS, next, "b");
    next = toggleColumn(COLUMNS, next, "d");
    expect(shownColumns(COLUMNS, next)).toEqual(["d"]);
  });

  test("moving steps over hidden columns and stops at the edges", () => {
    const moved = moveColumn(COLUMNS, view, "b", 1);
    expect(shownColumns(COLUMNS, moved)).toEqual(["a", "d", "b"]);
    expect(shownColumns(COLUMNS, moveColumn(COLUMNS, moved, "b", -1))).toEqual(["a", "b", "d"]);
    expect(moveColumn(COLUMNS, view, "a", -1)).toBe(view);
    expect(moveColumn(COLUMNS, view, "d", 1)).toBe(view);
  });

  test("a dragged column lands where it was dropped", () => {
    expect(shownColumns(COLUMNS, placeColumn(COLUMNS, view, "d", "a"))).toEqual(["d", "a", "b"]);
    expect(shownColumns(COLUMNS, placeColumn(COLUMNS, view, "a", "d"))).toEqual(["b", "d", "a"]);
  });

  test("a kept order survives new and vanished columns", () => {
    expect(columnOrder(COLUMNS, { ...view, order: ["d", "gone", "a", "d"] })).toEqual(["d", "a", "b", "c"]);
  });

  test("widths stay within reason", () => {
    expect(resizeColumn(view, "a", 3).widths).toEqual({ a: 48 });
    expect(resizeColumn(view, "a", 4000).widths).toEqual({ a: 800 });
  });

  test("pinned columns stand first and stay while the others scroll", () => {
    const pinned = togglePinned(view, "d");
    expect(shownColumns(COLUMNS, pinned)).toEqual(["d", "a", "b"]);
    const drawn = drawnColumns(COLUMNS, togglePinned(pinned, "b"), { room: 900, before: 30 });
    expect(drawn.map(({ id, stays }) => [id, stays])).toEqual([
      ["b", 30],
      ["d", 130],
      ["a", null],
    ]);
    expect(shownColumns(COLUMNS, togglePinned(pinned, "d"))).toEqual(["a", "b", "d"]);
  });

  test("in a narrow window pinned columns leave room for the others", () => {
    const drawn = drawnColumns(COLUMNS, { ...view, pinned: ["a", "b"] }, { room: 240, before: 30 });
    expect(drawn.map(({ stays }) => stays)).toEqual([30, null, null]);
  });

  test("only columns in view are drawn, and those that stay; the last is as wide as there is room", () => {
    const drawn = drawnColumns(COLUMNS, togglePinned(view, "d"), { room: 250, before: 30 });
    expect(drawn.map(({ id, left, width }) => [id, left, width])).toEqual([
      ["d", 30, 100],
      ["a", 130, 100],
      ["b", 230, 100],
    ]);
    const inView = (scrolled: number, room: number) => columnsInView(drawn, scrolled, room).map(({ id }) => id);
    expect(inView(0, 200)).toEqual(["d", "a"]);
    expect(inView(0, 250)).toEqual(["d", "a", "b"]);
    expect(inView(100, 250)).toEqual(["d", "b"]);
    expect(drawnColumns(COLUMNS, view, { room: 900, before: 30 }).at(-1)).toMatchObject({ left: 230, width: 670 });
  });

  test("a column dragged among pinned ones is pinned, moved steps stay in their part", () => {
    const pinned = togglePinned(view, "d");
    expect(placeColumn(COLUMNS, pinned, "b", "d").pinned).toEqual(["d", "b"]);
    expect(placeColumn(COLUMNS, pinned, "d", "a").pinned).toEqual([]);
    expect(moveColumn(COLUMNS, pinned, "d", 1)).toBe(pinned);
    expect(moveColumn(COLUMNS, pinned, "a", -1)).toBe(pinned);
  });

  test("columns kept before there were pins are still understood", () => {
    expect(columnView.parse({ order: ["a"], shown: {}, widths: {} }).pinned).toEqual([]);
  });
});
