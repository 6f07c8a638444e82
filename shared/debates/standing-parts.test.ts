import fc from "fast-check";
import { expect, it } from "vitest";
import { OPEN, partition } from "./partition.ts";
import { joinSkeletons, type Skeleton, skeletonOf } from "./skeleton.ts";
import { standingParts } from "./standing-parts.ts";
import { type ExtractSketch, makeSource } from "./testing/make-source.ts";

/** Few days, titles and texts, so that extracts often meet; some have neither title nor day. */
const extract: fc.Arbitrary<ExtractSketch> = fc.record({
  title: fc.constantFrom("Harbour Dues", "Lanterns", "Bridges", "Ferries", null),
  date: fc.constantFrom("2025-01-06", "2025-01-07", "2025-01-08", null),
  id: fc.constantFrom(null, null, null, "8759785"),
  kind: fc.constantFrom("debate", "debate", "written-question" as const),
  turns: fc.array(
    fc.nat(30).map((text) => `Ann Lee: @t${text}`),
    { maxLength: 2 },
  ),
});
const file = fc.array(extract, { minLength: 1, maxLength: 3 });
const files = fc.array(file, { minLength: 2, maxLength: 9 });
/** For each former file: it stays, is gone, or says something else; then what came besides. */
const change = fc.record({
  fates: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant("stays" as const) }, fc.constant(null), file), {
    minLength: 9,
    maxLength: 9,
  }),
  added: fc.array(file, { maxLength: 2 }),
  bonds: fc.array(fc.array(fc.nat(8), { minLength: 2, maxLength: 2 }), { maxLength: 1 }),
});

it("is parted the same as anew when what stands is known", () => {
  const property = fc.property(files, change, (before, { fates, added, bonds }) => {
    const skeletons = before.map((sketches, at) => skeletonOf(makeSource(`${at}.txt`, sketches)));
    const former = joinSkeletons(skeletons);
    const formerBonds = bonds.map((one) => one.filter((extract) => extract < sizeOf(former)));
    const formerParts = partition(former, { together: formerBonds, decided: [] });
    const isBroken = new Uint8Array(formerParts.length);
    for (const [extract] of formerBonds) if (extract !== undefined) isBroken[formerParts[extract] as number] = 1;

    const now: Skeleton[] = [];
    const partOf: number[] = [];
    let first = 0;
    for (const [at, skeleton] of skeletons.entries()) {
      const fate = fates[at];
      const own = [...formerParts.subarray(first, first + sizeOf(skeleton))];
      first += own.length;
      if (fate !== "stays") for (const part of own) isBroken[part] = 1;
      if (!fate) continue;
      now.push(fate === "stays" ? skeleton : skeletonOf(makeSource(`${at}.txt`, fate)));
      partOf.push(...(fate === "stays" ? own : fate.map(() => OPEN)));
    }
    now.push(...added.map((sketches, at) => skeletonOf(makeSource(`new${at}.txt`, sketches))));
    const skeleton = joinSkeletons(now);
    const known = new Uint32Array(sizeOf(skeleton)).fill(OPEN);
    known.set(partOf);
    const none = { together: [], decided: [] };
    expect(partition(skeleton, none, standingParts(skeleton, known, isBroken))).toEqual(partition(skeleton, none));
  });
  fc.assert(property, { seed: 20250116, numRuns: 1000 });
});

function sizeOf({ starts }: Skeleton): number {
  return starts.length - 1;
}
