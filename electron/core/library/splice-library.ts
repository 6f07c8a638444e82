import { compareDebates } from "../../../shared/debates/draft-part.ts";
import { NAME_COLUMNS, type NameTable } from "../../../shared/debates/named-in.ts";
import { SIGHTING_COLUMNS } from "../../../shared/debates/sightings.ts";
import { USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { spliceTables } from "../../../shared/lib/coded-table.ts";
import {
  type Both,
  type GroupRun,
  oneEach,
  runsOf,
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

/** What a library is put together of: what stays of the former one, and what was rebuilt. */
export interface Splice {
  former: Rebuilt;
  /** Former debate -> its part now; -1 for those that do not stay. */
  kept: Int32Array;
  fresh: FreshDebates;
  freshUses: UseTable;
  freshNames: NameTable;
  sources: SplicedSources;
  /** Source -> where its words are stored. */
  sourceBodies: Uint32Array;
}

/** The library as it is now; `runs` tell which debates came from where. */
export interface Spliced {
  runs: GroupRun[];
  /** The first rows of former and fresh debates. */
  rows: Both<Uint32Array>;
  layout: Layout;
  catalogue: Catalogue;
  debates: DebateFacts;
  uses: UseTable;
  names: NameTable;
  sightings: Groundwork["sightings"];
}

/** Puts a library together: the same as if all of it had been rebuilt. */
export function spliceLibrary(splice: Splice): Spliced {
  const { former, fresh, freshUses, freshNames } = splice;
  const { groundwork } = former;
  const runs = debateRuns(splice);
  const rows: Both<Uint32Array> = [groundwork.debates.rows, fresh.rows];
  return {
    runs,
    rows,
    layout: spliceLayouts(runs, rows, splice),
    catalogue: spliceCatalogues(runs, rows, [former.catalogue, fresh.catalogue]),
    debates: spliceFacts(runs, rows, splice),
    uses: spliceTables(USE_COLUMNS, runs, [groundwork.uses, freshUses]),
    names: spliceTables(NAME_COLUMNS, runs, [groundwork.names, freshNames]),
    sightings: spliceTables(SIGHTING_COLUMNS, runs, [groundwork.sightings, fresh.sightings]),
  };
}

/** All debates in their order: those that stay are in order already. */
function debateRuns({ former, kept, fresh }: Splice): GroupRun[] {
  const { layout, groundwork } = former;
  const [was, is] = [groundwork.debates, fresh];
  const orderOf = (from: 0 | 1, at: number) => {
    const { dates, titles } = from === 0 ? was : is;
    return {
      date: dates[at] as string | null,
      title: titles[at] as string | null,
      id: (from === 0 ? layout.debateIds : is.ids)[at] as string,
    };
  };
  const added = is.ids.map((_, at) => ({ at, order: orderOf(1, at) }));
  added.sort((a, b) => compareDebates(a.order, b.order));
  const staying = Array.from(kept.keys()).filter((at) => (kept[at] as number) >= 0);
  const groups: { from: 0 | 1; group: number }[] = [];
  let next = 0;
  for (const { at, order } of added) {
    let [low, high] = [next, staying.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareDebates(orderOf(0, staying[middle] as number), order) < 0) low = middle + 1;
      else high = middle;
    }
    for (; next < low; next++) groups.push({ from: 0, group: staying[next] as number });
    groups.push({ from: 1, group: at });
  }
  for (; next < staying.length; next++) groups.push({ from: 0, group: staying[next] as number });
  return runsOf(groups);
}

function spliceFacts(runs: readonly GroupRun[], rows: Both<Uint32Array>, { former, kept, fresh }: Splice): DebateFacts {
  const { debates } = former.groundwork;
  const ones = [oneEach(kept.length), oneEach(fresh.ids.length)] as const;
  return {
    parts: spliceNumbers(runs, ones, [Uint32Array.from(kept), fresh.parts]),
    rows: spliceStarts(runs, rows),
    divisions: spliceStarts(runs, [debates.divisions, fresh.divisions]),
    questions: spliceNumbers(runs, ones, [debates.questions, fresh.questions]),
    dates: spliceItems(runs, [debates.dates, fresh.dates]),
    titles: spliceItems(runs, [debates.titles, fresh.titles]),
  };
}

function spliceLayouts(runs: readonly GroupRun[], rows: Both<Uint32Array>, splice: Splice): Layout {
  const { former, fresh, sources, sourceBodies } = splice;
  const { layout } = former;
  const { set } = sources;
  const starts: Both<Uint32Array> = [layout.debateStarts, fresh.turns];
  const ones = [oneEach(layout.debateIds.length), oneEach(fresh.ids.length)] as const;
  const divisions: Both<Uint32Array> = [former.groundwork.debates.divisions, fresh.divisions];
  const [turnOf, freshTurnOf] = turnNumbers(runs, starts);
  const occurrenceOf = occurrenceNumbers(former, sources);
  const turns = new Uint32Array(set.skeleton.words.length);
  for (let at = 0; at < occurrenceOf.length; at++) {
    const [occurrence, turn] = [occurrenceOf[at] as number, turnOf[layout.turns[at] as number] as number];
    if (occurrence !== GONE && turn !== GONE) turns[occurrence] = turn;
  }
  for (let at = 0; at < fresh.places.length; at += 2) {
    turns[fresh.places[at] as number] = freshTurnOf[fresh.places[at + 1] as number] as number;
  }
  return {
    debateIds: spliceItems(runs, [layout.debateIds, fresh.ids]),
    debateStarts: spliceStarts(runs, starts),
    debateBodies: spliceNumbers(runs, ones, [layout.debateBodies, fresh.bodies]),
    rowTurns: spliceNumbers(runs, rows, [numbered(layout.rowTurns, turnOf), numbered(fresh.rowTurns, freshTurnOf)]),
    divisionTurns: spliceNumbers(runs, divisions, [
      numbered(layout.divisionTurns, turnOf),
      numbered(fresh.divisionTurns, freshTurnOf),
    ]),
    turnWords: spliceNumbers(runs, starts, [layout.turnWords, fresh.words]),
    turnKeys: spliceNumbers(runs, starts, [layout.turnKeys, fresh.keys], 2),
    turnLeads: spliceNumbers(runs, starts, [numbered(layout.turnLeads, occurrenceOf), fresh.leads]),
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
function turnNumbers(runs: readonly GroupRun[], starts: Both<Uint32Array>): Both<Uint32Array> {
  const now = starts.map((own) => new Uint32Array(own.at(-1) as number).fill(GONE)) as [Uint32Array, Uint32Array];
  let turn = 0;
  for (const { from, first, end } of runs) {
    for (let at = starts[from][first] as number; at < (starts[from][end] as number); at++) now[from][at] = turn++;
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
