import { correctionBonds } from "../../../shared/debates/correction-bonds.ts";
import { OPEN, partition } from "../../../shared/debates/partition.ts";
import { resolveCorrections, type SpottedCorrection } from "../../../shared/debates/resolve-corrections.ts";
import { standingParts } from "../../../shared/debates/standing-parts.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { type NumberedSpot, spotsAmong } from "./correction-spots.ts";
import type { SourceSet, SplicedSources } from "./source-set.ts";

/** How a library was parted when it was built last. */
export interface Parting {
  /** Extract -> its part. */
  partOf: Uint32Array;
  /** The decisions that were applied within a part, as JSON; parts without any are left out. */
  decisions: Map<number, string>;
}

/** How a library is parted now, and what of it is as it was. */
export interface PartPlan extends Parting {
  /** Former part -> part now where its sources and decisions are the very same; else -1. */
  nowOf: Int32Array;
  /** Parts that are not among those, in the order of their first extracts. */
  changed: number[];
  /** Decisions within parts, with where their keys lead. */
  placed: Map<number, SpottedCorrection<NumberedSpot>[]>;
  /** Decisions about people, in the order they were made. */
  people: Correction[];
  /** Ids of corrections whose places are nowhere. */
  stale: string[];
}

/** How it was parted, of which sources, and which of the parts must be rebuilt whatever became of those. */
export type FormerParts = Parting & { set: SourceSet; worn: ReadonlySet<number> };

type SourcesNow = Pick<SplicedSources, "set" | "formerOf">;

/** Parts a library and finds out which parts must be rebuilt. */
export function planParts(
  { set, formerOf }: SourcesNow,
  former: FormerParts,
  corrections: readonly Correction[],
): PartPlan {
  const { spotted, people, stale } = resolveCorrections(spotsAmong(set), corrections);
  const numbered = spotted.map(({ correction, spots }) => ({ correction, extracts: spots.map((spot) => spot.number) }));
  const partOf = partition(set.skeleton, correctionBonds(numbered), stillKnown({ set, formerOf }, former));
  const placed = Map.groupBy(spotted, ({ spots: [first] }) => partOf[first?.number ?? 0] as number);
  const decisions = new Map(Array.from(placed, ([part, own]) => [part, JSON.stringify(own)]));
  const count = partCount(partOf);
  const origins = unchangedParts({ set, formerOf }, { partOf, decisions }, former, count);
  const nowOf = new Int32Array(partCount(former.partOf)).fill(-1);
  const changed: number[] = [];
  for (let part = 0; part < count; part++) {
    const origin = origins[part] as number;
    if (origin >= 0) nowOf[origin] = part;
    else changed.push(part);
  }
  return { partOf, decisions, nowOf, changed, placed, people, stale };
}

function partCount(partOf: Uint32Array): number {
  let count = 0;
  for (let extract = 0; extract < partOf.length; extract++) {
    if ((partOf[extract] as number) >= count) count = (partOf[extract] as number) + 1;
  }
  return count;
}

/** What is known of the parting from the former one, for {@link partition}; undefined where that is too little. */
function stillKnown({ set, formerOf }: SourcesNow, former: FormerParts): Uint32Array | undefined {
  const partOf = new Uint32Array(set.extracts.at(-1) as number).fill(OPEN);
  const isBroken = new Uint8Array(partCount(former.partOf));
  let staying = 0;
  const stays = new Uint8Array(former.set.ids.length);
  for (let source = 0; source < formerOf.length; source++) {
    const was = formerOf[source] as number;
    if (was < 0) continue;
    stays[was] = 1;
    const end = former.set.extracts[was + 1] as number;
    let at = set.extracts[source] as number;
    for (let extract = former.set.extracts[was] as number; extract < end; extract++, staying++) {
      partOf[at++] = former.partOf[extract] as number;
    }
  }
  if (staying * 2 < partOf.length) return undefined;
  for (const part of former.decisions.keys()) isBroken[part] = 1;
  for (const [source, isThere] of stays.entries()) {
    if (isThere) continue;
    const [first, end] = [former.set.extracts[source] as number, former.set.extracts[source + 1] as number];
    for (const part of former.partOf.subarray(first, end)) isBroken[part] = 1;
  }
  return standingParts(set.skeleton, partOf, isBroken);
}

/** Part -> the former one with the same extracts of the same sources and the same decisions; -1 for none. */
function unchangedParts(
  { set, formerOf }: SourcesNow,
  { partOf, decisions }: Parting,
  former: FormerParts,
  count: number,
): Int32Array {
  const [unseen, changed] = [-2, -1];
  const origins = new Int32Array(count).fill(unseen);
  /** How many extracts of its origin a part still lacks. */
  const missing = new Int32Array(count);
  const sizes = new Int32Array(former.partOf.length + 1);
  for (const part of former.partOf) (sizes[part] as number)++;
  for (let source = 0; source < set.ids.length; source++) {
    const was = formerOf[source] as number;
    const shift = was < 0 ? 0 : (former.set.extracts[was] as number) - (set.extracts[source] as number);
    for (let extract = set.extracts[source] as number; extract < (set.extracts[source + 1] as number); extract++) {
      const part = partOf[extract] as number;
      const origin = was < 0 ? changed : (former.partOf[extract + shift] as number);
      if (origins[part] === unseen) {
        origins[part] = origin;
        missing[part] = origin < 0 ? 0 : (sizes[origin] as number);
      } else if (origins[part] !== origin) origins[part] = changed;
      (missing[part] as number)--;
    }
  }
  return origins.map((origin, part) => {
    const isWhole = origin >= 0 && missing[part] === 0 && !former.worn.has(origin);
    return isWhole && decisions.get(part) === former.decisions.get(origin) ? origin : changed;
  });
}
