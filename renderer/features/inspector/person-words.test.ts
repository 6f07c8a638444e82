import { expect, test } from "vitest";
import { personSummary, personTitle, seenValueWords, seenWords } from "./person-words.ts";

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
