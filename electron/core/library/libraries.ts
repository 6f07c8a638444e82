import { existsSync, rmSync } from "node:fs";
import type { Result } from "../../../shared/api/contract.ts";
import type { LibrarySummary } from "../../../shared/api/library-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { type EngineContext, refuseWhenReadOnly } from "../engine-context.ts";
import type { JobContext, JobReport } from "../jobs.ts";
import type { Journals } from "../journal/journals.ts";
import { libraryPaths, makePrivateFolder } from "../paths.ts";
import { forgetLibrary } from "../privacy.ts";
import { findMovedLibrary, libraryAt, realFolder } from "./find-library.ts";
import {
  type LibraryFacts,
  listLibraries,
  newerVersionError,
  newLibrary,
  newRoot,
  readLibrary,
  writeLibrary,
} from "./library-file.ts";
import { isInside } from "./scan.ts";
import { createSession, type Session } from "./session.ts";

/** The libraries of a data folder, of which one is open. */
export interface Libraries {
  /** The open library. Throws `library-not-open`. */
  session(): Session;
  /** Throws when the open library may not be changed. */
  refuseChanges(): void;
  summary(): LibrarySummary | null;
  /** The job by which a library is being opened. */
  opening(): Result<"library.opening">;
  /** Tells all clients what is open now. */
  tellChanged(): void;
  open(path: string | null): Promise<Result<"library.open">>;
  reopen(id: string): Promise<Result<"library.reopen">>;
  rescan(): Result<"library.rescan">;
  addRoot(path: string): Promise<Result<"library.addRoot">>;
  recent(): Result<"library.recent">;
  forget(id: string): Promise<void>;
  close(): void;
}

interface Opened {
  session: Session;
  isNewer: boolean;
}

interface Found {
  facts: LibraryFacts;
  isNewer: boolean;
  diagnostics: Diagnostic[];
}

