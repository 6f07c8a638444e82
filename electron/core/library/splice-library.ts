import { compareDebates, type DebateOrder } from "../../../shared/debates/draft-part.ts";
import { NAME_COLUMNS, type NameTable } from "../../../shared/debates/named-in.ts";
import { SIGHTING_COLUMNS } from "../../../shared/debates/sightings.ts";
import { USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { spliceTables } from "../../../shared/lib/coded-table.ts";
import {
  addRun,
  type GroupRun,
  ofEach,
  oneEach,
  type Spliced,
  spliceItems,
  spliceNumbers,
  spliceStarts,
  staysInPlace,
} from "../../../shared/lib/splice.ts";
import { type Catalogue, spliceCatalogues } from "../index/catalogue.ts";
import type { Pacer } from "../index/pacer.ts";
import type { FreshDebates } from "./fresh-debates.ts";
import type { Layout } from "./layout.ts";
import type { DebateFacts, Groundwork, Rebuilt } from "./rebuilt.ts";
import type { SplicedSources } from "./source-set.ts";

/** Stands for a turn or an occurrence that is no more. */
const GONE = 0xffff_ffff;

/** Debates that were rebuilt in one place, with what they print about people. */
export interface FreshPart {
  debates: FreshDebates;
  /** Debate -> where it is stored. */
  bodies: Uint32Array;
  uses: UseTable;
  names: NameTable;
}

/** What a library is put together of: what stays of the former one, and what was rebuilt. */
export interface Splice {
  former: Rebuilt;
  /** Former debate -> its part now; -1 for those that do not stay. */
  kept: Int32Array;
  fresh: readonly FreshPart[];
  sources: SplicedSources;
}

/** The library as it is now; `runs` tell which debates came from where. */
export interface SplicedLibrary {
  runs: GroupRun[];
  /** The first rows of former and fresh debates. */
  rows: Spliced<Uint32Array>;
  layout: Layout;
  catalogue: Catalogue;
  debates: DebateFacts;
  uses: UseTable;
  names: NameTable;
  sightings: Groundwork["sightings"];
}

/** Puts a library together, in slices: the same as if all of it had been rebuilt. Throws the abort reason. */
export async function spliceLibrary(splice: Splice, pacer: Pacer): Promise<SplicedLibrary> {
  const { former, fresh } = splice;
  const { groundwork } = former;
  const runs = debateRuns(splice);
  const rows: Spliced<Uint32Array> = [groundwork.debates.rows, ...fresh.map(({ debates }) => debates.rows)];
  const catalogues = [former.catalogue, ...fresh.map(({ debates }) => debates.catalogue)] as const;
  const paced = async <T>(made: T): Promise<T> => {
    if (pacer.isDue()) await pacer.breathe();
    return made;
  };
  return {
    runs,
    rows,
    layout: await paced(spliceLayouts(runs, rows, splice)),
    catalogue: await spliceCatalogues(runs, rows, catalogues, pacer),
    debates: await paced(spliceFacts(runs, rows, splice)),
    uses: await paced(spliceTables(USE_COLUMNS, runs, [groundwork.uses, ...fresh.map(({ uses }) => uses)])),
    names: await paced(spliceTables(NAME_COLUMNS, runs, [groundwork.names, ...fresh.map(({ names }) => names)])),
    sightings: spliceTables(SIGHTING_COLUMNS, runs, [
      groundwork.sightings,
      ...fresh.map(({ debates }) => debates.sightings),
    ]),
  };
}

/** All debates in their order: those that stay are in order already. */
function debateRuns({ former, kept, fresh }: Splice): GroupRun[] {
  const { layout, groundwork } = former;
  const { dates, titles } = groundwork.debates;
  const orderOf = (at: number): DebateOrder => {
    return { date: dates[at] as string | null, title: titles[at] as string | null, id: layout.debateIds[at] as string };
  };
  const added = fresh.flatMap(({ debates: { ids, dates, titles } }, place) =>
    ids.map((id, group) => {
      const order = { date: dates[group] as string | null, title: titles[group] as string | null, id };
      return { from: place + 1, group, order };
    }),
  );
  added.sort((a, b) => compareDebates(a.order, b.order));
  const staying = Array.from(kept.keys()).filter((at) => (kept[at] as number) >= 0);
  const runs: GroupRun[] = [];
  let next = 0;
  for (const { from, group, order } of added) {
    let [low, high] = [next, staying.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareDebates(orderOf(staying[middle] as number), order) < 0) low = middle + 1;
      else high = middle;
    }
    for (; next < low; next++) addRun(runs, 0, staying[next] as number);
    addRun(runs, from, group);
  }
  for (; next < staying.length; next++) addRun(runs, 0, staying[next] as number);
  return runs;
}

function spliceFacts(
  runs: readonly GroupRun[],
  rows: Spliced<Uint32Array>,
  { former, kept, fresh }: Splice,
): DebateFacts {
  const { debates } = former.groundwork;
  const ones = ofEach(rows, (one) => oneEach(one.length - 1));
  const facts: Spliced<DebateFacts> = [
    { ...debates, parts: Uint32Array.from(kept) },
    ...fresh.map((one) => one.debates),
  ];
  return {
    parts: spliceNumbers(
      runs,
      ones,
      ofEach(facts, ({ parts }) => parts),
    ),
    rows: spliceStarts(runs, rows),
    divisions: spliceStarts(
      runs,
      ofEach(facts, ({ divisions }) => divisions),
    ),
    questions: spliceNumbers(
      runs,
      ones,
      ofEach(facts, ({ questions }) => questions),
    ),
    dates: spliceItems(
      runs,
      ofEach(facts, ({ dates }) => dates),
    ),
    titles: spliceItems(
      runs,
      ofEach(facts, ({ titles }) => titles),
    ),
  };
}

