import type { EngineHandlers } from "../../shared/api/contract.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { READERS } from "../../shared/readers/registry.ts";
import { createConcordances } from "./concordance/concordances.ts";
import { createCorrections } from "./corrections/corrections.ts";
import { createTurns, type EngineContext } from "./engine-context.ts";
import { listFolders, suggestSavePath } from "./files/folders.ts";
import { createSafeSave, type SafeSave } from "./files/safe-save.ts";
import { createJobs, type Emit } from "./jobs.ts";
import { createJournals, type Journals } from "./journal/journals.ts";
import { createLibraries, type Libraries } from "./library/libraries.ts";
import { listLibraries } from "./library/library-file.ts";
import { acquireLock } from "./lock.ts";
import { createLog } from "./log.ts";
import { debatePage } from "./pages/debate-page.ts";
import { sourceColumns } from "./pages/source-columns.ts";
import { sourceRaw } from "./pages/source-raw.ts";
import { sourceReaders } from "./pages/source-readers.ts";
import { createSourceTexts } from "./pages/source-text.ts";
import { resolvePassages } from "./passages/resolve-passages.ts";
import { dataPaths } from "./paths.ts";
import { findPerson, listPeople } from "./people/person-rows.ts";
import { privacyPaths } from "./privacy.ts";
import { listSources } from "./query/source-rows.ts";
import { openSettings } from "./settings.ts";
import { sqliteVersion } from "./sqlite.ts";

/** Where an engine finds things. */
export interface WorkbenchOptions {
  dataFolder: string;
  /** The bundled sample. */
  seedsFolder: string;
  /** Where the folder dialog of the web host begins. */
  home: string;
  version: string;
  /** File of the parse worker, built or in source. */
  parseWorker: string;
  /** Whether changes in the folders of the open library are noticed by themselves. */
  watchFolders: boolean;
  /** What carries the engine, for the sentence that says who holds the data folder. */
  host?: string;
}

/** One engine: everything behind `engineCalls`. */
export interface Workbench {
  handlers: EngineHandlers;
  /** Tells events to a client; returns the function that stops it. */
  attach(emit: Emit): () => void;
  /** Notes a bug in the log and answers with its id; for `serve`. */
  reportBug(error: unknown, method: string): string;
  /** Cancels jobs, drops unfinished saves, makes snapshots, gives the data folder free. */
  close(): Promise<void>;
}

/**
 * Starts an engine on a data folder. Where another engine holds it, or it cannot be written, everything can be
 * read and nothing changed.
 */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  const paths = dataPaths(options.dataFolder);
  const since = new Date().toISOString();
  const lock = acquireLock(paths, { pid: process.pid, host: options.host ?? "engine", since });
  const log = createLog(paths.log);
  const clients = new Set<Emit>();
  const emit: Emit = (event, payload) => {
    for (const client of clients) client(event, payload);
  };
  const inTurn = createTurns();
  const settings = openSettings(paths.settings, lock.held);
  const context: EngineContext = {
    paths,
    log,
    settings,
    emit,
    inTurn,
    jobs: createJobs(emit, log, inTurn),
    seedsFolder: options.seedsFolder,
    parseWorker: options.parseWorker,
    watchFolders: options.watchFolders,
    version: options.version,
    readOnly: lock.held ? null : lock,
    diagnostics: settings.diagnostics,
  };
  const journals = createJournals(context);
  const libraries = createLibraries(context, journals);
  const saves = createSafeSave({
    home: options.home,
    protectedFolders: () => [
      ...listLibraries(paths).flatMap((library) => library.roots.map((root) => root.path)),
      ...(libraries.summary()?.roots.map((root) => root.path) ?? []),
    ],
  });
  return {
    handlers: createHandlers(options, context, { libraries, journals, saves }),
    reportBug: (error, method) => log.bug(error, method),
    attach(client) {
      clients.add(client);
      return () => clients.delete(client);
    },
    async close() {
      await context.jobs.close();
      await saves.close();
      journals.close();
      libraries.close();
      if (lock.held) lock.release();
    },
  };
}

interface Parts {
  libraries: Libraries;
  journals: Journals;
  saves: SafeSave;
}

