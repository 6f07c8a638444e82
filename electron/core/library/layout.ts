import type { Debate } from "../../../shared/model/debate.ts";
import { isCounted } from "../../../shared/model/extract.ts";
import { keyOfHash } from "../index/key-table.ts";
import type { LazyOccurrence, OutlinedSource } from "./packed-source.ts";

/**
 * Where everything of a rebuilt library stands, as numbers: debates, turns (contributions in date order), rows (the
 * counted ones among them), sources and occurrences. Occurrences are numbered by source id, then place.
 */
export interface Layout {
  debateIds: string[];
  /** Debate -> its first turn; one more at the end. */
  debateStarts: Uint32Array;
  /** Debate -> where it is stored. */
  debateBodies: Uint32Array;
  /** Row -> turn. */
  rowTurns: Uint32Array;
  turnWords: Uint32Array;
  /** Turn -> 64-bit key of its contribution's id, two halves each. */
  turnKeys: Uint32Array;
  sourceIds: string[];
  /** Source -> its first occurrence; one more at the end. */
  sourceStarts: Uint32Array;
  /** Source -> where its words are stored. */
  sourceBodies: Uint32Array;
  /** Source -> first 64 bits of its revision. */
  sourceRevisions: Uint32Array;
  /** Occurrence -> extract and index in its source, turn, first 64 bits of its hash. */
  extracts: Uint32Array;
  indexes: Uint32Array;
  turns: Uint32Array;
  hashes: Uint32Array;
}

/** The 64-bit key of a contribution's id: the hash in it. */
export function contributionKey(id: string): [number, number] {
  return keyOfHash(id.slice(id.indexOf("-") + 1));
}

/** Lays out debates over the sources they were rebuilt from. `debateBodies` and `sourceBodies` are left to be filled. */
export function layOut(
  debates: readonly Debate[],
  sources: readonly OutlinedSource[],
  occurrenceAt: (source: string, extract: number, index: number) => LazyOccurrence,
): Layout {
  const layout = { ...layOutSources(sources), ...layOutTurns(debates, occurrenceAt) };
  const numberOf = new Map(layout.sourceIds.map((id, number) => [id, number]));
  let turn = 0;
  for (const { runs } of debates) {
    for (const { contributions } of runs) {
      for (const { occurrences } of contributions) {
        for (const { source, extract, index } of occurrences) {
          layout.turns[findOccurrence(layout, numberOf.get(source) as number, extract, index)] = turn;
        }
        turn++;
      }
    }
  }
  return layout;
}

/** The number of an occurrence; -1 when there is none. */
export function findOccurrence(
  { sourceStarts, extracts, indexes }: Pick<Layout, "sourceStarts" | "extracts" | "indexes">,
  source: number,
  extract: number,
  index: number,
): number {
  let low = sourceStarts[source] as number;
  let high = (sourceStarts[source + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = (extracts[middle] as number) - extract || (indexes[middle] as number) - index;
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function layOutSources(sources: readonly OutlinedSource[]) {
  const sorted = [...sources].sort((a, b) => (a.source < b.source ? -1 : 1));
  const size = sorted.reduce(
    (sum, one) => sum + one.extracts.reduce((n, { occurrences }) => n + occurrences.length, 0),
    0,
  );
  const layout = {
    sourceIds: sorted.map(({ source }) => source),
    sourceStarts: new Uint32Array(sorted.length + 1),
    sourceBodies: new Uint32Array(sorted.length),
    sourceRevisions: new Uint32Array(sorted.length * 2),
    extracts: new Uint32Array(size),
    indexes: new Uint32Array(size),
    turns: new Uint32Array(size),
    hashes: new Uint32Array(size * 2),
  };
  let at = 0;
  for (const [number, { revision, extracts }] of sorted.entries()) {
    layout.sourceRevisions.set(keyOfHash(revision), number * 2);
    for (const { ordinal, occurrences } of extracts) {
      for (const { index, hash } of occurrences) {
        layout.extracts[at] = ordinal;
        layout.indexes[at] = index;
        layout.hashes.set(keyOfHash(hash), at * 2);
        at++;
      }
    }
    layout.sourceStarts[number + 1] = at;
  }
  return layout;
}

function layOutTurns(
  debates: readonly Debate[],
  occurrenceAt: (source: string, extract: number, index: number) => LazyOccurrence,
) {
  const contributions = debates.map(({ runs }) => runs.flatMap((run) => run.contributions));
  const size = contributions.reduce((sum, { length }) => sum + length, 0);
  const layout = {
    debateIds: debates.map(({ id }) => id),
    debateStarts: new Uint32Array(debates.length + 1),
    debateBodies: new Uint32Array(debates.length),
    turnWords: new Uint32Array(size),
    turnKeys: new Uint32Array(size * 2),
  };
  const rows: number[] = [];
  let turn = 0;
  for (const [number, ofDebate] of contributions.entries()) {
    for (const { id, kind, occurrences } of ofDebate) {
      const leading = occurrences[0];
      if (!leading) throw new Error(`contribution ${id} has no occurrence`);
      layout.turnWords[turn] = occurrenceAt(leading.source, leading.extract, leading.index).words;
      layout.turnKeys.set(contributionKey(id), turn * 2);
      if (isCounted(kind)) rows.push(turn);
      turn++;
    }
    layout.debateStarts[number + 1] = turn;
  }
  return { ...layout, rowTurns: Uint32Array.from(rows) };
}
