import { expect, test } from "vitest";
import type { CorrectionState } from "../../../shared/api/record-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { formatOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { aboutIdentity, aboutMerging, ofDebateField, ofPerson } from "./corrections-of.ts";

const key = (file: string, hash: string, revision = "a") =>
  formatOccurrenceKey({
    source: `root/${file}`,
    revision: revision.repeat(64),
    extract: 0,
    index: 0,
    hash: hash.repeat(64),
  });
let count = 0;
const made = (body: CorrectionBody): CorrectionState => ({
  id: `c${count}`,
  at: `2026-01-01T00:00:${String(count++).padStart(2, "0")}Z`,
  author: "",
  body,
  isStale: false,
});

test("a fact's corrections are found by any key of the debate, also after the file has changed", () => {
  const date = made({ type: "debate-field", keys: [key("a.txt", "1")], field: "date", value: "2025-01-01" });
  const title = made({ type: "debate-field", keys: [key("a.txt", "1")], field: "title", value: "T" });
  expect(ofDebateField([date, title], [key("b.txt", "2"), key("a.txt", "1")], "date")).toEqual([date]);
  expect(ofDebateField([date], [key("a.txt", "1", "b")], "date")).toEqual([date]);
  expect(ofDebateField([date], [key("b.txt", "1")], "date")).toEqual([]);
});

test("a person's settings: each period once, with the value set last", () => {
  const set = (value: string, from: string | null) =>
    made({ type: "person-field", person: "Ada Marsh", field: "party", value, from, to: null });
  const [first, then, later] = [set("Con", null), set("Lab", null), set("Ind", "2025-05-01")];
  expect(ofPerson([first, then, later], "ada marsh", "party")).toEqual([
    { value: "Ind", from: "2025-05-01", to: null, corrections: [later] },
    { value: "Lab", from: null, to: null, corrections: [then, first] },
  ]);
  expect(ofPerson([first], "Tom Rees", "party")).toEqual([]);
});

test("merges and orders of a debate are found by either of their ends", () => {
  const order = made({ type: "order", before: key("a.txt", "1"), after: key("b.txt", "2") });
  const split = made({ type: "split", keys: [key("c.txt", "3"), key("d.txt", "4")] });
  expect(aboutMerging([order, split], [key("b.txt", "2")])).toEqual([order]);
  expect(aboutMerging([order, split], [key("c.txt", "3")])).toEqual([split]);
});

test("who somebody is said to be is found by either name", () => {
  const join = made({ type: "join-people", name: "Ann Lee", other: "Annie Lee" });
  const split = made({ type: "split-person", name: "Ann Lee", printed: "A. Lee", as: "Abel Lee" });
  expect(aboutIdentity([join, split], "ann lee")).toEqual([join, split]);
  expect(aboutIdentity([join, split], "Abel Lee")).toEqual([split]);
  expect(aboutIdentity([join, split], "Tom Hogg")).toEqual([]);
});
