import type { Params, Result } from "../../../shared/api/contract.ts";
import type { QuerySpec } from "../../../shared/api/schemas.ts";
import type { Turn } from "../library/view.ts";
import { contributionRow } from "./contribution-row.ts";
import { debatesOf, matchedDebates } from "./debate-rows.ts";
import { type Evaluation, evaluate, type QueryGround } from "./evaluate.ts";
import { explain } from "./explanations.ts";
import { countFacets, countMonths } from "./facets.ts";
import { sortMatches } from "./sort.ts";

/** Answers the `query.*` calls over one state of the library. */
export interface QueryEngine {
  run(params: Params<"query.run">): Result<"query.run">;
  rows(params: Params<"query.rows">): Result<"query.rows">;
  hits(params: Params<"query.hits">): Result<"query.hits">;
  debates(params: Params<"query.debates">): Result<"query.debates">;
  matching(params: Params<"query.matching">): Result<"query.matching">;
  position(params: Params<"query.position">): Result<"query.position">;
}

interface Answered {
  evaluation: Evaluation;
  sorted: Uint32Array;
}

const KEPT = 6;

/** Further calls of a query that was just answered (pages, hits, positions) do not work it out again. */
export function createQueryEngine(ground: QueryGround, generation: number): QueryEngine {
  const recent = new Map<string, Answered>();

  function answer(spec: QuerySpec): Answered {
    const key = JSON.stringify(spec);
    let found = recent.get(key);
    recent.delete(key);
    if (!found) {
      const evaluation = evaluate(ground, spec);
      found = { evaluation, sorted: sortMatches(ground, evaluation) };
    }
    recent.set(key, found);
    const oldest = recent.keys().next().value;
    if (recent.size > KEPT && oldest !== undefined) recent.delete(oldest);
    return found;
  }

  function rowsOf({ evaluation, sorted }: Answered, offset: number, limit: number) {
    return Array.from(sorted.subarray(offset, offset + limit), (row) => contributionRow(ground, evaluation, row));
  }

  return {
    run({ spec, limit }) {
      const answered = answer(spec);
      const { evaluation } = answered;
      const { matches, hits } = evaluation;
      const sum = (values: Uint32Array) => matches.reduce((total, row) => total + (values[row] ?? 0), 0);
      return {
        generation,
        contributions: matches.length,
        debates: matchedDebates(ground.view, evaluation).size,
        words: sum(ground.catalogue.words),
        hits: sum(hits),
        contributionsWithHits: matches.reduce((count, row) => count + ((hits[row] ?? 0) > 0 ? 1 : 0), 0),
        facets: countFacets(ground, evaluation),
        months: countMonths(ground, evaluation),
        explanations: explain(ground, evaluation),
        rows: rowsOf(answered, 0, limit),
      };
    },
    rows: ({ spec, offset, limit }) => ({ generation, rows: rowsOf(answer(spec), offset, limit) }),
    hits({ spec, offset, limit }) {
      const { evaluation, sorted } = answer(spec);
      const holding = sorted.filter((row) => (evaluation.hits[row] ?? 0) > 0);
      const hits = Array.from(holding.subarray(offset, offset + limit), (row) => {
        const turn = ground.view.rows[row] as Turn;
        return { contribution: turn.contribution.id, debate: turn.debate.id, hits: evaluation.hits[row] ?? 0 };
      });
      return { total: holding.length, hits };
    },
    debates({ spec, offset, limit }) {
      const rows = debatesOf(ground.view, answer(spec).evaluation);
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    matching({ spec, contributions }) {
      const matches = new Set(answer(spec).evaluation.matches);
      const isIn = (id: string) => matches.has(ground.view.byContribution.get(id)?.row ?? -1);
      return { matching: contributions.filter(isIn) };
    },
    position({ spec, contribution }) {
      const row = ground.view.byContribution.get(contribution)?.row ?? -1;
      return { position: row < 0 ? -1 : answer(spec).sorted.indexOf(row) };
    },
  };
}
