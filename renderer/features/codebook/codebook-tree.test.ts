import { expect, test } from "vitest";
import type { Annotation, Tag } from "../../../shared/model/annotation.ts";
import { codebookTree, placeAfterDrop, placeAfterStep, type TagNode } from "./codebook-tree.ts";

const record = (id: string) => ({
  id,
  library: "l",
  author: "",
  createdAt: "",
  updatedAt: "",
  rev: "1",
  fieldRevs: {},
  deleted: false,
});
const tag = (id: string, parentId: string | null, order: number): Tag => ({
  ...record(id),
  name: id,
  parentId,
  colour: 0,
  description: "",
  order,
});
const annotation = (...tags: string[]): Annotation => ({
  ...record(tags.join()),
  anchor: {
    key: "k",
    reader: { id: "r", version: 1 },
    start: 0,
    end: 1,
    exact: "x",
    prefix: "",
    suffix: "",
    exactAtCreation: "x",
    speaker: null,
  },
  tags: Object.fromEntries(tags.map((name) => [name, true])),
  note: "",
});

// plans (costs, dates (soon)), voices
const tags = [
  tag("voices", null, 2),
  tag("plans", null, 1),
  tag("dates", "plans", 2),
  tag("costs", "plans", 1),
  tag("soon", "dates", 1),
];

function read(nodes: readonly TagNode[]): string {
  return nodes
    .map(
      ({ tag, own, withSubTags, children }) =>
        `${tag.id} ${own}/${withSubTags}${children.length > 0 ? ` (${read(children)})` : ""}`,
    )
    .join(", ");
}

/** The tree after a tag has taken a place. */
function after(id: string, place: { parentId: string | null; order: number } | null): string {
  const moved = tags.map((other) => (other.id === id ? { ...other, ...place } : other));
  return read(codebookTree(moved, [])).replaceAll(" 0/0", "");
}

test("counts own annotations and those of sub-tags, each once", () => {
  const off = { ...annotation("voices"), tags: { voices: false } };
  const annotations = [
    annotation("costs", "soon"),
    annotation("soon"),
    annotation("plans", "voices"),
    annotation("gone"),
    off,
  ];
  expect(read(codebookTree(tags, annotations))).toBe("plans 1/3 (costs 1/1, dates 0/2 (soon 2/2)), voices 1/1");
});

test("a dropped tag stands where it was dropped", () => {
  const drop = (id: string, target: string, position: "before" | "after" | "on") =>
    after(id, placeAfterDrop(tags, id, { id: target, position }));
  expect(drop("voices", "plans", "before")).toBe("voices, plans (costs, dates (soon))");
  expect(drop("voices", "costs", "after")).toBe("plans (costs, voices, dates (soon))");
  expect(drop("costs", "voices", "on")).toBe("plans (dates (soon)), voices (costs)");
  expect(drop("soon", "plans", "after")).toBe("plans (costs, dates), soon, voices");
});

test("a tag is never put below itself", () => {
  expect(placeAfterDrop(tags, "plans", { id: "soon", position: "on" })).toBeNull();
  expect(placeAfterDrop(tags, "plans", { id: "plans", position: "before" })).toBeNull();
});

test("keys move a tag one step", () => {
  const step = (id: string, to: "up" | "down" | "in" | "out") => after(id, placeAfterStep(tags, id, to));
  expect(step("dates", "up")).toBe("plans (dates (soon), costs), voices");
  expect(step("plans", "down")).toBe("voices, plans (costs, dates (soon))");
  expect(step("voices", "in")).toBe("plans (costs, dates (soon), voices)");
  expect(step("soon", "out")).toBe("plans (costs, dates, soon), voices");
  expect(placeAfterStep(tags, "plans", "up")).toBeNull();
  expect(placeAfterStep(tags, "plans", "out")).toBeNull();
  expect(placeAfterStep(tags, "costs", "in")).toBeNull();
});
