import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longDay, shortDay } from "./day.ts";
import { parseDay, parseEdge } from "./typed-day.ts";

describe("days", () => {
  test.each([
    ["2025-01-16", "2025-01-16"],
    ["16 January 2025", "2025-01-16"],
    ["  16  Jan  2025 ", "2025-01-16"],
    ["Thursday 16th January 2025", "2025-01-16"],
    ["1 sept 2024", "2024-09-01"],
    ["29 February 2024", "2024-02-29"],
  ])("%s is read", (typed, day) => expect(parseDay(typed)).toBe(day));

  test.each(["29 February 2025", "2025-02-30", "16 Janvier 2025", "16/01/2025", "January 2025", "soon", "2025"])(
    "%s is no day",
    (typed) => expect(parseDay(typed)).toBeNull(),
  );

  test("every day reads back as it is shown", () => {
    const days = fc
      .date({ min: new Date("1800-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(day)).toBe(day);
        expect(parseDay(longDay(day))).toBe(day);
        expect(parseDay(shortDay(day))).toBe(day);
      }),
      { seed: 7 },
    );
  });
});

test.each([
  ["2024-09-01", "2024-09-01", "2024-09-01"],
  ["16 January 2025", "2025-01-16", "2025-01-16"],
  ["2024-09", "2024-09-01", "2024-09-30"],
  ["2024", "2024-01-01", "2024-12-31"],
  ["2024-13", null, null],
  ["soon", null, null],
  ["2024..2025", null, null],
])("%s as the first and as the last day of a period", (typed, first, last) => {
  expect([parseEdge(typed, "first"), parseEdge(typed, "last")]).toEqual([first, last]);
});
