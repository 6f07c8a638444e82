import fc from "fast-check";
import { expect, it } from "vitest";
import { addRun, type GroupRun, spliceItems, spliceNumbers, spliceStarts } from "./splice.ts";

/** Groups of rows, few values, so that what is new is often what was there. */
const groups = fc.array(fc.array(fc.nat(1), { maxLength: 3 }), { minLength: 1, maxLength: 6 });
const listOf = (all: readonly number[][]) => {
  const starts = Uint32Array.from([0, ...all.map((_, at) => all.slice(0, at + 1).flat().length)]);
  return { starts, numbers: Uint32Array.from(all.flat()), items: all.map((one) => one.join()) };
};

it("puts lists together as if group after group had been written down, and gives the former where that is the same", () => {
  const picked = fc.array(fc.record({ from: fc.nat(1), group: fc.nat(5) }), { maxLength: 8 });
  fc.assert(
    fc.property(groups, groups, picked, fc.boolean(), (former, fresh, any, inPlace) => {
      const both = [former, fresh];
      const all = inPlace
        ? former.map((_, group) => ({ from: group < fresh.length && group % 2 ? 1 : 0, group }))
        : any.filter(({ from, group }) => group < (both[from] as number[][]).length);
      const runs: GroupRun[] = [];
      for (const { from, group } of all) addRun(runs, from, group);
      const expected = listOf(all.map(({ from, group }) => both[from]?.[group] as number[]));
      const [was, is] = [listOf(former), listOf(fresh)];
      const starts = spliceStarts(runs, [was.starts, is.starts]);
      const numbers = spliceNumbers(runs, [was.starts, is.starts], [was.numbers, is.numbers]);
      const items = spliceItems(runs, [was.items, is.items]);
      expect({ starts, numbers, items }).toEqual(expected);
      if (inPlace && items.join(";") === was.items.join(";")) {
        expect([starts === was.starts, numbers === was.numbers, items === was.items]).toEqual([true, true, true]);
      }
    }),
    { numRuns: 500 },
  );
});
