import fc from "fast-check";
import { expect, test } from "vitest";
import { diffParts } from "./diff-view.ts";

test("shows which words went and which came", () => {
  expect(diffParts("backed by £5 million of funding", "backed by £10 million of new funding")).toEqual([
    { kind: "same", words: "backed by £" },
    { kind: "taken", words: "5" },
    { kind: "added", words: "10" },
    { kind: "same", words: " million of " },
    { kind: "added", words: "new " },
    { kind: "same", words: "funding" },
  ]);
});

test("loses and invents no character of either version", () => {
  const words = fc.array(fc.constantFrom("hon.", "Friend’s", " ", "\n", "£5", "—", "right", "é"), { maxLength: 20 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [then, now] = [a.join(""), b.join("")];
      const parts = diffParts(then, now);
      const join = (without: string) =>
        parts
          .filter(({ kind }) => kind !== without)
          .map((part) => part.words)
          .join("");
      expect(join("added")).toBe(then);
      expect(join("taken")).toBe(now);
    }),
    { seed: 11 },
  );
});
