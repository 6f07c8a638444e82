import { describe, expect, it } from "vitest";
import { AGE, captureInterval } from "./age.ts";

describe("captureInterval", () => {
  it.each([
    ["2025-06-16", "(1\u00a0day, 18\u00a0hours ago)", "2025-06-17", "2025-06-18"],
    ["2025-06-16", "(30 minutes ago)", "2025-06-16", "2025-06-17"],
    ["2025-01-16", "(1 week ago)", "2025-01-23", "2025-01-30"],
    ["2025-01-31", "(1 month ago)", "2025-02-28", "2025-04-02"],
    ["2022-09-06", "(1 year, 9 months ago)", "2024-06-02", "2024-07-07"],
  ])("%s and %s give %s to %s", (date, age, from, to) => {
    expect(AGE.test(age)).toBe(true);
    expect(captureInterval(date, age)).toEqual({ from, to });
  });

  it("gives nothing for words that are no age, or beyond the calendar", () => {
    expect(captureInterval("2025-01-16", "(long ago)")).toBeNull();
    expect(captureInterval("2025-01-16", "(999999999999 years ago)")).toBeNull();
  });
});
