import { findHits, mergeOverlaps, runHits } from "../../../shared/query/hits.ts";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { procedureRuns, termRun } from "../../../shared/query/query-terms.ts";
import { tokens } from "../../../shared/text/tokens.ts";
import type { SelectedRange } from "./selection-state.ts";
import type { TextRange, Turn } from "./turns.ts";

/** Finds the stretches to mark in a turn, in order. */
export type Finder = (turn: Pick<Turn, "text" | "isProcedure">) => TextRange[];

/** Marks what the search looks for; null without words to mark, or while the query cannot be read. */
export function queryFinder(queryText: string): Finder | null {
  const query: QueryNode | null = parseQuery(queryText).query;
  if (!query) return null;
  const runs = procedureRuns(query);
  return ({ text, isProcedure }) => {
    const hits = findHits(query, text);
    if (!isProcedure || runs.length === 0) return hits;
    const words = tokens(text);
    return mergeOverlaps([...hits, ...runs.flatMap((run) => runHits(run, words))]);
  };
}

/**
 * Finds words as they are typed into the find field: whole words but for the last, which may go on; apostrophes,
 * case and accents do not matter. Signs without a letter or digit are found as they are.
 */
export function typedFinder(typed: string): Finder | null {
  if (typed.trim() === "") return null;
  const run = termRun(typed, true);
  if (run) return ({ text }) => runHits(run, tokens(text));
  const sign = typed.trim();
  return ({ text }) => {
    const found: TextRange[] = [];
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
      found.push({ start: at, end: at + sign.length });
    }
    return found;
  };
}

/** All stretches a finder marks, in reading order. */
export function hitsIn(turns: readonly Turn[], finder: Finder | null): SelectedRange[] {
  if (!finder) return [];
  return turns.flatMap((turn) => finder(turn).map((range) => ({ key: turn.key, ...range })));
}

/**
 * Position of the hit `step` further than a place (the place itself may be a hit), in reading order; -1 when
 * there is none. With `wraps` it goes round.
 */
export function hitBeside(
  turns: readonly Turn[],
  hits: readonly SelectedRange[],
  from: { key: string; start: number } | null,
  step: -1 | 1,
  wraps: boolean,
): number {
  if (hits.length === 0) return -1;
  const order = new Map(turns.map((turn, index) => [turn.key, index]));
  const at = from ? order.get(from.key) : undefined;
  let found: number;
  if (!from || at === undefined) {
    found = step > 0 ? 0 : hits.length - 1;
  } else {
    const compare = (hit: SelectedRange) => (order.get(hit.key) ?? 0) - at || hit.start - from.start;
    found = step > 0 ? hits.findIndex((hit) => compare(hit) > 0) : hits.findLastIndex((hit) => compare(hit) < 0);
  }
  if (found >= 0 || !wraps) return found;
  return step > 0 ? 0 : hits.length - 1;
}