function spliceLayouts(runs: readonly GroupRun[], rows: Spliced<Uint32Array>, splice: Splice): Layout {
  const { former, fresh, sources } = splice;
  const { layout } = former;
  const { set } = sources;
  const all = fresh.map(({ debates }) => debates);
  const starts: Spliced<Uint32Array> = [layout.debateStarts, ...all.map(({ turns }) => turns)];
  const ones = ofEach(rows, (one) => oneEach(one.length - 1));
  const divisions: Spliced<Uint32Array> = [former.groundwork.debates.divisions, ...all.map((one) => one.divisions)];
  const [turnOf, ...freshTurnOf] = turnNumbers(runs, starts);
  const occurrenceOf = occurrenceNumbers(former, sources);
  const turns = turnsOfOccurrences(splice, turnOf, occurrenceOf);
  for (const [place, { places }] of all.entries()) {
    const own = freshTurnOf[place] as Uint32Array;
    for (let at = 0; at < places.length; at += 2) turns[places[at] as number] = own[places[at + 1] as number] as number;
  }
  const freshRows = all.map(({ rowTurns }, place) => numbered(rowTurns, freshTurnOf[place] as Uint32Array));
  return {
    debateIds: spliceItems(runs, [layout.debateIds, ...all.map(({ ids }) => ids)]),
    debateStarts: spliceStarts(runs, starts),
    debateBodies: spliceNumbers(runs, ones, [layout.debateBodies, ...fresh.map(({ bodies }) => bodies)]),
    rowTurns: spliceNumbers(runs, rows, [numbered(layout.rowTurns, turnOf), ...freshRows]),
    divisionTurns: spliceNumbers(runs, divisions, [
      numbered(layout.divisionTurns, turnOf),
      ...all.map((one, place) => numbered(one.divisionTurns, freshTurnOf[place] as Uint32Array)),
    ]),
    turnWords: spliceNumbers(runs, starts, [layout.turnWords, ...all.map(({ words }) => words)]),
    turnKeys: spliceNumbers(runs, starts, [layout.turnKeys, ...all.map(({ keys }) => keys)], 2),
    turnLeads: spliceNumbers(runs, starts, [
      numbered(layout.turnLeads, occurrenceOf),
      ...all.map(({ leads }) => leads),
    ]),
    sourceIds: set.ids,
    sourceExtracts: set.extracts,
    sourceBodies: sources.bodies,
    sourceRevisions: set.revisions,
    extractStarts: set.skeleton.starts,
    turns,
    hashes: set.skeleton.hashes,
  };
}

/** What numbers have become; null where each of those that stay is what it was. */
type Renumbering = Uint32Array | null;

function numbered(numbers: Uint32Array, now: Renumbering): Uint32Array {
  if (!now) return numbers;
  const renumbered = new Uint32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) renumbered[at] = now[numbers[at] as number] as number;
  return renumbered;
}

/** Former and fresh turn -> turn now. */
function turnNumbers(runs: readonly GroupRun[], starts: Spliced<Uint32Array>): [Renumbering, ...Uint32Array[]] {
  const isInPlace = staysInPlace(runs, starts);
  const now = starts.map((own, from) =>
    from === 0 && isInPlace ? null : new Uint32Array(own.at(-1) as number).fill(GONE),
  ) as [Renumbering, ...Uint32Array[]];
  let turn = 0;
  for (const { from, first, end } of runs) {
    const numbers = now[from];
    const [begin, stop] = [starts[from]?.[first] as number, starts[from]?.[end] as number];
    if (numbers) for (let at = begin; at < stop; at++) numbers[at] = turn + at - begin;
    turn += stop - begin;
  }
  return now;
}

/** Former occurrence -> occurrence now, of sources that did not change. */
function occurrenceNumbers({ groundwork }: Rebuilt, { set, formerOf }: SplicedSources): Renumbering {
  const was = groundwork.set;
  if (was.ids === set.ids && was.extracts === set.extracts && was.skeleton.starts === set.skeleton.starts) return null;
  const now = new Uint32Array(was.skeleton.words.length).fill(GONE);
  const firstOf = ({ extracts, skeleton }: typeof was, source: number): number =>
    skeleton.starts[extracts[source] as number] as number;
  for (const [source, former] of formerOf.entries()) {
    if (former < 0) continue;
    const [begin, end] = [firstOf(was, former), firstOf(was, former + 1)];
    const shift = firstOf(set, source) - begin;
    for (let at = begin; at < end; at++) now[at] = at + shift;
  }
  return now;
}

/** Occurrence -> turn, of those that stay; what was rebuilt is to be filled in. */
function turnsOfOccurrences(
  { former: { layout }, sources }: Splice,
  turnOf: Renumbering,
  occurrenceOf: Renumbering,
): Uint32Array {
  if (!turnOf && !occurrenceOf) return layout.turns.slice();
  const turns = new Uint32Array(sources.set.skeleton.words.length);
  for (let at = 0; at < layout.turns.length; at++) {
    const former = layout.turns[at] as number;
    const occurrence = occurrenceOf ? (occurrenceOf[at] as number) : at;
    const turn = turnOf ? (turnOf[former] as number) : former;
    if (occurrence !== GONE && turn !== GONE) turns[occurrence] = turn;
  }
  return turns;
}
