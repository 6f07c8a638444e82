import type { DatabaseSync } from "node:sqlite";
import type { LibrarySummary } from "../../../shared/api/schemas.ts";
import { type ReconstructionMemo, reconstruct } from "../../../shared/debates/reconstruct.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { diskFullError } from "../files/file-error.ts";
import { buildCatalogue } from "../index/catalogue.ts";
import { isCorrupt, openIndexDatabase, rebuiltDiagnostic, removeIndex } from "../index/index-database.ts";
import type { SearchIndex, SearchTexts, TextSearch } from "../index/search-index.ts";
import { createTextIndex } from "../index/text-index.ts";
import type { JobContext, JobReport } from "../jobs.ts";
import type { QueryGround } from "../query/evaluate.ts";
import { createProjection, type Projection } from "../query/projection.ts";
import { createQueryEngine, type QueryEngine } from "../query/query-engine.ts";
import { isUnreadable } from "../query/source-rows.ts";
import type { LibraryFacts } from "./library-file.ts";
import { type LoadResult, loadSources } from "./load.ts";
import { createSourceCache } from "./source-cache.ts";
import { buildView, type LibraryView, type Turn, turnText } from "./view.ts";

/** An open library: everything read from its files, rebuilt and indexed. */
export interface Session {
  facts: LibraryFacts;
  /** Takes over facts as they are on disk now, and what is wrong with the library as a whole. */
  update(facts: LibraryFacts, diagnostics: readonly Diagnostic[]): void;
  projection: Projection;
  /** Grows with every change of what a query could return. */
  generation(): number;
  view(): LibraryView;
  summary(): LibrarySummary;
  /** Reads what is new, rebuilds and indexes. Aborting leaves the former state. */
  load(context: JobContext): Promise<JobReport>;
  /** Applies corrections to what is loaded, at once. `facts.corrections` must hold them already. */
  rebuild(): Promise<void>;
  /** Asks the query engine; an index found broken is rebuilt and the question asked again. */
  query<T>(ask: (engine: QueryEngine) => T | Promise<T>): Promise<T>;
  close(): void;
}

export interface SessionOptions {
  facts: LibraryFacts;
  /** File of the index, or `:memory:`. */
  index: string;
  parseWorker: string;
  /** Where generations go on from, so that they never repeat while the engine runs. */
  generation: number;
}

/** An open library without its sources; `load` brings them. */
export function createSession(options: SessionOptions): Session {
  const { facts } = options;
  const projection = createProjection();
  let database: DatabaseSync;
  let index: SearchIndex;
  let ownDiagnostics: readonly Diagnostic[] = [];
  let indexDiagnostics: Diagnostic[] = [];
  let loaded: LoadResult = { sources: [], diagnostics: [], read: 0, reused: 0 };
  let memo: ReconstructionMemo | undefined;
  let view = buildView([], { debates: [], people: [], staleCorrections: [] });
  let catalogue = buildCatalogue([], () => "");
  let search: TextSearch | null = null;
  let generation = options.generation;
  let engine: { engine: QueryEngine; generation: number; projected: number } | null = null;
  openIndex();

  function openIndex(): void {
    const opened = openIndexDatabase(options.index);
    database = opened.database;
    index = createTextIndex(database);
    indexDiagnostics = [...indexDiagnostics, ...opened.diagnostics];
  }

  function replaceIndex(): void {
    database.close();
    if (options.index !== ":memory:") removeIndex(options.index);
    openIndex();
    indexDiagnostics = [rebuiltDiagnostic()];
  }

  async function build(sources: LoadResult, corrections: readonly Correction[], context?: JobContext): Promise<void> {
    context?.progress({ stage: "rebuilding", done: 0, total: null });
    const parsed = sources.sources.flatMap((source) => source.parsed ?? []);
    const built = reconstruct(parsed, corrections, memo);
    const next = buildView(sources.sources, built.reconstruction);
    const nextCatalogue = buildCatalogue(next.rows, (id) => next.sources.get(id)?.path ?? id);
    const nextSearch = await syncIndex(next, context);
    // From here on nothing can fail: all of the new state appears at once.
    ({ memo } = built);
    [view, catalogue, search, loaded] = [next, nextCatalogue, nextSearch, sources];
    generation++;
  }

  async function syncIndex(next: LibraryView, context?: JobContext): Promise<TextSearch> {
    const onProgress = (done: number, total: number) => context?.progress({ stage: "indexing", done, total });
    return repairing(() => index.sync(searchTexts(next), { signal: context?.signal, onProgress }));
  }

  /** Does work on the index; where the index turns out to be broken, replaces it and does it again. */
  async function repairing<T>(work: () => T | Promise<T>, prepare?: () => Promise<void>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isCorrupt(error)) throw diskFullError(error, "the index") ?? error;
      replaceIndex();
      await prepare?.();
      return work();
    }
  }

  async function currentEngine(): Promise<QueryEngine> {
    const projected = projection.generation();
    if (!engine || engine.generation !== generation || engine.projected !== projected) {
      search ??= await index.sync(searchTexts(view));
      const ground: QueryGround = { view, catalogue, search, projected: projection.over(view) };
      engine = { engine: createQueryEngine(ground, generation), generation, projected };
    }
    return engine.engine;
  }

  return {
    facts,
    update(next, diagnostics) {
      Object.assign(facts, next);
      ownDiagnostics = diagnostics;
    },
    projection,
    generation: () => generation,
    view: () => view,
    summary: () =>
      summarise(facts, view, generation, [
        ...ownDiagnostics,
        ...indexDiagnostics,
        ...loaded.diagnostics,
        ...(view.sources.size === 0 && generation > options.generation ? [noSources()] : []),
      ]),
    async load(context) {
      const { roots, corrections } = facts;
      const load = () =>
        loadSources({
          roots,
          corrections,
          cache: createSourceCache(database),
          parseWorker: options.parseWorker,
          context,
        });
      const sources = await repairing(load);
      await build(sources, corrections, context);
      const unreadable = sources.sources.filter(isUnreadable).length;
      return { read: sources.read, reused: sources.reused, unreadable };
    },
    rebuild: () => build(loaded, facts.corrections),
    query: (ask) =>
      repairing(
        async () => ask(await currentEngine()),
        async () => {
          engine = null;
          search = await syncIndex(view);
        },
      ),
    close: () => database.close(),
  };
}

/** The words of the counted turns. */
function searchTexts({ rows }: LibraryView): SearchTexts {
  return {
    size: rows.length,
    hash: (row) => (rows[row] as Turn).leading.hash,
    text: (row) => turnText(rows[row] as Turn),
  };
}

function noSources(): Diagnostic {
  const message = "There are no files in this folder. Put transcripts there and look again, or open another folder.";
  return { code: "no-sources", severity: "warning", message, place: null };
}

function summarise(
  facts: LibraryFacts,
  view: LibraryView,
  generation: number,
  diagnostics: Diagnostic[],
): LibrarySummary {
  const { debates } = view.reconstruction;
  const writtenQuestions = debates.filter((debate) => debate.kind === "written-question").length;
  return {
    id: facts.id,
    name: facts.name,
    isSample: facts.isSample,
    roots: facts.roots,
    contributions: view.rows.length,
    debates: debates.length - writtenQuestions,
    writtenQuestions,
    sources: view.sources.size,
    unreadable: [...view.sources.values()].filter(isUnreadable).length,
    generation,
    diagnostics,
  };
}
