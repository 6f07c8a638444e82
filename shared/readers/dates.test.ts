import { expect, it } from "vitest";
import { DAY_PATTERN, readDay } from "./dates.ts";

it.each([
  ["16th January 2031", "2031-01-16"],
  ["Thursday, 16 Jan. 2031", "2031-01-16"],
  ["Wednesday, March 20, 2031", "2031-03-20"],
  ["Sept. 3, 2031", "2031-09-03"],
  ["31 June 2031", null],
  ["February 30, 2031", null],
  ["22nd November 1390", null],
])("reads the day %s as %s", (printed, date) => {
  expect(new RegExp(`^${DAY_PATTERN}$`).test(printed)).toBe(true);
  expect(readDay(printed)).toBe(date);
});
