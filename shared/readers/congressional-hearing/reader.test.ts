import { expect, it } from "vitest";
import { describeReader } from "../testing/reader-suite.ts";
import { congressionalHearing } from "./reader.ts";
import { readTurn } from "./speaker.ts";

describeReader(congressionalHearing, import.meta.dirname);

it.each([
  ["Ms. Wasserman Ash. Yes.", "Ms. Wasserman Ash", null, null],
  ["Mr. J. Oak, Jr. Yes.", "Mr. J. Oak, Jr.", null, null],
  ["Mr. A.K. Oak-Vale of New York. Yes.", "Mr. A.K. Oak-Vale", null, "New York"],
  ["Ms. de la Ash. Yes.", "Ms. de la Ash", null, null],
  ["Mr. D’Oak [continuing]. Yes.", "Mr. D’Oak", null, null],
  ["Rear Admiral Oak. Yes.", "Oak", "Rear Admiral", null],
  ["Lt. Gen. Oak. Yes.", "Oak", "Lt. Gen.", null],
  ["Ranking Member Oak. Yes.", "Oak", "Ranking Member", null],
  ["The Clerk. Yes.", null, "The Clerk", null],
  ["A Participant. Yes.", null, null, null],
])("reads who speaks: %s", (text, name, office, constituency) => {
  expect(readTurn(text, null)?.speaker).toMatchObject({ name, office, constituency });
});

it.each([
  "Mr. Chairman. That is how speeches begin.",
  "Mr. President. So do others.",
  "Dr. Oak and Ms. Ash. Both of them.",
  "Members of the committee. Hear me.",
  "Secretary of the Navy. An office.",
])("takes no one for a speaker who is called upon or spoken of: %s", (text) => {
  expect(readTurn(text, null)).toBeNull();
});

it("is not taken in by words about hearings, nor by other documents of the printing office", () => {
  const heading = "[House Hearing, 141 Congress]\n[From the U.S. Government Publishing Office]";
  const confidence = (text: string) => congressionalHearing.sniff({ path: "a", text, complete: true }).confidence;
  expect(confidence(heading)).toBe("certain");
  expect(confidence(`<html>\n<body><pre>${heading}`)).toBe("certain");
  expect(confidence(`It has the lines ${heading.replace("\n", " and ")}.`)).toBe("no");
  expect(confidence(heading.replace("Hearing,", "Report"))).toBe("no");
  expect(confidence("The committee met, pursuant to call, at 10 a.m.\n\nMr. Elm. Yes.")).toBe("no");
});
