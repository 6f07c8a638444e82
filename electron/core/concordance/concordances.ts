import type { ConcordanceSpec, LineSort } from "../../../shared/api/concordance-schemas.ts";
import type { Params, Result } from "../../../shared/api/contract.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import { createRecent, type Recent } from "../index/recent.ts";
import type { LibraryView } from "../library/view.ts";
import type { Evaluation } from "../query/evaluate.ts";
import type { QueryAnswer, QueryEngine } from "../query/query-engine.ts";
import { ContextWords } from "./context-words.ts";
import { allHits, type HitLines, lineCount, sameLines, someLines } from "./hit-lines.ts";
import { languageOfLines } from "./language-of-lines.ts";
import { factsOfLines } from "./line-facts.ts";
import { needsWords, orderLines } from "./order-lines.ts";
import { sampleOrdinals } from "./sample.ts";

/**
 * Answers the `concordance.*` calls. Every call names all it asks for; what was read for one (words around hits, an
 * order) serves the next. All reject with the abort reason when the signal says so.
 */
export interface Concordances {
  open(engine: QueryEngine, params: Params<"concordance.open">, signal?: AbortSignal): Answer<"concordance.open">;
  lines(engine: QueryEngine, params: Params<"concordance.lines">, signal?: AbortSignal): Answer<"concordance.lines">;
  ordinals(
    engine: QueryEngine,
    params: Params<"concordance.ordinals">,
    signal?: AbortSignal,
  ): Answer<"concordance.ordinals">;
}

type Answer<M extends "concordance.open" | "concordance.lines" | "concordance.ordinals"> = Promise<Result<M>>;

/** Lines a concordance holds at most: 44 bytes each while it is sorted by words. */
export const MOST_LINES = 1_000_000;
/** A call answers after this time with how far it came. */
const CALL_MS = 200;
const KEPT_SETS = 2;
const KEPT_ORDERS = 3;

/** The lines of a query, and what was found out about them. */
interface LineSet {
  number: number;
  view: LibraryView;
  /** What it was made of: while the very same arrays answer the query, nothing needs to be looked at again. */
  matches: Uint32Array;
  hits: Uint32Array | null;
  /** All hits, of which the lines are all, a sample, or none where there are too many. */
  all: HitLines;
  lines: HitLines;
  words: ContextWords | null;
  orders: Recent<string, Uint32Array>;
}

interface Opened {
  answer: QueryAnswer;
  /** Null when the query has no words. */
  tree: QueryNode | null;
  set: LineSet;
}

/** The concordances of one engine. */
export function createConcordances(): Concordances {
  const sets = createRecent<string, LineSet>(KEPT_SETS);
  let numbered = 0;

  async function find(engine: QueryEngine, spec: ConcordanceSpec, signal: AbortSignal | undefined): Promise<Opened> {
    const answer = await engine.answer({ ...spec.query, sort: [] }, signal);
    const { evaluation, ground } = answer;
    const { matches, hits } = evaluation;
    const tree = hits ? evaluation.tree : null;
    const name = JSON.stringify([spec.query.text, spec.query.filters, spec.query.dates, spec.sample]);
    const known = sets.get(name);
    const isKnown = known?.view === ground.view && known.matches === matches && known.hits === hits;
    if (isKnown) return { answer, tree, set: known };
    const drawn = { matches, hits, view: ground.view, ...(await drawLines(evaluation, spec.sample, signal)) };
    // Tags that changed, but not the lines: what was read of them holds.
    const isSame = known?.view === ground.view && sameLines(known.lines, drawn.lines);
    const fresh = { number: ++numbered, words: null, orders: createRecent<string, Uint32Array>(KEPT_ORDERS) };
    const set = { ...(isSame ? known : fresh), ...drawn };
    sets.set(name, set);
    return { answer, tree, set };
  }

  /** Lines in the order asked for, or null when `isEnough` came first. */
  async function order(
    { answer, tree, set }: Opened,
    sort: readonly LineSort[],
    pacer: Pacer,
    isEnough: () => boolean,
  ): Promise<Uint32Array | null> {
    const name = sort.join();
    const known = set.orders.get(name);
    if (known || !tree) return known ?? new Uint32Array(0);
    const { view, catalogue } = answer.ground;
    if (needsWords(sort)) {
      set.words ??= new ContextWords(set.lines, tree, languageOfLines(set.lines, catalogue));
      await set.words.advance(view.rowTexts, pacer, isEnough);
      if (!set.words.isComplete) return null;
    }
    const ordered = await orderLines({ lines: set.lines, catalogue, words: set.words }, sort, pacer);
    set.orders.set(name, ordered);
    return ordered;
  }

  /** The ordinals of the lines that stand at some places of an order. */
  async function slice(opened: Opened, asked: Params<"concordance.ordinals">, signal: AbortSignal | undefined) {
    const { spec, offset, limit } = asked;
    const ordered = await order(opened, spec.sort, createPacer(signal), () => false);
    return ordered?.subarray(offset, offset + limit) ?? new Uint32Array(0);
  }

  return {
    async open(engine, { spec }, signal) {
      const opened = await find(engine, spec, signal);
      const { answer, tree, set } = opened;
      const due = performance.now() + CALL_MS;
      const ordered = await order(opened, spec.sort, createPacer(signal), () => performance.now() > due);
      const lines = lineCount(set.lines);
      return {
        generation: answer.generation,
        set: set.number,
        hasWords: tree !== null,
        hits: lineCount(set.all),
        hitContributions: set.all.rows.length,
        lines,
        lineContributions: set.lines.rows.length,
        most: MOST_LINES,
        read: ordered ? lines : (set.words?.read ?? 0),
      };
    },
    async lines(engine, params, signal) {
      const opened = await find(engine, params.spec, signal);
      const { answer, tree, set } = opened;
      const ordinals = await slice(opened, params, signal);
      const lines = tree ? factsOfLines(answer.ground.view, tree, set.lines, ordinals) : [];
      return { set: set.number, lines };
    },
    async ordinals(engine, params, signal) {
      const opened = await find(engine, params.spec, signal);
      return { set: opened.set.number, ordinals: [...(await slice(opened, params, signal))] };
    },
  };
}

/** All hits and those that are lines. */
async function drawLines(
  evaluation: Evaluation,
  sample: ConcordanceSpec["sample"],
  signal: AbortSignal | undefined,
): Promise<Pick<LineSet, "all" | "lines">> {
  const all = allHits(evaluation);
  const total = lineCount(all);
  if (sample) {
    const ordinals = await sampleOrdinals(total, sample.size, sample.seed, createPacer(signal));
    return { all, lines: someLines(all, ordinals) };
  }
  return { all, lines: total > MOST_LINES ? someLines(all, new Uint32Array(0)) : all };
}
