import { expect, test } from "vitest";
import type { Filter } from "../../../shared/api/query-schemas.ts";
import type { TagNode } from "./codebook-tree.ts";
import { chooseTag, filteredTags } from "./tag-filter.ts";

const node = (id: string, ...children: TagNode[]): TagNode =>
  ({ tag: { id }, children, own: 0, withSubTags: 0 }) as unknown as TagNode;
const plans = node("plans", node("costs"), node("dates"));
const voices = node("voices");
const party: Filter = { field: "party", include: ["Lab"], exclude: [] };

test("a tag is filtered for with its sub-tags, in the place of another", () => {
  const filters = chooseTag([party], plans, false);
  expect(filteredTags(filters)).toEqual(["plans", "costs", "dates"]);
  expect(filteredTags(chooseTag(filters, voices, false))).toEqual(["voices"]);
  expect(filters).toContain(party);
});

test("choosing again takes it off; other filters stay", () => {
  expect(chooseTag(chooseTag([party], plans, false), plans, false)).toEqual([party]);
});

test("a further tag can stand beside", () => {
  const both = chooseTag(chooseTag([], plans, false), voices, true);
  expect(filteredTags(both)).toEqual(["plans", "costs", "dates", "voices"]);
  expect(filteredTags(chooseTag(both, plans, true))).toEqual(["voices"]);
});
