import { expect, test } from "vitest";
import type { Anchor, Annotation } from "../../../shared/model/annotation.ts";
import { annotationsForRows } from "./tag-rows.ts";

const anchor = (key: string, end = 20): Anchor => ({
  key,
  reader: { id: "plain", version: 1 },
  start: 0,
  end,
  exact: "The words of a turn.",
  prefix: "",
  suffix: "",
  exactAtCreation: "The words of a turn.",
  speaker: "Ada Example",
});
const annotation = (id: string, at: Anchor, tags: Record<string, boolean>): Annotation => ({
  id,
  library: "l",
  author: "AE",
  createdAt: "",
  updatedAt: "",
  rev: "",
  fieldRevs: {},
  deleted: false,
  anchor: at,
  tags,
  note: "kept",
});

test("a whole contribution is tagged once: new where nothing is, on what is there, not again where it is", () => {
  const there = [
    annotation("part", anchor("a", 5), { care: true }),
    annotation("whole", anchor("b"), { care: true, old: false }),
    annotation("done", anchor("c"), { housing: true }),
  ];
  let next = 0;
  const made = annotationsForRows(
    ["a", "b", "c"].map((key) => anchor(key)).concat(),
    there,
    "housing",
    () => `n${next++}`,
  );
  expect(made).toEqual([
    { id: "n0", anchor: anchor("a"), tagIds: ["housing"], note: "" },
    { id: "whole", anchor: anchor("b"), tagIds: ["care", "housing"], note: "kept", author: "AE" },
  ]);
  expect(annotationsForRows([null], there, "housing", () => "x")).toEqual([]);
});
