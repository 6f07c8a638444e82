import { expect, test } from "vitest";
import { listRows } from "./group-annotations.ts";
import { focusIndex, keepListed, moveTo, NO_SELECTION, selectAll, targetIndex, toggle } from "./list-selection.ts";
import { makeItem, makeTag } from "./testing/make-item.ts";

const [x, y] = [makeTag("x"), makeTag("y")];
const items = [
  makeItem({ id: "1", tags: [x], order: 1 }),
  makeItem({ id: "2", tags: [x, y], order: 2 }),
  makeItem({ id: "3", tags: [y], order: 3 }),
];
// x, 1, 2, y, 2, 3
const rows = listRows(items, ["tag"], new Set(), (id) => [id]);
const selected = (state: { selected: ReadonlySet<string> }) => [...state.selected].sort().join();

test("moving with shift selects from where it began, and back again", () => {
  let state = moveTo(rows, NO_SELECTION, 1, false);
  state = moveTo(rows, state, 3, true);
  expect(selected(state)).toBe("1,2");
  state = moveTo(rows, state, 5, true);
  expect(selected(state)).toBe("1,2,3");
  state = moveTo(rows, state, 1, true);
  expect(selected(state)).toBe("1");
});

test("the focus stays inside the list", () => {
  expect(focusIndex(rows, moveTo(rows, NO_SELECTION, 99, false))).toBe(5);
  expect(focusIndex(rows, moveTo(rows, NO_SELECTION, -1, false))).toBe(0);
  expect(moveTo([], NO_SELECTION, 0, false)).toBe(NO_SELECTION);
});

test("a heading selects all below it; an annotation under two headings is selected once", () => {
  let state = toggle(rows, NO_SELECTION, 3);
  expect(selected(state)).toBe("2,3");
  state = toggle(rows, state, 0);
  expect(selected(state)).toBe("1,2,3");
  state = toggle(rows, state, 4);
  expect(selected(state)).toBe("1,3");
});

test("what is no longer listed is no longer selected", () => {
  const all = selectAll(rows, NO_SELECTION);
  expect(selected(keepListed(new Set(["2"]), all))).toBe("2");
  expect(keepListed(new Set(["1", "2", "3", "4"]), all)).toBe(all);
});

test("keys move line by line, by pages, to the ends, and out to the heading", () => {
  expect(targetIndex(rows, 4, "ArrowLeft")).toBe(3);
  expect(targetIndex(rows, 3, "ArrowLeft")).toBe(0);
  expect(targetIndex(rows, 0, "ArrowDown")).toBe(1);
  expect(targetIndex(rows, 5, "ArrowDown")).toBe(5);
  expect(targetIndex(rows, 4, "PageUp")).toBe(0);
  expect(targetIndex(rows, 0, "End")).toBe(5);
  expect(targetIndex(rows, 0, "x")).toBeNull();
});