/** Opens libraries, one at a time; opening another one replaces it when its files are read. */
export function createLibraries(context: EngineContext, journals: Journals): Libraries {
  const { paths } = context;
  const canWrite = context.readOnly === null;
  let opened: Opened | null = null;
  /** The job that opens a library, or did so last. */
  let opening: string | null = null;
  let generation = 0;
  /** Sessions of whose folders a look waits for its turn. */
  const waiting = new Set<Session>();

  function session(): Session {
    if (!opened) throw new AppError("library-not-open", "No library is open.", "Open a folder first.");
    return opened.session;
  }

  function refuseChanges(): void {
    refuseWhenReadOnly(context);
    session();
    if (opened?.isNewer) throw newerVersionError();
  }

  function summary(): LibrarySummary | null {
    if (!opened) return null;
    const own = opened.session.summary();
    const journal = journals.of(own.id).diagnostics();
    return { ...own, diagnostics: [...context.diagnostics, ...own.diagnostics, ...journal] };
  }

  function tellChanged(): void {
    const now = summary();
    if (now) context.emit("library.changed", now);
  }

  /** The known library of a real path, a moved one, or a new one. */
  async function find(real: string, isSample: boolean): Promise<Found> {
    const known = libraryAt(paths, real);
    if (known) return stored(known.id);
    const moved = canWrite ? await findMovedLibrary(paths, real) : null;
    if (moved) {
      const { facts, isNewer, diagnostics } = stored(moved.id);
      const roots = facts.roots.map((root) => ({ ...root, path: real }));
      return { facts: { ...facts, roots }, isNewer, diagnostics: [...diagnostics, moved.diagnostic] };
    }
    return { facts: newLibrary(paths, real, isSample), isNewer: false, diagnostics: [] };
  }

  function stored(id: string): Found {
    const found = readLibrary(paths, id, canWrite);
    if (!found) throw new AppError("not-found", "There is no library of that id.", "Open its folder.");
    return found;
  }

  function start(found: Found): Result<"library.open"> {
    const id = found.facts.id;
    opening = context.jobs.start("open", (job) => replace(found, job));
    return { job: opening, library: id };
  }

  async function replace(found: Found, job: JobContext): Promise<JobReport> {
    const { isNewer } = found;
    const facts = { ...found.facts, openedAt: new Date().toISOString() };
    const library = libraryPaths(paths, facts.id);
    const isOpen = opened?.session.facts.id === facts.id;
    const next = isOpen ? session() : openSession(facts);
    const former = { ...next.facts };
    next.update(facts, found.diagnostics);
    // As it was last, at once; then its files are looked at.
    if (!isOpen && next.restore()) adopt(next, isNewer);
    const keepAndAdopt = () => {
      if (canWrite && !isNewer) writeLibrary(paths, next.facts);
      adopt(next, isNewer);
      context.settings.set({ lastLibrary: facts.id });
    };
    try {
      const report = await next.load(job, keepAndAdopt);
      keepAndAdopt();
      return report;
    } catch (error) {
      if (isOpen) next.update(former, []);
      if (opened?.session === next) tellChanged();
      else next.close();
      // A library that was never opened whole leaves nothing behind.
      if (canWrite && !existsSync(library.manifest)) rmSync(library.folder, { recursive: true, force: true });
      throw error;
    }
  }

  function adopt(next: Session, isNewer: boolean): void {
    if (opened && opened.session !== next) opened.session.close();
    opened = { session: next, isNewer };
    generation = next.generation();
    tellChanged();
  }

  function openSession(facts: LibraryFacts): Session {
    const library = libraryPaths(paths, facts.id);
    if (canWrite) makePrivateFolder(library.folder);
    const index = canWrite ? library.index : ":memory:";
    const { parseWorker, version, log } = context;
    const onChange = context.watchFolders ? () => lookSoon(next) : undefined;
    const onMentions = () => context.emit("projection.changed", { generation: next.projection.generation() });
    const next: Session = createSession({ facts, index, parseWorker, log, version, generation, onChange, onMentions });
    return next;
  }

  /** Looks at a library's folders when its turn comes, if it is open then. A look that waits already is enough. */
  function lookSoon(changed: Session): void {
    if (waiting.has(changed)) return;
    waiting.add(changed);
    context.jobs.start("open", async (job) => {
      waiting.delete(changed);
      if (opened?.session !== changed) return { read: 0, reused: 0, unreadable: 0 };
      const before = JSON.stringify(summary());
      const report = await changed.load(job);
      generation = changed.generation();
      if (JSON.stringify(summary()) !== before) tellChanged();
      return report;
    });
  }

  async function reload(job: JobContext): Promise<JobReport> {
    const report = await session().load(job);
    tellGeneration();
    return report;
  }

  async function rescan(job: JobContext): Promise<JobReport> {
    try {
      return await session().load(job, tellGeneration);
    } finally {
      tellGeneration();
    }
  }

  function tellGeneration(): void {
    generation = session().generation();
    tellChanged();
  }

  return {
    session,
    refuseChanges,
    summary,
    tellChanged,
    opening: () => (opening !== null && context.jobs.isRunning(opening) ? { job: opening } : null),
    async open(path) {
      const real = await realFolder(path ?? context.seedsFolder);
      const isSample = path === null || real === (await realFolder(context.seedsFolder).catch(() => null));
      return start(await find(real, isSample));
    },
    reopen: async (id) => start(stored(id)),
    rescan: () => ({ library: session().facts.id, job: context.jobs.start("open", rescan) }),
    async addRoot(path) {
      refuseChanges();
      const real = await realFolder(path);
      const { facts } = session();
      if (facts.roots.some((root) => isInside(root.path, real) && root.path !== real)) {
        const action = "Open it as a library of its own instead.";
        throw new AppError("exists", `${path} holds a folder that is in this library already.`, action, { path });
      }
      const isThere = facts.roots.some((root) => isInside(real, root.path));
      const job = context.jobs.start("open", async (job) => {
        const former = facts.roots;
        if (!isThere) facts.roots = [...former, newRoot(real, former)];
        try {
          const report = await reload(job);
          writeLibrary(paths, facts);
          return report;
        } catch (error) {
          facts.roots = former;
          throw error;
        }
      });
      return { job, library: facts.id };
    },
    recent: () =>
      listLibraries(paths).map(({ id, name, roots, openedAt }) => {
        const path = roots[0]?.path ?? "";
        return { id, name, path, openedAt, exists: existsSync(path) };
      }),
    forget: (id) =>
      context.inTurn(async () => {
        refuseWhenReadOnly(context);
        journals.release(id);
        if (opened?.session.facts.id === id) {
          opened.session.close();
          opened = null;
        }
        forgetLibrary(paths, id);
        if (context.settings.get().lastLibrary === id) context.settings.set({ lastLibrary: null });
      }),
    close() {
      opened?.session.close();
      opened = null;
    },
  };
}
