import type { SortKey } from "../../../shared/api/schemas.ts";
import { type Catalogue, NO_RANK, rankRows } from "../index/catalogue.ts";
import { columnOf, type Evaluation, type QueryGround } from "./evaluate.ts";
import { facetLabel } from "./labels.ts";

type Ranks = ArrayLike<number>;

const rankCache = new WeakMap<Catalogue, Map<SortKey["column"], Ranks>>();

/** The matches in the chosen order; ties, and no choice, in natural order: by debate, dated ones first. */
export function sortMatches(ground: QueryGround, evaluation: Evaluation): Uint32Array {
  const keys = evaluation.spec.sort.map(({ column, descending }) => ({
    ranks: ranksOf(ground, evaluation, column),
    direction: descending ? -1 : 1,
  }));
  if (keys.length === 0) return evaluation.matches;
  return evaluation.matches.slice().sort((a, b) => {
    for (const { ranks, direction } of keys) {
      const [x, y] = [ranks[a] ?? NO_RANK, ranks[b] ?? NO_RANK];
      if (x === y) continue;
      // Rows without a value come last in either direction.
      if (x === NO_RANK || y === NO_RANK) return x === NO_RANK ? 1 : -1;
      return (x - y) * direction;
    }
    return a - b;
  });
}

function ranksOf(ground: QueryGround, evaluation: Evaluation, column: SortKey["column"]): Ranks {
  switch (column) {
    case "date":
      return ground.catalogue.days;
    case "words":
      return ground.catalogue.words;
    case "hits":
      return evaluation.hits;
    case "notes":
      return ground.projected.notes;
    case "tags":
      return rankRows(ground.projected.tags, (id) => ground.tagNames.get(id) ?? id);
    case "contributions":
    case "format":
    case "size":
      return [];
    default:
      return cachedRanks(ground, column === "path" ? "source" : column);
  }
}

type RankedColumn = keyof Catalogue["columns"];

function cachedRanks(ground: QueryGround, column: RankedColumn): Ranks {
  const cache = rankCache.get(ground.catalogue) ?? new Map<SortKey["column"], Ranks>();
  rankCache.set(ground.catalogue, cache);
  let ranks = cache.get(column);
  if (!ranks) {
    ranks = rankRows(columnOf(ground, column), (value) => facetLabel(column, value, ground.view, ground.tagNames));
    cache.set(column, ranks);
  }
  return ranks;
}
