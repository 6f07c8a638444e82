import fc from "fast-check";
import { expect, test } from "vitest";
import { assignSlots, type Slots } from "./slots.ts";

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

test("after a jump the elements are used again, in order; the line with the focus keeps its own", () => {
  const before = assignSlots(new Map(), from(0, 5));
  expect([...assignSlots(before, from(100, 5)).values()]).toEqual([0, 1, 2, 3, 4]);
  const far = assignSlots(before, [2, ...from(100, 5)]);
  expect(far.get(2)).toBe(before.get(2));
  expect([...far.values()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});

test("after a small step the lines that stay keep theirs, new ones get new ones", () => {
  const before = assignSlots(new Map(), from(0, 5));
  const after = assignSlots(before, from(1, 5));
  expect(from(1, 4).map((line) => after.get(line))).toEqual(from(1, 4).map((line) => before.get(line)));
  expect(after.get(5)).toBe(5);
});

test("no two lines share an element, whatever one does", () => {
  const view = fc.record({ first: fc.nat(60), count: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(fc.array(view, { maxLength: 20 }), (views) => {
      let slots: Slots = new Map();
      for (const { first, count } of views) {
        const former = slots;
        slots = assignSlots(slots, from(first, count));
        expect(new Set(slots.values()).size).toBe(count);
        for (const [line, slot] of slots) if (former.has(line)) expect(slot).toBe(former.get(line));
      }
    }),
    { seed: 4 },
  );
});
