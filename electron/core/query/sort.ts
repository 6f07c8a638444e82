import type { SortKey } from "../../../shared/api/query-schemas.ts";
import { onceFor } from "../../../shared/lib/once-for.ts";
import { readTime } from "../../../shared/text/printed-time.ts";
import type { Catalogue } from "../index/catalogue.ts";
import { type Column, NO_RANK, rankRows } from "../index/column.ts";
import type { Evaluation, QueryGround } from "./evaluate.ts";

type Ranks = Int32Array | Uint32Array;

/** The matches in the chosen order, or the first `count` of them; ties, and no choice, in natural order: by debate, dated ones first. */
export function sortMatches(
  ground: QueryGround,
  evaluation: Evaluation,
  count = Number.POSITIVE_INFINITY,
): Uint32Array {
  const { matches, spec } = evaluation;
  const [first, ...others] = spec.sort.flatMap(({ column, descending }) => {
    const ranks = ranksOf(ground, evaluation, column);
    return ranks ? [{ ranks, descending }] : [];
  });
  if (!first) return matches.subarray(0, count);
  let sorted = matches;
  if (others.length > 0) sorted = sortByRank(sorted, first.ranks, first.descending, count, true);
  // From the last key to the first: each pass keeps the order of the one before among equals.
  for (const { ranks, descending } of others.reverse()) sorted = sortByRank(sorted, ranks, descending);
  return sortByRank(sorted, first.ranks, first.descending, count);
}

/** Above this many places a counting sort would spend more on empty ones than on rows. */
const MOST_PLACES = 1 << 22;

/**
 * A stable counting sort by the ranks of the rows themselves; rows without a rank come last in either direction. Gives the
 * first `count` rows, on request with all that are equal to the last of them.
 */
export function sortByRank(
  rows: Uint32Array,
  ranks: Ranks,
  descending: boolean,
  count = Number.POSITIVE_INFINITY,
  withTies = false,
): Uint32Array {
  const { least, most, isAscending } = extentOf(ranks, rows);
  const wanted = withTies ? rows.length : count;
  if (isAscending && !descending) return rows.subarray(0, wanted);
  if (most - least >= MOST_PLACES) return sortByComparing(rows, ranks, descending).subarray(0, wanted);
  const noPlace = Math.max(0, most - least + 1);
  const from = descending ? most : least;
  const placeOf = (rank: number) => (rank === NO_RANK ? noPlace : Math.abs(rank - from));
  const next = new Uint32Array(noPlace + 2);
  for (let at = 0; at < rows.length; at++) (next[placeOf(ranks[rows[at] as number] as number) + 1] as number)++;
  for (let place = 1; place < next.length; place++) next[place] = (next[place] as number) + (next[place - 1] as number);
  // Where the place ends that the last wanted row has; the place itself is the one before.
  const end = count < rows.length ? next.findIndex((before) => before >= count) : noPlace + 1;
  const sorted = new Uint32Array(withTies ? (next[end] as number) : Math.min(count, rows.length));
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const place = placeOf(ranks[row] as number);
    if (place >= end) continue;
    const put = next[place] as number;
    if (put < sorted.length) sorted[put] = row;
    next[place] = put + 1;
  }
  return sorted;
}

interface Extent {
  least: number;
  most: number;
  /** Whether no rank is below one before it. */
  isAscending: boolean;
}

/** What the ranks of rows lie between: of many rows that of all, found once. */
function extentOf(ranks: Ranks, rows: Uint32Array): Extent {
  if (rows.length * 8 < ranks.length) return findExtent(ranks, rows);
  return extentOfAll(ranks);
}

const extentOfAll = onceFor((ranks: Ranks) => findExtent(ranks, null));

/** The extent of some rows, or of all. */
function findExtent(ranks: Ranks, rows: Uint32Array | null): Extent {
  let least = NO_RANK;
  let most = -1;
  let last = -NO_RANK;
  let isAscending = true;
  for (let at = 0; at < (rows ?? ranks).length; at++) {
    const rank = ranks[rows ? (rows[at] as number) : at] as number;
    if (rank < last) isAscending = false;
    last = rank;
    if (rank < least) least = rank;
    if (rank > most && rank !== NO_RANK) most = rank;
  }
  return { least, most, isAscending };
}

function sortByComparing(rows: Uint32Array, ranks: Ranks, descending: boolean): Uint32Array {
  const place = Uint32Array.from(rows.keys());
  place.sort((a, b) => {
    const [x, y] = [ranks[rows[a] as number] as number, ranks[rows[b] as number] as number];
    if (x === y) return a - b;
    if (x === NO_RANK || y === NO_RANK) return x === NO_RANK ? 1 : -1;
    return descending ? y - x : x - y;
  });
  return place.map((at) => rows[at] as number);
}

function ranksOf(ground: QueryGround, { matches, hits }: Evaluation, column: SortKey["column"]): Ranks | null {
  switch (column) {
    case "hits":
      return hits && hitsByRow(matches, hits, ground.catalogue.size);
    case "notes":
      return ground.projected.notes;
    case "tags":
      return rankRows(ground.projected.tags);
    default:
      return ranksOfField(ground.catalogue, column);
  }
}

/** Hits by row, of no meaning for rows that do not match. */
function hitsByRow(matches: Uint32Array, hits: Uint32Array, size: number): Uint32Array {
  const byRow = new Uint32Array(size);
  for (let at = 0; at < matches.length; at++) byRow[matches[at] as number] = hits[at] as number;
  return byRow;
}

/** The places of a catalogue's rows by one of its columns; null for what it does not hold. */
export function ranksOfField(catalogue: Catalogue, column: SortKey["column"]): Ranks | null {
  if (column === "date") return catalogue.days;
  if (column === "words") return catalogue.words;
  const { columns, apart } = catalogue;
  const field = column === "path" ? "source" : column;
  const sorted = field in columns ? columns[field as keyof typeof columns] : apart[field as keyof typeof apart];
  return sorted ? cachedRanks(sorted, field === "time") : null;
}

const rankCache = new WeakMap<Column, Int32Array>();

function cachedRanks(column: Column, isTime: boolean): Int32Array {
  const ranks = rankCache.get(column) ?? rankRows(isTime ? { ...column, ranks: secondsOf(column) } : column);
  rankCache.set(column, ranks);
  return ranks;
}

/** Times are printed in many ways: what counts is the second of the day. */
function secondsOf({ values }: Column): Int32Array {
  return Int32Array.from(values, (value) => (value === null ? null : readTime(value))?.first ?? NO_RANK);
}
