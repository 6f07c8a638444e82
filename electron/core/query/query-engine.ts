import type { Params, Result } from "../../../shared/api/contract.ts";
import type { QuerySpec } from "../../../shared/api/schemas.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import { createRecent } from "../index/recent.ts";
import { contributionRow } from "./contribution-row.ts";
import { countDebates, debatesOf } from "./debate-rows.ts";
import { type Evaluation, evaluate, type QueryGround } from "./evaluate.ts";
import { explain } from "./explanations.ts";
import { countFacets, countMonths } from "./facets.ts";
import { sortMatches } from "./sort.ts";

/**
 * Answers the `query.*` calls over one state of the library. Every answer is worked out in slices, so that others
 * get theirs in between; all reject with the abort reason when the signal says so.
 */
export interface QueryEngine {
  run(params: Params<"query.run">, signal?: AbortSignal): Promise<Result<"query.run">>;
  rows(params: Params<"query.rows">, signal?: AbortSignal): Promise<Result<"query.rows">>;
  hits(params: Params<"query.hits">, signal?: AbortSignal): Promise<Result<"query.hits">>;
  debates(params: Params<"query.debates">, signal?: AbortSignal): Promise<Result<"query.debates">>;
  matching(params: Params<"query.matching">, signal?: AbortSignal): Promise<Result<"query.matching">>;
  position(params: Params<"query.position">, signal?: AbortSignal): Promise<Result<"query.position">>;
}

type Totals = Omit<Result<"query.run">, "generation" | "rows">;

interface Answered {
  evaluation: Evaluation;
  sorted: Uint32Array;
}

const KEPT = 6;

/** Further calls of a query that was just answered (pages, hits, positions) do not work it out again. */
export function createQueryEngine(ground: QueryGround, generation: number): QueryEngine {
  const answers = createRecent<string, Answered>(KEPT);
  /** By what is asked for without its order: another order changes no count. */
  const totals = createRecent<string, Totals>(KEPT);

  async function answer(spec: QuerySpec, pacer: Pacer): Promise<Answered> {
    const key = JSON.stringify(spec);
    const known = answers.get(key);
    if (known) return known;
    const other = [...answers.values()].find((one) => keyWithoutOrder(one.evaluation.spec) === keyWithoutOrder(spec));
    const evaluation = other ? { ...other.evaluation, spec } : await evaluate(ground, spec, pacer);
    if (pacer.isDue()) await pacer.breathe();
    const found = { evaluation, sorted: sortMatches(ground, evaluation) };
    answers.set(key, found);
    return found;
  }

  async function totalsOf(evaluation: Evaluation, pacer: Pacer): Promise<Totals> {
    const key = keyWithoutOrder(evaluation.spec);
    const known = totals.get(key);
    if (known) return known;
    const { matches, hits } = evaluation;
    const found = {
      contributions: matches.length,
      debates: countDebates(ground.catalogue, evaluation),
      words: sumOf(ground.catalogue.words, matches),
      hits: hits.length === 0 ? 0 : sumOf(hits, matches),
      contributionsWithHits: hits.length === 0 ? 0 : countWithHits(evaluation),
      facets: await countFacets(ground, evaluation, pacer),
      months: countMonths(ground, evaluation),
      explanations: await explain(ground, evaluation, pacer),
    };
    totals.set(key, found);
    return found;
  }

  function rowsOf({ evaluation, sorted }: Answered, offset: number, limit: number) {
    return Array.from(sorted.subarray(offset, offset + limit), (row) => contributionRow(ground, evaluation, row));
  }

  return {
    async run({ spec, limit }, signal) {
      const pacer = createPacer(signal);
      const answered = await answer(spec, pacer);
      const found = await totalsOf(answered.evaluation, pacer);
      return { generation, ...found, rows: rowsOf(answered, 0, limit) };
    },
    async rows({ spec, offset, limit }, signal) {
      return { generation, rows: rowsOf(await answer(spec, createPacer(signal)), offset, limit) };
    },
    async hits({ spec, offset, limit }, signal) {
      const { evaluation, sorted } = await answer(spec, createPacer(signal));
      const holding = rowsWithHits(evaluation, sorted);
      const hits = Array.from(holding.subarray(offset, offset + limit), (row) => {
        const turn = ground.view.row(row);
        return { contribution: turn.contribution.id, debate: turn.debate.id, hits: evaluation.hits[row] ?? 0 };
      });
      return { total: holding.length, hits };
    },
    async debates({ spec, offset, limit }, signal) {
      const rows = debatesOf(ground, (await answer(spec, createPacer(signal))).evaluation);
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    async matching({ spec, contributions }, signal) {
      const { matches } = (await answer(spec, createPacer(signal))).evaluation;
      const isIn = (id: string) => holdsRow(matches, ground.view.rowOfContribution(id));
      return { matching: contributions.filter(isIn) };
    },
    async position({ spec, contribution }, signal) {
      const row = ground.view.rowOfContribution(contribution);
      return { position: row < 0 ? -1 : (await answer(spec, createPacer(signal))).sorted.indexOf(row) };
    },
  };
}

function keyWithoutOrder({ text, filters, dates }: QuerySpec): string {
  return JSON.stringify([text, filters, dates]);
}

function sumOf(values: Uint32Array, rows: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += values[rows[at] as number] as number;
  return sum;
}

function countWithHits({ hits, matches }: Evaluation): number {
  let count = 0;
  for (let at = 0; at < matches.length; at++) if ((hits[matches[at] as number] as number) > 0) count++;
  return count;
}

function rowsWithHits(evaluation: Evaluation, rows: Uint32Array): Uint32Array {
  const { hits } = evaluation;
  if (hits.length === 0) return new Uint32Array(0);
  const holding = new Uint32Array(countWithHits(evaluation));
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if ((hits[row] as number) > 0) holding[count++] = row;
  }
  return holding;
}

/** Whether ascending rows hold one. */
function holdsRow(rows: Uint32Array, row: number): boolean {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}
