import { describe, expect, it } from "vitest";
import { linesOf, MappedText } from "./mapped-text.ts";

// The source is `a\u00e9\nbc d`, an escape of six characters and one of two.
const mapped = new MappedText([
  { text: "a", start: 0, end: 1 },
  { text: "é", start: 1, end: 7 },
  { text: "\n", start: 7, end: 9 },
  { text: "bc d", start: 9, end: 13 },
]);

describe("a mapped text", () => {
  it("takes any part back to its place", () => {
    expect(mapped.text).toBe("aé\nbc d");
    expect(mapped.slice(1, 5)).toEqual([
      { text: "é", start: 1, end: 7 },
      { text: "\n", start: 7, end: 9 },
      { text: "bc", start: 9, end: 11 },
    ]);
    expect(mapped.slice(4, 6)).toEqual([{ text: "c ", start: 10, end: 12 }]);
  });

  it("trims without losing the place", () => {
    expect(mapped.trim(2, 6).slice(0)).toEqual([{ text: "bc", start: 9, end: 11 }]);
    expect(mapped.trim(2, 3).range).toBeNull();
  });

  it("gives its lines", () => {
    const spaced = new MappedText([{ text: "  one\r\n\r\ntwo\rthree\n", start: 5, end: 24 }]);
    const lines = linesOf(spaced).map(({ line, indent, blankBefore }) => [
      line.text,
      indent,
      blankBefore,
      line.range?.start,
    ]);
    expect(lines).toEqual([
      ["one", 2, true, 7],
      ["two", 0, true, 14],
      ["three", 0, false, 18],
    ]);
    expect(linesOf(mapped).map(({ line }) => line.text)).toEqual(["aé", "bc d"]);
  });
});
