import type { Params, Result } from "../../../shared/api/contract.ts";
import type { ContributionRow, QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { GroupRow } from "../../../shared/api/table-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { lazily } from "../../../shared/lib/lazily.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import { createRecent } from "../index/recent.ts";
import { holdsRow } from "../index/row-set.ts";
import { READ_AHEAD } from "../library/source-words.ts";
import { mentionsOf, mentionsOfDebate } from "../mentions/mentions-of.ts";
import { divisionLists, divisionRow, divisionsOf } from "../procedure/division-rows.ts";
import { personVotes } from "../procedure/person-votes.ts";
import { contributionRow } from "./contribution-row.ts";
import { debatesOf } from "./debate-rows.ts";
import { type Evaluation, evaluate, hitsIn, type QueryGround } from "./evaluate.ts";
import { rowsHit } from "./evaluate-tree.ts";
import { explain } from "./explanations.ts";
import { countFacets, countMonths, findInFacet } from "./facets.ts";
import { type Grouped, groupRows } from "./group.ts";
import { rowAnchor } from "./row-anchors.ts";
import { sortMatches } from "./sort.ts";
import { sumOfAll, tallyOf } from "./tally.ts";
import { timelineOf } from "./timeline.ts";

/**
 * Answers the `query.*` calls over one state of the library. Every answer is worked out in slices, so that others
 * get theirs in between; all reject with the abort reason when the signal says so.
 */
export interface QueryEngine {
  run(params: Params<"query.run">, signal?: AbortSignal): Promise<Result<"query.run">>;
  rows(params: Params<"query.rows">, signal?: AbortSignal): Promise<Result<"query.rows">>;
  groupSizes(params: Params<"query.groupSizes">, signal?: AbortSignal): Promise<Result<"query.groupSizes">>;
  groups(params: Params<"query.groups">, signal?: AbortSignal): Promise<Result<"query.groups">>;
  timeline(params: Params<"query.timeline">, signal?: AbortSignal): Promise<Result<"query.timeline">>;
  facet(params: Params<"query.facet">, signal?: AbortSignal): Promise<Result<"query.facet">>;
  anchors(params: Params<"query.anchors">, signal?: AbortSignal): Promise<Result<"query.anchors">>;
  hits(params: Params<"query.hits">, signal?: AbortSignal): Promise<Result<"query.hits">>;
  debates(params: Params<"query.debates">, signal?: AbortSignal): Promise<Result<"query.debates">>;
  divisions(params: Params<"query.divisions">, signal?: AbortSignal): Promise<Result<"query.divisions">>;
  personVotes(params: Params<"person.votes">): Promise<Result<"person.votes">>;
  divisionLists(params: Params<"division.lists">): Promise<Result<"division.lists">>;
  matching(params: Params<"query.matching">, signal?: AbortSignal): Promise<Result<"query.matching">>;
  mentions(params: Params<"contribution.mentions">): Promise<Result<"contribution.mentions">>;
  debateMentions(params: Params<"debate.mentions">, signal?: AbortSignal): Promise<Result<"debate.mentions">>;
  position(params: Params<"query.position">, signal?: AbortSignal): Promise<Result<"query.position">>;
  /** What a query comes to, for others that work on its matches. */
  answer(spec: QuerySpec, signal?: AbortSignal): Promise<QueryAnswer>;
}

/** A query answered, with what it was asked of. */
export interface QueryAnswer {
  ground: QueryGround;
  evaluation: Evaluation;
  generation: number;
}

type Totals = Omit<Result<"query.run">, "generation" | "rows">;

interface Answered {
  evaluation: Evaluation;
  /** In the order of the table: group after group where the query is grouped. */
  sorted(): Uint32Array;
  /** The first of these, without bringing all others into order. */
  first(count: number): Uint32Array;
  groups: Grouped | null;
}

const KEPT = 6;

/** Further calls of a query that was just answered (pages, hits, positions) do not work it out again. */
export function createQueryEngine(ground: QueryGround, generation: number): QueryEngine {
  const answers = createRecent<string, Answered>(KEPT);
  const divisions = createRecent<string, Uint32Array>(KEPT);
  /** By what is asked for without its order: another order changes no count. */
  const totals = createRecent<string, Totals>(KEPT);

  async function answer(spec: QuerySpec, pacer: Pacer): Promise<Answered> {
    const key = JSON.stringify(spec);
    const known = answers.get(key);
    if (known) return known;
    const other = [...answers.values()].find((one) => keyWithoutOrder(one.evaluation.spec) === keyWithoutOrder(spec));
    const evaluation = other ? { ...other.evaluation, spec } : await evaluate(ground, spec, pacer);
    if (pacer.isDue()) await pacer.breathe();
    const found = inOrder(evaluation);
    answers.set(key, found);
    return found;
  }

  function inOrder(evaluation: Evaluation): Answered {
    const { group } = evaluation.spec;
    if (!group) {
      const sorted = lazily(() => sortMatches(ground, evaluation));
      const firsts = createRecent<number, Uint32Array>(1);
      const first = (count: number) => {
        const rows = firsts.get(count) ?? sortMatches(ground, evaluation, count);
        firsts.set(count, rows);
        return rows;
      };
      return { evaluation, sorted, first, groups: null };
    }
    const groups = groupRows(ground.catalogue, sortMatches(ground, evaluation), group, evaluation.spec);
    const { rows } = groups;
    return { evaluation, sorted: () => rows, first: (count) => rows.subarray(0, count), groups };
  }

  async function groupsOf(spec: QuerySpec, signal: AbortSignal | undefined): Promise<Grouped> {
    const { groups } = await answer(spec, createPacer(signal));
    if (!groups) throw new AppError("bad-params", "This query has no groups.", "Say what to group by.");
    return groups;
  }

  async function totalsOf(evaluation: Evaluation, pacer: Pacer): Promise<Totals> {
    const key = keyWithoutOrder(evaluation.spec);
    const known = totals.get(key);
    // Divisions may have come to be known since.
    if (known && (known.divisions !== null || !ground.procedure.ready())) return known;
    const { matches, hits } = evaluation;
    const ofMatches = tallyOf(matches, ground.catalogue.size);
    const found = {
      contributions: matches.length,
      debates:
        evaluation.restrictions.length > 0
          ? countHeld(ofMatches.values(ground.catalogue.columns.debate))
          : ground.view.debateCount,
      divisions: ground.procedure.ready() && (await divisionsIn({ ...evaluation.spec, sort: [] }, pacer)).length,
      words: ofMatches.sum(ground.catalogue.words),
      hits: hits ? sumOfAll(hits) : 0,
      contributionsWithHits: hits ? countHeld(hits) : 0,
      duplicates: ofMatches.sum(ground.catalogue.duplicates),
      facets: await countFacets(ground, evaluation, ofMatches, pacer),
      months: countMonths(ground, ofMatches),
      explanations: await explain(ground, evaluation, pacer),
    };
    totals.set(key, found);
    return found;
  }

  async function divisionsIn({ group: _, ...spec }: QuerySpec, pacer: Pacer): Promise<Uint32Array> {
    const index = await ground.procedure.load();
    const key = JSON.stringify(spec);
    const found = divisions.get(key) ?? (await divisionsOf(ground, index, spec, pacer));
    divisions.set(key, found);
    return found;
  }

  async function rowsOf({ evaluation }: Answered, rows: Uint32Array, pacer: Pacer): Promise<ContributionRow[]> {
    const found: ContributionRow[] = [];
    for (let from = 0; from < rows.length; from += READ_AHEAD) {
      const some = rows.subarray(from, from + READ_AHEAD);
      ground.view.readAhead(some);
      for (const row of some) found.push(contributionRow(ground, evaluation, row));
      if (pacer.isDue()) await pacer.breathe();
    }
    return found;
  }

  return {
    async run({ spec, limit }, signal) {
      const pacer = createPacer(signal);
      const answered = await answer(spec, pacer);
      const found = await totalsOf(answered.evaluation, pacer);
      const rows = await rowsOf(answered, answered.first(limit), pacer);
      return { generation, ...found, rows };
    },
    async rows({ spec, offset, limit }, signal) {
      const pacer = createPacer(signal);
      const answered = await answer(spec, pacer);
      const rows = answered.sorted().subarray(offset, offset + limit);
      return { generation, rows: await rowsOf(answered, rows, pacer) };
    },
    async groupSizes({ spec, names }, signal) {
      const groups = await groupsOf(spec, signal);
      return {
        generation,
        sizes: [...groups.sizes],
        named: names.map((name) => ({ name, group: groupOfName(ground, spec, groups, name) })),
      };
    },
    async groups({ spec, offset, limit }, signal) {
      const { sizes, rows, describe } = await groupsOf(spec, signal);
      const groups = describe(offset, offset + limit).map((group) => ({
        ...group,
        name: nameOfGroup(ground, spec, rows, group),
      }));
      return { generation, total: sizes.length, groups };
    },
    async timeline({ spec, ...time }, signal) {
      return timelineOf(ground, (await answer(spec, createPacer(signal))).evaluation, time);
    },
    async facet({ spec, field, text }, signal) {
      const { evaluation } = await answer(spec, createPacer(signal));
      return { values: findInFacet(ground, evaluation, field, text) };
    },
    async anchors({ spec, offset, limit }, signal) {
      const pacer = createPacer(signal);
      const { sorted } = await answer(spec, pacer);
      const anchors = [];
      for (const row of sorted().subarray(offset, offset + limit)) {
        anchors.push(rowAnchor(ground.view, row));
        if (pacer.isDue()) await pacer.breathe();
      }
      return { generation, anchors };
    },
    async hits({ spec, offset, limit }, signal) {
      const { evaluation, sorted } = await answer(spec, createPacer(signal));
      const holding = rowsWithHits(evaluation, ground.catalogue.size, sorted());
      const hits = Array.from(holding.subarray(offset, offset + limit), (row) => {
        const turn = ground.view.row(row);
        return { contribution: turn.contribution.id, debate: turn.debate.id, hits: hitsIn(evaluation, row) };
      });
      return { total: holding.length, hits };
    },
    async debates({ spec, offset, limit }, signal) {
      const rows = debatesOf(ground, (await answer(spec, createPacer(signal))).evaluation);
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    async personVotes(asked) {
      return { generation, ...personVotes(ground, await ground.procedure.load(), asked) };
    },
    async divisionLists({ contribution }) {
      return { lists: divisionLists(ground, await ground.procedure.load(), contribution) };
    },
    async divisions({ spec, offset, limit, withLists }, signal) {
      const found = await divisionsIn(spec, createPacer(signal));
      const index = await ground.procedure.load();
      const rows = Array.from(found.subarray(offset, offset + limit), (at) =>
        divisionRow(ground, index, at, withLists),
      );
      return { generation, total: found.length, rows };
    },
    async matching({ spec, contributions }, signal) {
      const { matches } = (await answer(spec, createPacer(signal))).evaluation;
      const isIn = (id: string) => holdsRow(matches, ground.view.rowOfContribution(id));
      return { matching: contributions.filter(isIn) };
    },
    async answer(spec, signal) {
      const { evaluation } = await answer(spec, createPacer(signal));
      return { ground, evaluation, generation };
    },
    async debateMentions({ debate }, signal) {
      return { contributions: await mentionsOfDebate(ground, debate, createPacer(signal)) };
    },
    mentions: async ({ contribution }) => ({ mentions: await mentionsOf(ground, contribution) }),
    async position({ spec, contribution }, signal) {
      const row = ground.view.rowOfContribution(contribution);
      return { position: row < 0 ? -1 : (await answer(spec, createPacer(signal))).sorted().indexOf(row) };
    },
  };
}

function keyWithoutOrder({ text, filters, dates }: QuerySpec): string {
  return JSON.stringify([text, filters, dates]);
}

/** How many of the counts are not 0. */
function countHeld(counts: Uint32Array): number {
  let held = 0;
  for (let code = 0; code < counts.length; code++) if ((counts[code] as number) > 0) held++;
  return held;
}

/** Those of a query's matches, in their order, that have hits. */
function rowsWithHits({ matches, hits }: Evaluation, size: number, sorted: Uint32Array): Uint32Array {
  if (!hits) return new Uint32Array(0);
  const holding = rowsHit({ rows: matches, hits }, size);
  return sorted.filter((row) => holding.has(row));
}

/** What names a group after a restart: a debate's id belongs to one reconstruction, the words in it do not. */
function nameOfGroup(
  { view }: QueryGround,
  { group }: QuerySpec,
  rows: Uint32Array,
  { value, first }: Omit<GroupRow, "name">,
): string | null {
  if (group?.by !== "debate") return value;
  return view.row(rows[first] as number).contribution.occurrences[0]?.key ?? null;
}

function groupOfName({ view }: QueryGround, { group }: QuerySpec, groups: Grouped, name: string | null): number | null {
  if (group?.by !== "debate") return groups.groupOfValue(name);
  const row = name === null ? -1 : view.rowOfKey(name);
  return row < 0 ? null : groups.groupOfRow(row);
}
