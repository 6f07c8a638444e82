import { expect, test } from "vitest";
import { type AnnotationFilter, filterItems } from "./filter-annotations.ts";
import { makeItem, makeTag } from "./testing/make-item.ts";

const [funding, review] = [makeTag("funding"), makeTag("review")];
const items = [
  makeItem({ id: "a", words: "Children’s safety", note: "compare with 2019", tags: [funding], speaker: "Ada Marsh" }),
  makeItem({ id: "b", words: "A café", tags: [funding, review], title: "Borders", contribution: "c-b" }),
  makeItem({ id: "c", words: "Nothing", status: "changed" }),
];
const everything: AnnotationFilter = {
  text: "",
  includeTags: [],
  excludeTags: [],
  status: "all",
  contributions: null,
};
const ids = (filter: Partial<AnnotationFilter>) =>
  filterItems(items, { ...everything, ...filter }).map(({ annotation }) => annotation.id);

test("words are looked for in quote, note, tag, speaker and debate", () => {
  expect(ids({ text: "children's" })).toEqual(["a"]);
  expect(ids({ text: "2019 marsh" })).toEqual(["a"]);
  expect(ids({ text: "CAFE" })).toEqual(["b"]);
  expect(ids({ text: "borders funding" })).toEqual(["a", "b"]);
  expect(ids({ text: "nowhere" })).toEqual([]);
});

test("tags narrow to any of those wanted and none of those unwanted", () => {
  expect(ids({ includeTags: ["funding"] })).toEqual(["a", "b"]);
  expect(ids({ includeTags: ["funding"], excludeTags: ["review"] })).toEqual(["a"]);
  expect(ids({ includeTags: [null] })).toEqual(["c"]);
  expect(ids({ excludeTags: [null] })).toEqual(["a", "b"]);
});

test("status and the table's contributions narrow, too", () => {
  expect(ids({ status: "review" })).toEqual(["c"]);
  expect(ids({ status: "found" })).toEqual(["a", "b"]);
  expect(ids({ contributions: new Set(["c-b"]) })).toEqual(["b"]);
});
