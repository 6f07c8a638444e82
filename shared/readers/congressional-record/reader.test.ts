import { expect, it } from "vitest";
import { describeReader } from "../testing/reader-suite.ts";
import { readTurn } from "./patterns.ts";
import { congressionalRecord } from "./reader.ts";

describeReader(congressionalRecord, import.meta.dirname);

it("knows an item's JSON though its head stands behind all that is looked at", () => {
  const turn = { kind: "speech", speaker_bioguide: "M000001", text: "  Mr. MARSH. I yield.", turn: 0, itemno: 0 };
  const content = Array.from({ length: 2000 }, () => turn);
  const text = JSON.stringify({ title: "HARBORS", content, header: { wkday: "Tuesday" } }).slice(0, 65_536);
  expect(congressionalRecord.sniff({ path: "a.json", text, complete: false }).confidence).toBe("certain");
});

it.each([
  ["Miss McMARSH. Mr. Speaker, I yield.", "Miss McMARSH", null],
  ["Ms. MARSH-McVALE. Mr. Speaker, I yield.", "Ms. MARSH-McVALE", null],
  ["Mr. ALEX MARSH-VALE of Florida. I yield.", "Mr. ALEX MARSH-VALE", "Florida"],
  ["Mr. A.K. MARSH. I yield.", "Mr. A.K. MARSH", null],
])("reads the turn of a member whose name is not one plain word: %s", (text, name, constituency) => {
  expect(readTurn(text)?.speaker).toMatchObject({ name, constituency });
});

it("is not taken in by words about the record", () => {
  const heading = "[Congressional Record Volume 143, Number 8 (Tuesday, January 28, 1997)]";
  const confidence = (text: string) => congressionalRecord.sniff({ path: "a", text, complete: true }).confidence;
  expect(confidence(`<html><body><pre>\n${heading}\n[Senate]`)).toBe("certain");
  expect(confidence(`<pre>${heading}`)).toBe("certain");
  expect(confidence(`  ${heading}`)).toBe("certain");
  expect(confidence(`Its first line is \`${heading}\`, then comes the chamber.`)).toBe("no");
});
