import { expect, test } from "vitest";
import { leastPaneWidth, shownPanes } from "./pane-widths.ts";

const panes = [{ id: 7 }, { id: 3 }, { id: 9 }];
const ids = (width: number, active: number | null) => shownPanes(panes, active, width, 480).map((pane) => pane.id);

test("two panes fit into 1,280 pixels and three into 1,440, in the usual size", () => {
  expect(leastPaneWidth(17) * 2).toBeLessThan(1280);
  expect(leastPaneWidth(17) * 3).toBeLessThan(1440);
});

test("where not all fit, the active one is among those shown", () => {
  expect(ids(1440, 7)).toEqual([7, 3, 9]);
  expect(ids(1000, 7)).toEqual([7, 3]);
  expect(ids(1000, 9)).toEqual([3, 9]);
  expect(ids(320, 3)).toEqual([3]);
  expect(ids(320, null)).toEqual([7]);
});
