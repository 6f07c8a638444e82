import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembled, isSameLeaf, leavesOf } from "./leaves.ts";
import { narrowed, widened } from "./narrow-numbers.ts";

const RUNS = { seed: 20250116 };

const leaf = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.array(fc.string()),
  fc.uint32Array(),
  fc.uint8Array(),
  fc.constant(new Map([[1, ["a"]]])),
  fc.constant({}),
);
const name = fc.constantFrom("a", "b", "codes", "columns");
const tree = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf, { minKeys: 1, noNullPrototype: true })), {
  minKeys: 1,
  noNullPrototype: true,
});

describe("leaves", () => {
  it("give the object back, kept one by one in few bytes", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const kept = [...leavesOf(value)].map(([path, one]) => [path, serialize(narrowed(one))] as const);
        expect(assembled(kept.map(([path, bytes]) => [path, widened(deserialize(bytes))] as const))).toEqual(value);
      }),
      RUNS,
    );
  });

  it("are the same only when all in them is", () => {
    const numbers = Uint32Array.of(1, 2, 70_000);
    expect(isSameLeaf(numbers, numbers.slice())).toBe(true);
    expect(isSameLeaf(numbers, Uint32Array.of(1, 2, 70_001))).toBe(false);
    expect(isSameLeaf(Uint32Array.of(1), Int32Array.of(1))).toBe(false);
    expect(isSameLeaf(["a", null], ["a", null])).toBe(true);
    expect(isSameLeaf(["a"], ["a", "b"])).toBe(false);
  });

  it("take one byte for numbers up to 255, two for those up to 65,535", () => {
    const size = (most: number) => serialize(narrowed(new Uint32Array(1000).fill(most))).length;
    expect([size(255), size(65_535), size(65_536)].map((bytes) => Math.floor(bytes / 1000))).toEqual([1, 2, 4]);
  });
});
