import { expect, test } from "vitest";
import type { Tag } from "../../../shared/model/annotation.ts";
import { tagOptions } from "./tag-options.ts";

const tags = ["promise", "cost", "cost to councils", "delay"].map((name) => ({ id: name, name }) as Tag);
const pathOf = (id: string) => (id === "delay" ? ["promise", "delay"] : [id]);
const labels = (typed: string) =>
  tagOptions(tags, pathOf, typed).map((option) => (option.type === "tag" ? option.path : `create ${option.name}`));

test("nothing typed offers all tags and no new one", () => {
  expect(labels("")).toEqual(["promise", "cost", "cost to councils", "promise / delay"]);
});

test("tags that begin with the words come first, a parent's name finds its children", () => {
  expect(labels("co")).toEqual(["cost", "cost to councils", "create co"]);
  expect(labels("promise")).toEqual(["promise", "promise / delay"]);
});

test("a name nobody has can be created, whatever its case it is not offered twice", () => {
  expect(labels("  Funding  gap ")).toEqual(["create Funding gap"]);
  expect(labels("COST")).toEqual(["cost", "cost to councils"]);
});
