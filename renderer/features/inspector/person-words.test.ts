import { expect, test } from "vitest";
import { knownOfPerson, personSummary, personTitle, seenValueWords, seenWords } from "./person-words.ts";

test("somebody is called by name, or by what is printed where none is known", () => {
  const forms = [{ printed: "The Clerk", count: 1, first: null, last: null }];
  expect(personTitle({ name: "Ann Lee", forms })).toBe("Ann Lee");
  expect(personTitle({ name: null, forms })).toBe("The Clerk");
  expect(personSummary({ contributions: 1, debates: 1, words: 1200 })).toBe("1 contribution in 1 debate, 1,200 words");
});

test("days read as one day, as a period, or as not known", () => {
  expect(seenWords({ first: "2025-01-06", last: "2025-01-06" })).toBe("on 6 Jan 2025");
  expect(seenWords({ first: "2024-09-02", last: "2025-01-06" })).toBe("2 Sep 2024 to 6 Jan 2025");
  expect(seenWords({ first: null, last: null })).toBe("on no known day");
});

test("a value says whether it is printed or set by the analyst", () => {
  const seen = { value: "Lab", turns: 2, first: "2025-01-06", last: "2025-01-06" };
  expect(seenValueWords({ ...seen, origin: "printed" })).toBe("printed in 2 turns, on 6 Jan 2025");
  expect(seenValueWords({ ...seen, origin: "set" })).toBe("set by you for 2 turns, on 6 Jan 2025");
});

test("of several values the one last seen stands for the person, and the others are counted", () => {
  const seen = (value: string, day: string | null) =>
    ({ value, origin: "printed", turns: 1, first: day, last: day }) as const;
  expect(knownOfPerson([])).toEqual({ value: null, origin: "none", reason: null });
  expect(knownOfPerson([seen("Lab", null)])).toEqual({ value: "Lab", origin: "printed", reason: null });
  const moved = [
    seen("Ind", "2025-03-01"),
    seen("Lab", "2024-09-02"),
    { ...seen("Con", null), origin: "set" } as const,
  ];
  expect(knownOfPerson(moved)).toEqual({ value: "Ind", origin: "printed", reason: "last seen; 2 others below" });
});
