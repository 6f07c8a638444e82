import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longDay, shortDay } from "../../ui/day.ts";
import { parseDay, readPeriod, readTyped } from "./typed-value.ts";

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

describe("what is typed", () => {
  test("blank means not known, whatever the field", () => {
    for (const form of ["text", "day", "address", "house"] as const)
      expect(readTyped(form, "  ")).toEqual({ value: null });
  });

  test("only whole web addresses are kept", () => {
    expect(readTyped("address", " https://example.org/debates/7 ")).toEqual({ value: "https://example.org/debates/7" });
    for (const typed of ["example.org", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b.org"]) {
      expect(readTyped("address", typed)).toHaveProperty("problem");
    }
  });

  test("words lose the blanks around them", () => {
    expect(readTyped("text", "  Ruislip,  Northwood ")).toEqual({ value: "Ruislip, Northwood" });
  });
});

describe("periods", () => {
  test("either end may be open", () => {
    expect(readPeriod("5 July 2024", "")).toEqual({ from: "2024-07-05", to: null });
    expect(readPeriod("", "")).toEqual({ from: null, to: null });
  });

  test("say at which end something is wrong", () => {
    expect(readPeriod("soon", "")).toMatchObject({ at: "from" });
    expect(readPeriod("", "soon")).toMatchObject({ at: "to" });
    expect(readPeriod("2025-01-02", "2025-01-01")).toMatchObject({ at: "to" });
  });
});
