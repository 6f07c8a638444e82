import type { LibrarySummary } from "../../../shared/api/library-schemas.ts";
import type { PersonRow } from "../../../shared/api/query-schemas.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { diskFullError } from "../files/file-error.ts";
import { sha256 } from "../files/sha256.ts";
import { isCorrupt, rebuiltDiagnostic, removeIndex } from "../index/index-database.ts";
import { createPacer } from "../index/pacer.ts";
import type { JobContext, JobReport } from "../jobs.ts";
import type { Log } from "../log.ts";
import { createMentions, type Mentions } from "../mentions/mention-columns.ts";
import { createProcedure, type Procedure } from "../procedure/procedure.ts";
import { createProjection, type Projection } from "../query/projection.ts";
import type { QueryEngine } from "../query/query-engine.ts";
import { createAsking } from "./asking.ts";
import { type BuildInput, type Built, buildLibrary, forgetFormer, groundworkAhead } from "./build-library.ts";
import { buildersInThreads } from "./builders-in-threads.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { createFolderWatch } from "./folder-watch.ts";
import { gatherPeople } from "./gather-people.ts";
import { mergePatches, readPeopleTables, readState } from "./kept-state.ts";
import { keysOfSource } from "./layout.ts";
import type { LibraryFacts } from "./library-file.ts";
import { type LoadResult, loadSources, nameOfSources } from "./load.ts";
import type { LoadedSource } from "./loaded-source.ts";
import { openIndex } from "./opened-index.ts";
import { createParsePool } from "./parse-pool.ts";
import type { FoundFolder } from "./scan.ts";
import { noSources, PART, partlyShown, readingStopped } from "./session-diagnostics.ts";
import { createTidying } from "./tidying.ts";
import { createView, type LibraryView } from "./view.ts";
import { readerVersions } from "./wanted-file.ts";

/** An open library: everything read from its files, rebuilt and indexed. */
export interface Session {
  facts: LibraryFacts;
  /** Takes over facts as they are on disk now, and what is wrong with the library as a whole. */
  update(facts: LibraryFacts, diagnostics: readonly Diagnostic[]): void;
  projection: Projection;
  /** Grows with every change of what a query could return. */
  generation(): number;
  view(): LibraryView;
  staleCorrections(): readonly string[];
  /** Everybody who speaks, in the order of names. */
  people(): Promise<readonly PersonRow[]>;
  summary(): LibrarySummary;
  /** Shows the library as it was last, before any file is looked at; false when nothing that holds was kept. */
  restore(): boolean;
  /**
   * Reads what is new, rebuilds and indexes if anything is. Where most of a large library is new, parts of it appear
   * before all is read, and `onPart` is told of each. Aborting leaves what appeared last.
   */
  load(context: JobContext, onPart?: () => void): Promise<JobReport>;
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
  log: Log;
  /** Of the program: another one rebuilds what was kept. */
  version: string;
  /** Where generations go on from, so that they never repeat while the engine runs. */
  generation: number;
  /** Told when something changed in the folders of the library after they were looked at; absent: nothing is watched. */
  onChange?(): void;
  /** Told when it is known who is mentioned: what was answered before says nobody is. */
  onMentions?(): void;
}

/** What the first looks leave in memory is dropped after this time in large libraries. */
const MEMORY_MS = 30_000;
const LARGE = 20_000;
/** Threads without work are ended after so long: what they have compiled is worth their 30 MB while a folder goes on changing. */
const REST_MS = 30 * 60_000;
/** At once where they failed, or read more than this part of a library: they hold much memory then. */
const SMALL_PART = 10;
/** Occurrences to rebuild that are worth handing over to threads. */
const MUCH = 20_000;

interface Shown extends Pick<Built, "state" | "search"> {
  view: LibraryView;
  mentions: Mentions;
  /** Kept for a while in case something else changes, or being read. */
  groundwork: Promise<Built["groundwork"] | null> | null;
  procedure: Procedure;
}

