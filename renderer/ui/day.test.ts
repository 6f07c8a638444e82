import { expect, test } from "vitest";
import { countOf } from "./count.ts";
import { shortDay } from "./day.ts";

test("days and counts read as people write them", () => {
  expect(shortDay("2025-01-06")).toBe("6 Jan 2025");
  expect(shortDay("undated")).toBe("undated");
  expect(countOf(1, "debate")).toBe("1 debate");
  expect(countOf(4251, "word")).toBe("4,251 words");
  expect(countOf(2, "person", "people")).toBe("2 people");
});
