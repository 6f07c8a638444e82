import fc from "fast-check";
import { expect, test } from "vitest";
import { assignSlots, type Slots } from "./slots.ts";

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

test("after a jump the elements are used again; the line with the focus keeps its own", () => {
  const before = assignSlots(new Map(), from(0, 5));
  expect([...assignSlots(before, from(100, 5)).values()]).toEqual([0, 1, 2, 3, 4]);
  const far = assignSlots(before, [0, ...from(100, 5)]);
  expect([...far.values()]).toEqual([0, 1, 2, 3, 4, 5]);
});

test("after a small step the lines that stay keep theirs, new ones take those of the lines that went", () => {
  const before = assignSlots(new Map(), from(0, 5));
  const after = assignSlots(before, from(2, 5));
  expect([...after]).toEqual([
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 0],
    [6, 1],
  ]);
});

test("no two lines share an element, none that stays changes its own, and none is made while another is free", () => {
  const view = fc.record({ first: fc.nat(60), count: fc.integer({ min: 1, max: 12 }), focus: fc.nat(80) });
  fc.assert(
    fc.property(fc.array(view, { maxLength: 20 }), (views) => {
      let slots: Slots = new Map();
      for (const { first, count, focus } of views) {
        const former = slots;
        const lines = [...new Set([...from(first, count), focus])].sort((a, b) => a - b);
        slots = assignSlots(slots, lines);
        expect([...slots.keys()]).toEqual(lines);
        expect(new Set(slots.values()).size).toBe(lines.length);
        for (const [line, slot] of slots) if (former.has(line)) expect(slot).toBe(former.get(line));
        const made = [...slots.values()].filter((slot) => ![...former.values()].includes(slot));
        expect(made.length).toBe(Math.max(0, lines.length - former.size));
      }
    }),
    { seed: 4 },
  );
});
