import { expect, it } from "vitest";
import { fileBytes, readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { hansardApi } from "./reader.ts";

describeReader(hansardApi, import.meta.dirname);

it("keeps the ids of items and members", () => {
  const parsed = readBytes("a.json", fileBytes(`${import.meta.dirname}/fixtures/nested/input.txt`));
  const [, question] = parsed.extracts;
  expect(question?.occurrences.map(({ id, speaker }) => [id, speaker?.id])).toEqual([
    ["21", "4001"],
    ["22", null],
  ]);
});
