import { describe, expect, test } from "vitest";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { Annotation, Tag } from "../../../shared/model/annotation.ts";
import { annotationsAt, markStyle, marksByContribution, placeAnnotations } from "./passage-marks.ts";

const tag = (id: string, colour: number) => ({ id, name: id, colour }) as Tag;
const tags = [tag("cost", 3), tag("promise", 7)];
const annotation = (id: string, ...on: string[]) =>
  ({
    id,
    tags: Object.fromEntries(on.map((tagId) => [tagId, true])),
    note: "",
    anchor: { key: "elsewhere" },
  }) as unknown as Annotation;
const shown = (...ids: string[]) => ids.map((id) => ({ id, key: `key of ${id}`, text: "Order. I call the Minister." }));
const passage = (contribution: string | null, start: number, end: number) =>
  ({ contribution, view: contribution === null ? null : { start, end } }) as Passage;

const annotations = [
  annotation("later", "cost"),
  annotation("wide", "promise", "cost"),
  annotation("note"),
  annotation("lost"),
];
const passages = new Map([
  ["later", passage("c2", 5, 9)],
  ["wide", passage("c1", 0, 50)],
  ["note", passage("c1", 10, 20)],
  ["lost", passage(null, 0, 0)],
]);
const placed = placeAnnotations(annotations, passages, tags, shown("c1", "c2"));

describe("annotations on a page", () => {
  test("stand in reading order; what has no place is left out", () => {
    expect(placed.map(({ annotation: { id } }) => id)).toEqual(["wide", "note", "later"]);
    expect(placeAnnotations(annotations, passages, tags, shown("c2"))).toHaveLength(1);
  });

  test("before the engine has answered, one stands where its anchor says, if those words are there", () => {
    const made = (exact: string) =>
      ({ ...annotation("new", "cost"), anchor: { key: "key of c2", start: 7, end: 13, exact } }) as Annotation;
    expect(placeAnnotations([made("I call")], new Map(), tags, shown("c1", "c2"))).toMatchObject([
      { contribution: "c2", view: { start: 7, end: 13 }, passage: null },
    ]);
    expect(placeAnnotations([made("I rise")], new Map(), tags, shown("c1", "c2"))).toEqual([]);
  });

  test("every tag is drawn, overlapping ones on levels of their own", () => {
    const marks = marksByContribution(placed).get("c1") ?? [];
    expect(marks.map((mark) => mark.tag?.id ?? "none")).toEqual(["cost", "promise", "none"]);
    expect(new Set(marks.map((mark) => mark.level)).size).toBe(3);
    expect(marks.map(markStyle)).toEqual(["tag-3-0", "tag-7-1", "tag-none-2"]);
  });

  test("a click finds all at that point, the shortest first", () => {
    const marks = marksByContribution(placed).get("c1") ?? [];
    expect(annotationsAt(marks, 15)).toEqual(["note", "wide"]);
    expect(annotationsAt(marks, 50)).toEqual(["wide"]);
    expect(annotationsAt(marks, 51)).toEqual([]);
  });
});
