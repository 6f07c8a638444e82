import { compareDebates, type DebateOrder } from "../../../shared/debates/draft-part.ts";
import { NAME_COLUMNS, type NameTable } from "../../../shared/debates/named-in.ts";
import { SIGHTING_COLUMNS } from "../../../shared/debates/sightings.ts";
import { USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { spliceTables } from "../../../shared/lib/coded-table.ts";
import {
  type GroupRun,
  ofEach,
  oneEach,
  runsOf,
  type Spliced,
  spliceItems,
  spliceNumbers,
  spliceStarts,
} from "../../../shared/lib/splice.ts";
import { type Catalogue, spliceCatalogues } from "../index/catalogue.ts";
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
  /** Source -> where its words are stored. */
  sourceBodies: Uint32Array;
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

/** Puts a library together: the same as if all of it had been rebuilt. */
export function spliceLibrary(splice: Splice): SplicedLibrary {
  const { former, fresh } = splice;
  const { groundwork } = former;
  const runs = debateRuns(splice);
  const rows: Spliced<Uint32Array> = [groundwork.debates.rows, ...fresh.map(({ debates }) => debates.rows)];
  return {
    runs,
    rows,
    layout: spliceLayouts(runs, rows, splice),
    catalogue: spliceCatalogues(runs, rows, [former.catalogue, ...fresh.map(({ debates }) => debates.catalogue)]),
    debates: spliceFacts(runs, rows, splice),
    uses: spliceTables(USE_COLUMNS, runs, [groundwork.uses, ...fresh.map(({ uses }) => uses)]),
    names: spliceTables(NAME_COLUMNS, runs, [groundwork.names, ...fresh.map(({ names }) => names)]),
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
  const groups: { from: number; group: number }[] = [];
  let next = 0;
  for (const { from, group, order } of added) {
    let [low, high] = [next, staying.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareDebates(orderOf(staying[middle] as number), order) < 0) low = middle + 1;
      else high = middle;
    }
    for (; next < low; next++) groups.push({ from: 0, group: staying[next] as number });
    groups.push({ from, group });
  }
  for (; next < staying.length; next++) groups.push({ from: 0, group: staying[next] as number });
  return runsOf(groups);
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
  const { former, fresh, sources, sourceBodies } = splice;
  const { layout } = former;
  const { set } = sources;
  const all = fresh.map(({ debates }) => debates);
  const starts: Spliced<Uint32Array> = [layout.debateStarts, ...all.map(({ turns }) => turns)];
  const ones = ofEach(rows, (one) => oneEach(one.length - 1));
  const divisions: Spliced<Uint32Array> = [former.groundwork.debates.divisions, ...all.map((one) => one.divisions)];
  const [turnOf, ...freshTurnOf] = turnNumbers(runs, starts);
  const occurrenceOf = occurrenceNumbers(former, sources);
  const turns = new Uint32Array(set.skeleton.words.length);
  for (let at = 0; at < occurrenceOf.length; at++) {
    const [occurrence, turn] = [occurrenceOf[at] as number, turnOf[layout.turns[at] as number] as number];
    if (occurrence !== GONE && turn !== GONE) turns[occurrence] = turn;
  }
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
    sourceBodies,
    sourceRevisions: set.revisions,
    extractStarts: set.skeleton.starts,
    turns,
    hashes: set.skeleton.hashes,
  };
}

function numbered(numbers: Uint32Array, now: Uint32Array): Uint32Array {
  return numbers.map((number) => now[number] as number);
}

/** Former and fresh turn -> turn now. */
function turnNumbers(runs: readonly GroupRun[], starts: Spliced<Uint32Array>): Spliced<Uint32Array> {
  const now = ofEach(starts, (own) => new Uint32Array(own.at(-1) as number).fill(GONE));
  let turn = 0;
  for (const { from, first, end } of runs) {
    const [own, numbers] = [starts[from] as Uint32Array, now[from] as Uint32Array];
    for (let at = own[first] as number; at < (own[end] as number); at++) numbers[at] = turn++;
  }
  return now;
}

/** Former occurrence -> occurrence now, of sources that did not change. */
function occurrenceNumbers({ groundwork }: Rebuilt, { set, formerOf }: SplicedSources): Uint32Array {
  const was = groundwork.set;
  const now = new Uint32Array(was.skeleton.words.length).fill(GONE);
  const firstOf = ({ extracts, skeleton }: typeof was, source: number): number =>
    skeleton.starts[extracts[source] as number] as number;
  for (const [source, former] of formerOf.entries()) {
    if (former < 0) continue;
    const shift = firstOf(set, source) - firstOf(was, former);
    for (let at = firstOf(was, former); at < firstOf(was, former + 1); at++) now[at] = at + shift;
  }
  return now;
}
