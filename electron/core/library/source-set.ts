import { FACTS, joinSkeletons, type Skeleton } from "../../../shared/debates/skeleton.ts";
import { firstNotBefore } from "../../../shared/lib/first-not-before.ts";
import { fnv64Halves } from "../../../shared/lib/fnv.ts";
import {
  addRun,
  type GroupRun,
  oneEach,
  spliceItems,
  spliceNumbers,
  spliceStarts,
} from "../../../shared/lib/splice.ts";
import { keyOfHash } from "../index/key-table.ts";
import type { Pacer } from "../index/pacer.ts";
import type { LoadedSource } from "./loaded-source.ts";

/** The readable sources of a library, by id, with all their extracts and occurrences in numbers. */
export interface SourceSet {
  ids: string[];
  /** 64 bits that tell what was read and how, and whether something newer took its place. */
  marks: Uint32Array;
  /** The first 64 bits of each revision. */
  revisions: Uint32Array;
  /** Source -> its first extract; one more at the end. */
  extracts: Uint32Array;
  /** Of all sources as if they were one. */
  skeleton: Skeleton;
}

/** A source as it is now. */
export type Standing = Pick<LoadedSource, "id" | "revision" | "reading">;

/** A set of sources, and where each stood in the former one when nothing about it changed; else -1. */
export interface SplicedSources {
  set: SourceSet;
  formerOf: Int32Array;
  /** Source -> where its words are stored. */
  bodies: Uint32Array;
}

/** No sources. */
export function noSources(): SourceSet {
  const none = new Uint32Array(0);
  return { ids: [], marks: none, revisions: none, extracts: new Uint32Array(1), skeleton: joinSkeletons([]) };
}

/** The number of a source among ids in their order; -1 when it is not there. */
export function sourceNumber(ids: readonly string[], id: string): number {
  const number = firstNotBefore(ids, id);
  return ids[number] === id ? number : -1;
}

/** The number of an occurrence in a set of sources; -1 when there is none. */
export function occurrenceNumber(
  { extracts, starts }: { extracts: Uint32Array; starts: Uint32Array },
  source: number,
  extract: number,
  index: number,
): number {
  const number = (extracts[source] as number) + extract;
  if (extract < 0 || index < 0 || number >= (extracts[source + 1] as number)) return -1;
  const at = (starts[number] as number) + index;
  return at < (starts[number + 1] as number) ? at : -1;
}

/**
 * The sources as they are now, in slices: numbers of those that are as they were are copied, of others asked for.
 * `superseded` names what took the place of some. Throws the abort reason.
 */
export async function spliceSources(
  former: SourceSet,
  sources: readonly Standing[],
  superseded: ReadonlyMap<string, string>,
  skeletonOf: (id: string) => Skeleton,
  pacer: Pacer,
): Promise<SplicedSources> {
  const sorted = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  const marks = new Uint32Array(sorted.length * 2);
  for (const [at, source] of sorted.entries()) {
    const [high, low] = markOf(source, superseded.get(source.id));
    marks[at * 2] = high;
    marks[at * 2 + 1] = low;
  }
  let next = 0;
  const formerOf = Int32Array.from(sorted, ({ id }, at) => {
    while (next < former.ids.length && (former.ids[next] as string) < id) next++;
    const number = former.ids[next] === id ? next : -1;
    const isSame =
      number >= 0 && former.marks[number * 2] === marks[at * 2] && former.marks[number * 2 + 1] === marks[at * 2 + 1];
    return isSame ? number : -1;
  });
  const news = sorted.filter((_, at) => formerOf[at] === -1);
  const skeletons: Skeleton[] = [];
  for (const { id } of news) {
    skeletons.push(skeletonOf(id));
    if (pacer.isDue()) await pacer.breathe();
  }
  const fresh = freshSources(news, skeletons);
  let added = 0;
  const runs: GroupRun[] = [];
  for (const number of formerOf) {
    if (number >= 0) addRun(runs, 0, number);
    else addRun(runs, 1, added++);
  }
  const [ones, others] = [oneEach(former.ids.length), oneEach(fresh.ids.length)];
  return {
    formerOf,
    bodies: Uint32Array.from(sorted, ({ reading }) => reading?.body ?? 0),
    set: {
      ids: spliceItems(runs, [former.ids, fresh.ids]),
      marks,
      revisions: spliceNumbers(runs, [ones, others], [former.revisions, fresh.revisions], 2),
      extracts: spliceStarts(runs, [former.extracts, fresh.extracts]),
      skeleton: spliceSkeletons(runs, former, fresh),
    },
  };
}

function markOf({ reading }: Standing, supersededBy: string | undefined): [high: number, low: number] {
  const mark = reading?.mark ?? 0;
  return supersededBy === undefined ? [Math.floor(mark / 2 ** 32), mark >>> 0] : fnv64Halves(`${mark} ${supersededBy}`);
}

function freshSources(
  sources: readonly Standing[],
  skeletons: readonly Skeleton[],
): Pick<SourceSet, "ids" | "revisions" | "extracts" | "skeleton"> {
  const extracts = new Uint32Array(sources.length + 1);
  for (const [at, { starts }] of skeletons.entries()) extracts[at + 1] = (extracts[at] as number) + starts.length - 1;
  return {
    ids: sources.map(({ id }) => id),
    revisions: Uint32Array.from(sources.flatMap(({ revision }) => keyOfHash(revision))),
    extracts,
    skeleton: joinSkeletons(skeletons),
  };
}

/** Runs of sources as runs of their extracts. */
function spliceSkeletons(
  runs: readonly GroupRun[],
  former: Pick<SourceSet, "extracts" | "skeleton">,
  fresh: Pick<SourceSet, "extracts" | "skeleton">,
): Skeleton {
  const [was, is] = [former.skeleton, fresh.skeleton];
  const extracts = [former.extracts, fresh.extracts] as const;
  const ofExtracts = runs.map(({ from, first, end }) => {
    const own = extracts[from] as Uint32Array;
    return { from, first: own[first] as number, end: own[end] as number };
  });
  const keyStarts = [was.keyStarts, is.keyStarts] as const;
  const starts = [was.starts, is.starts] as const;
  const ones = [oneEach(was.starts.length - 1), oneEach(is.starts.length - 1)] as const;
  return {
    facts: spliceNumbers(ofExtracts, ones, [was.facts, is.facts], FACTS.width),
    keyStarts: spliceStarts(ofExtracts, keyStarts),
    keys: spliceNumbers(ofExtracts, keyStarts, [was.keys, is.keys], 2),
    starts: spliceStarts(ofExtracts, starts),
    words: spliceNumbers(ofExtracts, starts, [was.words, is.words]),
    hashes: spliceNumbers(ofExtracts, starts, [was.hashes, is.hashes], 2),
  };
}
