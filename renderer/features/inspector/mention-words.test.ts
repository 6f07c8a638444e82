import { expect, test } from "vitest";
import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import { listMentions } from "./mention-words.ts";

const mention = (printed: string, name: string | null, isCourtesy = false): ContributionMention => ({
  printed,
  start: 0,
  end: printed.length,
  name,
  speaks: false,
  isCourtesy,
  reason: "Because.",
});

test("the same words for the same person stand once, courtesies are counted apart", () => {
  const listed = listMentions([
    mention("The Prime Minister", null),
    mention("my hon. Friend", null, true),
    mention("the Member for Ashby (Ann Example)", "Ann Example"),
    mention("the Prime Minister", null),
    mention("My hon. Friend", null, true),
    mention("the hon. Lady", null, true),
  ]);
  expect(listed.mentions.map(({ printed, name, places }) => [printed, name, places.length])).toEqual([
    ["The Prime Minister", null, 2],
    ["the Member for Ashby (Ann Example)", "Ann Example", 1],
  ]);
  expect(listed.courtesies).toBe(3);
  expect(listed.courtesyWords).toEqual(["my hon. Friend", "the hon. Lady"]);
});
