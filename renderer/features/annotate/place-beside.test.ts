import { expect, test } from "vitest";
import { placeBeside } from "./place-beside.ts";

const view = { left: 0, right: 600, top: 100, bottom: 700 };
const size = { width: 300, height: 40 };

test("stands below the words where there is room", () => {
  expect(placeBeside({ left: 50, right: 400, top: 200, bottom: 260 }, view, size)).toEqual({ left: 50, top: 268 });
});

test("stands above at the lower edge, and inside at the right edge", () => {
  expect(placeBeside({ left: 500, right: 590, top: 660, bottom: 690 }, view, size)).toEqual({ left: 292, top: 612 });
});

test("has no place beside words that fill the view or are out of sight", () => {
  expect(placeBeside({ left: 0, right: 600, top: 90, bottom: 695 }, view, size)).toBeNull();
  expect(placeBeside({ left: 0, right: 600, top: 20, bottom: 60 }, view, size)).toBeNull();
});