/** An open library without its sources; `restore` or `load` brings them. */
export function createSession(options: SessionOptions): Session {
  const { facts } = options;
  const projection = createProjection();
  let ownDiagnostics: readonly Diagnostic[] = [];
  let forgetting: NodeJS.Timeout | undefined;
  let generation = options.generation;
  let people: { generation: number; rows: PersonRow[] } | null = null;
  let opened = openIndex(options.index);
  let indexDiagnostics = opened.diagnostics;
  let shown: Shown | null = null;
  const watch = options.onChange && createFolderWatch({ onChange: options.onChange });
  /** Its threads rest for a while after work: what they have compiled halves the time of the next. */
  const pool = createParsePool(options.parseWorker);
  /** Whether threads failed in the last reading: others may be left in the middle of it. */
  let haveFailed = false;
  /** Whether its folders were looked at before: who looks again mostly knows of a change. */
  let hasLooked = false;
  let isClosed = false;
  /** Whether the last reading did not come to its end. */
  let isStopped = false;
  /** True when what is shown is no longer on disk: the index was found broken and begun anew. */
  let isLost = false;
  /** Whether the index is known to hold debates of what is shown alone. */
  let isTidy = false;
  const asking = createAsking({
    shown: current,
    generation: () => generation,
    projection,
    onMentions: () => options.onMentions?.(),
  });
  const tidying = createTidying(() => opened.database, options.log);

  function replaceIndex(): void {
    tidying.stop();
    opened.database.close();
    if (options.index !== ":memory:") removeIndex(options.index);
    opened = openIndex(options.index);
    isLost = true;
    indexDiagnostics = [rebuiltDiagnostic()];
  }

  /** Names all that a reconstruction is made of besides sources. */
  function made(): string {
    const { roots, corrections } = facts;
    return sha256(JSON.stringify([options.version, readerVersions(), roots, corrections]));
  }

  /** Names what is built of these sources now. */
  function namesOf(sources: readonly LoadedSource[]): BuildInput["names"] {
    return { made: made(), sources: nameOfSources(sources) };
  }

  /** From here on nothing can fail: all of a new state appears at once. */
  function show(built: Pick<Shown, "state" | "search" | "groundwork">): void {
    const { cache, debates } = opened;
    const { layout, unread } = built.state;
    const rootPaths = new Map(facts.roots.map((root) => [root.id, root.path]));
    const unreadById = new Map(unread.map((source) => [source.id, source]));
    const view = createView({ layout, debates, cache, rootPaths, unread: unreadById });
    const { state, search } = built;
    const mentions = createMentions(state.catalogue, search);
    shown = {
      ...built,
      view,
      mentions,
      procedure: createProcedure(view, state.catalogue, () => readPeopleTables(opened.database)),
    };
    isLost = false;
    generation++;
  }

  function isLarge(): boolean {
    return shown !== null && shown.view.rowCount >= LARGE;
  }

  function current(): Shown {
    if (!shown) throw new Error("nothing was loaded");
    return shown;
  }

  async function build(
    sources: Pick<LoadResult, "sources" | "diagnostics">,
    names: BuildInput["names"],
    options: Pick<BuildInput, "context" | "isPart" | "threads"> = {},
  ): Promise<void> {
    await tidying.settle();
    const { database, cache, index, debates } = opened;
    const { corrections } = facts;
    const former = shown && !isLost ? shown.state : null;
    const groundwork = former && (await shown?.groundwork);
    const input = { database, cache, index, ...sources, corrections, names, former, groundwork };
    const built = await buildLibrary({ ...input, ...options });
    show({ ...built, groundwork: Promise.resolve(built.groundwork) });
    forgetLater(built.search.kept.documents.length);
    const last = isTidy ? former : null;
    isTidy = false;
    const forget = async (signal?: AbortSignal): Promise<void> => {
      await forgetFormer(debates, cache, last, built.state, signal);
      isTidy = true;
    };
    // Of a part others are still waiting to be written.
    if (options.isPart) await forget(options.context?.signal);
    else {
      tidying.begin(async (signal) => {
        await forget(signal);
        await mergePatches(database, built.state, built.groundwork, createPacer(signal));
      });
    }
  }

  /** What was worked out for questions about a large library is worth more while it is looked at than later. */
  function forgetLater(size: number): void {
    clearTimeout(forgetting);
    if (size < LARGE) return;
    forgetting = setTimeout(() => {
      asking.forget();
      if (shown) shown.groundwork = null;
      collectGarbage();
    }, MEMORY_MS);
    forgetting.unref();
  }

  async function readAndBuild(context: JobContext, onPart?: () => void): Promise<JobReport> {
    haveFailed = false;
    try {
      const report = await readAndBuildWith(context, onPart);
      const isSmall = report.read * SMALL_PART <= report.read + report.reused;
      const areKept = isSmall && !haveFailed && !isClosed;
      // Ready when something changes: until it is, a thread takes as long as a tenth of what there is to do then.
      if (areKept && isLarge()) pool.start();
      pool.rest(areKept ? REST_MS : 0);
      return report;
    } catch (error) {
      // They may hold what was never asked of them.
      await pool.close();
      throw error;
    }
  }

  async function readAndBuildWith(context: JobContext, onPart?: () => void): Promise<JobReport> {
    await tidying.settle();
    const { cache, index } = opened;
    const { roots, corrections } = facts;
    const paths = roots.map((root) => root.path);
    const onFolders = (folders: readonly FoundFolder[]) => watch?.watch(paths, folders);
    // Other threads do not see what is kept in memory alone.
    const threads: BuildInput["threads"] =
      options.index === ":memory:"
        ? undefined
        : {
            least: MUCH,
            start: (ground, likely) => buildersInThreads(pool.builders(context.signal), options.index, ground, likely),
            onFailure(error) {
              haveFailed = true;
              options.log.bug(error, "rebuilding in threads, done again in one");
            },
          };
    const parts = onPart && {
      shown: shown?.view.sourceCount ?? 0,
      async show(sources: LoadedSource[], files: number) {
        // The job goes on to tell of its files, also while nothing is added to them.
        const ofFiles: JobContext = { ...context, progress: () => context.progress({}) };
        const diagnostics = [partlyShown(sources.length, files)];
        await build({ sources, diagnostics }, namesOf(sources), { context: ofFiles, isPart: true, threads });
        onPart();
      },
    };
    const onReading = () => {
      if (!shown || isLost) return;
      shown.groundwork ??= groundworkAhead(opened.database, shown.state, createPacer());
      forgetLater(shown.view.rowCount);
    };
    /** What changed in a file is mostly little: the rest of its words is not taken into the index again. */
    const heldTexts = (source: string) => (shown && !isLost ? keysOfSource(shown.state.layout, source) : null);
    if (hasLooked && isLarge()) pool.start();
    const loaded = await loadSources({
      roots,
      corrections,
      cache,
      index,
      pool,
      heldTexts,
      context,
      onFolders,
      onReading,
      parts,
    });
    hasLooked = true;

    const names = namesOf(loaded.sources);
    const isSame =
      shown !== null && !isLost && shown.state.made === names.made && shown.state.sources === names.sources;
    if (isSame) current().state.diagnostics = loaded.diagnostics;
    else await build(loaded, names, { context, threads });
    return { read: loaded.read, reused: loaded.reused, unreadable: current().state.counts.unreadable };
  }

  /** Does work on the index; where the index turns out to be broken, replaces it and does it again. */
  async function repairing<T>(work: () => Promise<T>, prepare?: () => Promise<unknown>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isCorrupt(error)) throw diskFullError(error, "the index") ?? error;
      replaceIndex();
      await prepare?.();
      return work();
    }
  }

  const silent: JobContext = { signal: new AbortController().signal, progress: () => {} };

  return {
    facts,
    update(next, diagnostics) {
      Object.assign(facts, next);
      ownDiagnostics = diagnostics;
    },
    projection,
    generation: () => generation,
    view: () => current().view,
    staleCorrections: () => current().state.staleCorrections,
    people: () =>
      repairing(
        async () => {
          if (people?.generation !== generation) people = { generation, rows: gatherPeople(opened.database) };
          return people.rows;
        },
        () => readAndBuild(silent),
      ),
    summary() {
      const { state, view } = current();
      const { counts, diagnostics } = state;
      return {
        id: facts.id,
        name: facts.name,
        isSample: facts.isSample,
        roots: facts.roots,
        contributions: view.rowCount,
        ...counts,
        sources: view.sourceCount,
        generation,
        diagnostics: [
          ...ownDiagnostics,
          ...indexDiagnostics,
          ...diagnostics.map((one) => (one.code === PART && isStopped ? readingStopped(one) : one)),
          ...(view.sourceCount === 0 ? [noSources()] : []),
          ...[watch?.diagnostic() ?? []].flat(),
        ],
      };
    },
    restore() {
      const state = readState(opened.database, made());
      const search = state && opened.index.restore(state.search);
      if (!search) return false;
      show({ state, search, groundwork: null });
      forgetLater(search.kept.documents.length);
      return true;
    },
    async load(context, onPart) {
      isStopped = false;
      try {
        return await repairing(() => readAndBuild(context, onPart));
      } catch (error) {
        isStopped = true;
        throw error;
      }
    },
    rebuild: () =>
      repairing(
        () => {
          const sources = current().view.sources();
          return build({ sources, diagnostics: current().state.diagnostics }, namesOf(sources));
        },
        () => readAndBuild(silent),
      ),
    query: (question) =>
      repairing(
        () => asking.ask(question),
        () => readAndBuild(silent),
      ),
    close() {
      isClosed = true;
      asking.close();
      clearTimeout(forgetting);
      void pool.close();
      watch?.close();
      tidying.stop();
      opened.database.close();
    },
  };
}
