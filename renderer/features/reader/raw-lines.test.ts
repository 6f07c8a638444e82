import fc from "fast-check";
import { expect, test } from "vitest";
import { rawLines, roleShares } from "./raw-lines.ts";

const text = "Title\r\n\r\nAnn: I ask.\nMore words.\n???";
const span = (role: string, words: string) => ({
  role,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const spans = [
  span("heading", "Title"),
  span("speaker", "Ann:"),
  span("text", "I ask.\nMore words."),
  span("unrecognised", "???"),
];

test("each line shows its runs, and says what they became once", () => {
  const lines = rawLines({ text, start: 0, firstLine: 1 }, spans);
  expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 4, 5]);
  expect(lines.map((line) => line.label)).toEqual(["heading", null, "speaker", "text", "unrecognised"]);
  expect(lines[2]?.pieces).toEqual([
    { text: "Ann:", role: "speaker" },
    { text: " ", role: null },
    { text: "I ask.", role: "text" },
  ]);
});

test("no character is lost, however long the lines", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 9 }), { maxLength: 20 }), fc.nat(3), (parts, times) => {
      const source = parts.join("\n").replaceAll("\r", " ") + "x".repeat(times * 4000);
      const shown = rawLines({ text: source, start: 0, firstLine: 1 }, [{ role: "text", start: 2, end: 7 }]);
      let joined = "";
      for (const line of shown) {
        joined += (line.isFirstPart && line.number > 1 ? "\n" : "") + line.pieces.map((piece) => piece.text).join("");
      }
      expect(joined).toBe(source);
    }),
    { seed: 3 },
  );
});

test("a later part counts lines and runs from where it begins", () => {
  const start = text.indexOf("Ann:");
  const lines = rawLines({ text: text.slice(start), start, firstLine: 3 }, spans.slice(1));
  expect(lines.map((line) => line.number)).toEqual([3, 4, 5]);
  expect(lines[0]?.pieces[0]).toEqual({ text: "Ann:", role: "speaker" });
});

test("shares of what the text became are told in one order, little ones too", () => {
  const shares = roleShares([
    { role: "gap", bytes: 1 },
    { role: "text", bytes: 899 },
    { role: "heading", bytes: 100 },
  ]);
  expect(shares.map(({ role, share }) => `${role} ${share}`)).toEqual(["text 90", "heading 10", "gap <1"]);
});
