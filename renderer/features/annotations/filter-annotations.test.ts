import { expect, test } from "vitest";
import { type AnnotationFilter, filterItems, readTyped } from "./filter-annotations.ts";
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
  columns: [],
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

test("columns are found as the query language finds them, beside words", () => {
  const columned = [
    makeItem({ id: "d", words: "Bridges", columns: { series: "#", first: 344, last: 346 } }),
    makeItem({ id: "e", words: "Ferries", columns: { series: "#W", first: 344, last: 344 } }),
    makeItem({ id: "f", words: "Bridges" }),
  ];
  const found = (typed: string) =>
    filterItems(columned, { ...everything, ...readTyped(typed) }).map(({ annotation }) => annotation.id);
  expect(found("column:345")).toEqual(["d"]);
  expect(found("column:344W")).toEqual(["e"]);
  expect(found('bridges column:"340..344"')).toEqual(["d"]);
  expect(found("ferries column:344")).toEqual([]);
  expect(found("column:347..")).toEqual([]);
  expect(found("bridges column:")).toEqual(["d", "f"]);
  expect(readTyped("column:350x5 bridges")).toMatchObject({
    columns: [],
    problem: expect.stringContaining("as it is printed"),
  });
});
