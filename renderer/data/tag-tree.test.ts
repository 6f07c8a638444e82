import fc from "fast-check";
import { expect, test } from "vitest";
import type { Tag } from "../../shared/model/annotation.ts";
import { parentsOf, tagPaths, treeOrder } from "./tag-tree.ts";

function tag(id: string, fields: Partial<Tag> = {}, movedAt = "1"): Tag {
  return {
    id,
    library: "L",
    author: "",
    createdAt: "",
    updatedAt: "",
    rev: movedAt,
    fieldRevs: { createdAt: "1", parentId: movedAt },
    deleted: false,
    name: id,
    parentId: null,
    colour: 0,
    description: "",
    order: 1,
    ...fields,
  };
}

test("siblings stand by their order, each followed by what is below it", () => {
  const tags = [
    tag("b", { order: 2 }),
    tag("a", { order: 1 }),
    tag("a2", { parentId: "a", order: 1.5 }),
    tag("a1", { parentId: "a", order: 1 }),
  ];
  expect(treeOrder(tags).map(({ id }) => id)).toEqual(["a", "a1", "a2", "b"]);
  expect(tagPaths(tags).get("a2")).toEqual(["a", "a2"]);
});

test("a tag whose parent is gone stands at the top", () => {
  expect(tagPaths([tag("low", { parentId: "gone" })]).get("low")).toEqual(["low"]);
});

test("two moves in different places that make a cycle: the later one gives way", () => {
  const tags = [tag("a", { parentId: "b" }, "5"), tag("b", { parentId: "a" }, "4")];
  expect(tagPaths(tags).get("b")).toEqual(["a", "b"]);
});

test("whatever the parents, every tag is shown once and the order of arrival does not matter", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const parents = fc.array(fc.constantFrom(null, ...ids, "gone"), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      parents.chain((chosen) => {
        const tags = ids.map((id, at) => tag(id, { parentId: chosen[at] ?? null }, String(at)));
        return fc.tuple(fc.constant(tags), fc.shuffledSubarray(tags, { minLength: 5, maxLength: 5 }));
      }),
      ([tags, shuffled]) => {
        expect(
          treeOrder(tags)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids);
        expect(treeOrder(shuffled)).toEqual(treeOrder(tags));
        expect([...parentsOf(shuffled)].sort()).toEqual([...parentsOf(tags)].sort());
      },
    ),
    { seed: 6, numRuns: 300 },
  );
});
