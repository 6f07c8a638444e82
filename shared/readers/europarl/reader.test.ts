import { expect, it } from "vitest";
import { readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { europarl } from "./reader.ts";

describeReader(europarl, import.meta.dirname);

it.each([
  ["Πρόεδρος", "chair"],
  ["Председател", "chair"],
  ["Elnök", "chair"],
  ["Προέδρου", "speech"],
])("knows who presides in any alphabet: %s", (name, kind) => {
  const bytes = new TextEncoder().encode(`<CHAPTER ID=1>\nHarbours\n<SPEAKER ID=1 NAME="${name}">\nYes.\n`);
  expect(readBytes("ep-31-03-04.txt", bytes).extracts[0]?.occurrences[0]?.kind).toBe(kind);
});
