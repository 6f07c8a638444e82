import { describe, expect, it } from "vitest";
import { printedStage } from "./bill-stage.ts";
import { readColumns } from "./printed-column.ts";
import { readTime } from "./printed-time.ts";

describe("readColumns", () => {
  it.each([
    ["344", "#", 344, 344],
    ["12WH", "#WH", 12, 12],
    ["GC12", "GC#", 12, 12],
    ["col. 89ws", "#WS", 89, 89],
    ["344-50", "#", 344, 350],
    ["S697-S698", "S#", 697, 698],
    ["20-1W", "#W", 20, 21],
    ["30–31", "#", 30, 31],
  ])("%s", (printed, series, first, last) => {
    expect(readColumns(printed)).toEqual({ series, first, last });
  });
  it.each(["", "W", "350-344", "12W-13WH", "344a5", "12 of 13"])("%j is none", (printed) => {
    expect(readColumns(printed)).toBeNull();
  });
});

describe("readTime", () => {
  const at = (hours: number, minutes = 0, seconds = 0) => hours * 3600 + minutes * 60 + seconds;
  it.each([
    ["14:30:05", at(14, 30, 5), at(14, 30, 5)],
    ["2.30 pm", at(14, 30), at(14, 30, 59)],
    ["12.34 pm", at(12, 34), at(12, 34, 59)],
    ["12.05 am", at(0, 5), at(0, 5, 59)],
    ["1015", at(10, 15), at(10, 15, 59)],
    ["930", at(9, 30), at(9, 30, 59)],
    ["12 noon", at(12), at(12, 0, 59)],
    ["3 p.m.", at(15), at(15, 59, 59)],
    ["01:08.100", at(0, 1, 8), at(0, 1, 8)],
    ["00:01:25,500", at(0, 1, 25), at(0, 1, 25)],
  ])("%s", (printed, first, last) => {
    expect(readTime(printed)).toEqual({ first, last });
  });
  it.each(["", "soon", "24:00", "14.30 pm", "1:75", "0 pm"])("%j is none", (printed) => {
    expect(readTime(printed)).toBeNull();
  });
});

describe("printedStage", () => {
  it.each([
    ["Wells Bill: Second Reading", [], "Second Reading"],
    ["Wells Bill", ["Orders of the Day", "Committee Stage"], "Committee Stage"],
    ["Wells Bill 2031: Committee and Remaining Stages", [], "Committee and Remaining Stages"],
    ["Bill C-9. Report stage", [], "Report stage"],
    ["Consideration in Detail", ["Wells Bill"], "Consideration in Detail"],
    ["Consideration of Lords amendments", [], "Consideration of Lords amendments"],
    ["Wells Committee", [], null],
    ["A reading room for Ashby", [], null],
    [null, [], null],
  ])("%s under %j: %s", (title, headings, stage) => {
    expect(printedStage(title, headings)).toBe(stage);
  });
});
