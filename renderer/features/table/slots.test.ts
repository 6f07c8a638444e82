import fc from "fast-check";
import { expect, test } from "vitest";
import { assignSlots, type Slots } from "./slots.ts";

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

test("after a jump the elements are used again, in order; the line with the focus keeps its own", () => {
  const before = assignSlots(new Map(), from(0, 5));
  expect([...assignSlots(before, from(100, 5)).values()]).toEqual([0, 1, 2, 3, 4]);
  const far = assignSlots(before, [0, ...from(100, 5)]);
  expect([...far.values()]).toEqual([0, 1, 2, 3, 4, 5]);
});

test("after a small step the lines that stay keep theirs, new ones get new ones", () => {
  const before = assignSlots(new Map(), from(0, 5));
  const after = assignSlots(before, from(1, 5));
  expect([...after.values()]).toEqual([1, 2, 3, 4, 5]);
});

test("no two lines share an element, none that stays changes its own, and none has to be moved", () => {
  const view = fc.record({ first: fc.nat(60), count: fc.integer({ min: 1, max: 12 }), focus: fc.nat(80) });
  fc.assert(
    fc.property(fc.array(view, { maxLength: 20 }), (views) => {
      let slots: Slots = new Map();
      for (const { first, count, focus } of views) {
        const former = slots;
        const lines = [...new Set([...from(first, count), focus])].sort((a, b) => a - b);
        slots = assignSlots(slots, lines);
        expect(new Set(slots.values()).size).toBe(lines.length);
        for (const [line, slot] of slots) if (former.has(line)) expect(slot).toBe(former.get(line));
        const order = [...former.values()];
        const usedAgain = [...slots.values()].map((slot) => order.indexOf(slot)).filter((at) => at >= 0);
        expect(usedAgain).toEqual([...usedAgain].sort((a, b) => a - b));
      }
    }),
    { seed: 4 },
  );
});