function createHandlers(options: WorkbenchOptions, context: EngineContext, parts: Parts): EngineHandlers {
  const { libraries, journals, saves } = parts;
  const { paths, settings } = context;
  const corrections = createCorrections(context, libraries);
  const texts = createSourceTexts();
  const concordances = createConcordances();
  const query: Pick<EngineHandlers, Extract<keyof EngineHandlers, `query.${string}`>> = {
    "query.run": (params, signal) => libraries.session().query((engine) => engine.run(params, signal)),
    "query.rows": (params, signal) => libraries.session().query((engine) => engine.rows(params, signal)),
    "query.groupSizes": (params, signal) => libraries.session().query((engine) => engine.groupSizes(params, signal)),
    "query.groups": (params, signal) => libraries.session().query((engine) => engine.groups(params, signal)),
    "query.timeline": (params, signal) => libraries.session().query((engine) => engine.timeline(params, signal)),
    "query.facet": (params, signal) => libraries.session().query((engine) => engine.facet(params, signal)),
    "query.anchors": (params, signal) => libraries.session().query((engine) => engine.anchors(params, signal)),
    "query.hits": (params, signal) => libraries.session().query((engine) => engine.hits(params, signal)),
    "query.debates": (params, signal) => libraries.session().query((engine) => engine.debates(params, signal)),
    "query.divisions": (params, signal) => libraries.session().query((engine) => engine.divisions(params, signal)),
    "query.matching": (params, signal) => libraries.session().query((engine) => engine.matching(params, signal)),
    "query.position": (params, signal) => libraries.session().query((engine) => engine.position(params, signal)),
  };
  const concordance: Pick<EngineHandlers, Extract<keyof EngineHandlers, `concordance.${string}`>> = {
    "concordance.open": (params, signal) =>
      libraries.session().query((engine) => concordances.open(engine, params, signal)),
    "concordance.lines": (params, signal) =>
      libraries.session().query((engine) => concordances.lines(engine, params, signal)),
    "concordance.ordinals": (params, signal) =>
      libraries.session().query((engine) => concordances.ordinals(engine, params, signal)),
  };
  return {
    ...query,
    ...concordance,
    "library.open": ({ path }) => libraries.open(path),
    "library.reopen": ({ id }) => libraries.reopen(id),
    "library.current": () => libraries.summary(),
    "library.opening": () => libraries.opening(),
    "library.recent": () => libraries.recent(),
    "library.rescan": () => libraries.rescan(),
    "library.addRoot": ({ path }) => libraries.addRoot(path),
    "library.forget": async ({ id }) => {
      await libraries.forget(id);
      return {};
    },
    "folders.list": ({ path }) => listFolders(path, options.home),
    "jobs.cancel": ({ job }) => {
      context.jobs.cancel(job);
      return {};
    },
    "sources.list": ({ sort, offset, limit }) => {
      const rows = listSources(libraries.session().view(), sort);
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    "people.list": async ({ text, sort, offset, limit }) => {
      const rows = listPeople(await libraries.session().people(), { text, sort });
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    "people.get": async ({ name }) => {
      const session = libraries.session();
      return findPerson(await session.people(), session.facts.corrections, name);
    },
    "person.votes": (params) => libraries.session().query((engine) => engine.personVotes(params)),
    "division.lists": (params) => libraries.session().query((engine) => engine.divisionLists(params)),
    "contribution.mentions": (params) => libraries.session().query((engine) => engine.mentions(params)),
    "debate.mentions": (params, signal) => libraries.session().query((engine) => engine.debateMentions(params, signal)),
    "debate.page": (asked) => debatePage(libraries.session().view(), libraries.session().generation(), asked),
    "source.raw": (asked) => sourceRaw(texts, libraries.session().view(), asked),
    "source.readers": ({ source }) => {
      const session = libraries.session();
      return sourceReaders(texts, session.view(), session.facts.corrections, source);
    },
    "source.columns": (asked) => {
      const session = libraries.session();
      return sourceColumns(session.view(), session.facts.corrections, asked);
    },
    "readers.list": () => READERS.map(({ id, version, name }) => ({ id, version, name })),
    "corrections.list": () => corrections.list(),
    "corrections.apply": (params) => corrections.apply(params),
    "corrections.remove": (params) => corrections.remove(params),
    "passages.resolve": ({ anchors }) => resolvePassages(libraries.session().view(), anchors),
    "journal.append": ({ entries }) => journals.append(entries),
    "journal.read": (params) => journals.read(params),
    "projection.put": (params) => {
      const session = libraries.session();
      if (session.facts.id !== params.library) {
        throw new AppError("library-not-open", "Another library is open now.", "Open it again.");
      }
      session.projection.put(params);
      const generation = session.projection.generation();
      context.emit("projection.changed", { generation });
      return { generation };
    },
    "save.begin": ({ path, overwrite }) => saves.begin(path, overwrite),
    "save.append": async ({ save, chunk }) => {
      await saves.append(save, chunk);
      return {};
    },
    "save.commit": ({ save }) => saves.commit(save),
    "save.abort": async ({ save }) => {
      await saves.abort(save);
      return {};
    },
    "save.suggest": ({ name }) => suggestSavePath(name, options.home),
    "settings.get": () => settings.get(),
    "settings.set": (change) => settings.set(change),
    "privacy.paths": () => privacyPaths(paths),
    "engine.info": () => ({
      version: options.version,
      dataFolder: paths.root,
      node: process.versions.node,
      sqlite: sqliteVersion(),
      readOnly: context.readOnly !== null,
      readOnlyReason: context.readOnly?.reason ?? null,
    }),
  };
}
