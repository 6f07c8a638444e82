import { describe, expect, test } from "vitest";
import { readPeriod, readTyped } from "./typed-value.ts";

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
