import { expect, test } from "vitest";
import { layoutFor } from "./layout-state.ts";

test("a second debate on a laptop folds rails and table", () => {
  expect(layoutFor(1280, 1, "library")).toEqual({ rails: "docked", table: "full" });
  expect(layoutFor(1280, 2, "library")).toEqual({ rails: "drawer", table: "strip" });
});

test("a wide window keeps everything", () => {
  expect(layoutFor(1500, 3, "library")).toEqual({ rails: "docked", table: "full" });
});

test("rails are drawers in a narrow window", () => {
  expect(layoutFor(899, 0, "library")).toEqual({ rails: "drawer", table: "full" });
});

test("annotations keep their rails, whatever debates are open behind them", () => {
  expect(layoutFor(1280, 2, "annotations")).toEqual({ rails: "docked", table: "full" });
});
