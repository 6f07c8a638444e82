import { expect, test } from "vitest";
import { isContested, originWords } from "./origin-words.ts";

const known = (origin: "printed" | "carried" | "set" | "none", reason: string | null = null) => ({
  value: origin === "none" ? null : "Lab",
  origin,
  reason,
});

test("every origin reads as a few quiet words", () => {
  expect(originWords(known("printed"))).toBe("printed");
  expect(originWords(known("carried", "printed in b.txt on 6 January 2025"))).toBe(
    "carried: printed in b.txt on 6 January 2025",
  );
  expect(originWords(known("set", "set by AB on 3 March 2026"))).toBe("set by AB on 3 March 2026");
  expect(originWords(known("none"))).toBe("not given");
});

test("sources that disagree are noticed, whoever prints the other value", () => {
  expect(isContested(known("printed", "b.txt prints “Ind”"))).toBe(true);
  expect(isContested(known("printed", "b.txt and c.txt print “Ind”"))).toBe(true);
  expect(isContested(known("carried", "printed in a.txt on 6 January 2025; “Ind” is printed in b.txt"))).toBe(true);
  expect(isContested(known("set", "set by you on 3 March 2026; a.txt prints “Con”"))).toBe(true);
  expect(isContested(known("carried", "printed in a.txt, elsewhere in this debate"))).toBe(false);
  expect(isContested(known("printed"))).toBe(false);
});
