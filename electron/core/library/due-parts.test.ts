import { expect, it } from "vitest";
import { dueParts, type ReadingAhead } from "./due-parts.ts";

const MEGABYTE = 1_000_000;

/** After how many sources parts become due. */
function due(ahead: Partial<ReadingAhead> & { sizes: number[] }): number[] {
  const isDue = dueParts({ there: 0, shown: 0, ...ahead });
  const all = Array.from({ length: ahead.sizes.length }, (_, at) => (ahead.there ?? 0) + at + 1);
  return all.filter((sources) => isDue(sources));
}

it("shows a tenth, a tenth of that and so on of much, and nothing ahead of little", () => {
  expect(due({ sizes: Array(1000).fill(MEGABYTE) })).toEqual([10, 100]);
  expect(due({ sizes: Array(45).fill(MEGABYTE) })).toEqual([]);
  expect(due({ sizes: [] })).toEqual([]);
});

it("counts many small files as much", () => {
  expect(due({ sizes: Array(6000).fill(1) })).toEqual([600]);
});

it("never shows less than twice of what is shown already", () => {
  expect(due({ sizes: Array(1000).fill(MEGABYTE), shown: 30 })).toEqual([100]);
  expect(due({ sizes: Array(1000).fill(MEGABYTE), there: 1000, shown: 1000 })).toEqual([]);
});

it("is due once when several parts come at once", () => {
  const isDue = dueParts({ sizes: Array(1000).fill(MEGABYTE), there: 0, shown: 0 });
  expect([isDue(50), isDue(51), isDue(200), isDue(640)]).toEqual([true, false, true, false]);
});
