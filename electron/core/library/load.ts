import { setImmediate } from "node:timers/promises";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { READERS } from "../../../shared/readers/registry.ts";
import type { JobContext } from "../jobs.ts";
import type { LibraryRoot } from "./library-file.ts";
import { createParsePool } from "./parse-pool.ts";
import { type ReadOutcome, type ReadTask, readTask } from "./read-file.ts";
import { type FoundFile, scanRoot } from "./scan.ts";
import type { CacheKey, SourceCache } from "./source-cache.ts";
import type { LoadedSource } from "./view.ts";

/** What loading needs to know. */
export interface LoadInput {
  roots: readonly LibraryRoot[];
  corrections: readonly Correction[];
  cache: SourceCache;
  /** File of the parse worker. */
  parseWorker: string;
  context: JobContext;
}

/** All sources of a library, read or not, and what is wrong with its folders as a whole. */
export interface LoadResult {
  sources: LoadedSource[];
  diagnostics: Diagnostic[];
  read: number;
  reused: number;
}

/** Below this a library is read in this thread: starting workers would take longer. */
const SMALL = { files: 20, bytes: 2_000_000 };

/** So many files are taken from the cache before anything else gets its turn. */
const CACHE_BATCH = 50;

interface Wanted {
  root: LibraryRoot;
  file: FoundFile;
  key: CacheKey;
  task: ReadTask;
}

/**
 * Finds and reads all files of a library; what the cache holds is not read again. A file that cannot be read
 * becomes a source with a diagnostic; a root that is gone gives what was last read of it. Throws only the
 * abort reason.
 */
export async function loadSources(input: LoadInput): Promise<LoadResult> {
  const { cache, context } = input;
  const result: LoadResult = { sources: [], diagnostics: [], read: 0, reused: 0 };
  const wanted: Wanted[] = [];
  for (const root of input.roots) wanted.push(...(await scan(root, input, result)));

  const missing: Wanted[] = [];
  for (const [at, one] of wanted.entries()) {
    if (at % CACHE_BATCH === 0) {
      context.progress({ stage: "reading", done: at, total: wanted.length });
      await setImmediate();
      context.signal.throwIfAborted();
    }
    const parsed = cache.get(one.key);
    if (parsed) result.sources.push(loaded(one, { ok: true, parsed, packed: null }));
    else missing.push(one);
  }
  result.reused += wanted.length - missing.length;
  await readAll(missing, input, (one, outcome) => {
    result.read++;
    result.sources.push(loaded(one, outcome));
    if (outcome.ok && outcome.packed) cache.put(one.key, outcome.parsed.revision, outcome.packed);
  });
  result.sources.sort((a, b) => (a.id < b.id ? -1 : 1));
  cache.keepOnly(new Set(result.sources.map((source) => source.id)));
  context.signal.throwIfAborted();
  return result;
}

async function scan(root: LibraryRoot, input: LoadInput, result: LoadResult): Promise<Wanted[]> {
  const { context, cache, corrections } = input;
  const rootFacts = (path: string) => ({ id: `${root.id}/${path}`, rootId: root.id, path });
  try {
    context.progress({ stage: "scanning" });
    const onProgress = (files: number) => context.progress({ stage: "scanning", done: files });
    const found = await scanRoot(root.path, { signal: context.signal, onProgress });
    for (const { relativePath, code, message } of found.problems) {
      const diagnostics: Diagnostic[] = [{ code, severity: "error", message, place: null }];
      const file = `${root.path}/${relativePath}`;
      result.sources.push({ ...rootFacts(relativePath), file, size: 0, revision: "", parsed: null, diagnostics });
    }
    if (found.leftOut.length > 0) result.diagnostics.push(leftOutDiagnostic(found.leftOut));
    return found.files.map((file) => wantedFile(root, file, corrections));
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    const kept = cache.below(root.id);
    for (const parsed of kept) {
      const path = parsed.source.slice(root.id.length + 1);
      const { byteLength: size, revision, diagnostics } = parsed;
      result.sources.push({ ...rootFacts(path), file: `${root.path}/${path}`, size, revision, parsed, diagnostics });
    }
    result.reused += kept.length;
    result.diagnostics.push(rootMissing(root, error, kept.length));
    return [];
  }
}

function wantedFile(root: LibraryRoot, file: FoundFile, corrections: readonly Correction[]): Wanted {
  const source = `${root.id}/${file.relativePath}`;
  const reader = chosenReader(source, corrections);
  const { size, modified } = file;
  const readers = READERS.map(({ id, version }) => `${id}:${version}`).join(" ");
  return {
    root,
    file,
    key: { source, size, modified, readers, chosen: reader ?? "" },
    task: { source, relativePath: file.relativePath, path: file.path, reader },
  };
}

/** The reader the analyst chose for a file or a folder above it; the last choice that fits holds. */
export function chosenReader(source: string, corrections: readonly Correction[]): string | null {
  const relative = source.slice(source.indexOf("/") + 1);
  let chosen: string | null = null;
  for (const { body } of corrections) {
    if (body.type !== "reader") continue;
    const fits = [source, relative].some((path) => path === body.path || path.startsWith(`${body.path}/`));
    if (fits) chosen = body.reader;
  }
  return chosen;
}

type Take = (one: Wanted, outcome: ReadOutcome) => void;

async function readAll(missing: Wanted[], { context, parseWorker }: LoadInput, take: Take): Promise<void> {
  const bytesTotal = missing.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  let bytesDone = 0;
  context.progress({ stage: "reading", done, total: missing.length, bytesDone, bytesTotal });
  const finish: Take = (one, outcome) => {
    take(one, outcome);
    done++;
    bytesDone += one.file.size;
    context.progress({ done, bytesDone });
  };
  if (missing.length < SMALL.files && bytesTotal < SMALL.bytes) {
    for (const one of missing) {
      finish(one, await readTask(one.task, { pack: true, signal: context.signal }));
      await setImmediate();
      context.signal.throwIfAborted();
    }
    return;
  }
  const pool = createParsePool(parseWorker);
  const queue = missing.values();
  try {
    const lanes = Array.from({ length: pool.size }, async () => {
      for (const one of queue) finish(one, await pool.read(one.task, context.signal));
    });
    await Promise.all(lanes);
  } finally {
    await pool.close();
  }
}

function loaded({ root, file, key }: Wanted, outcome: ReadOutcome): LoadedSource {
  const facts = { id: key.source, rootId: root.id, path: file.relativePath, file: file.path };
  if (outcome.ok) {
    const { parsed } = outcome;
    return { ...facts, size: parsed.byteLength, revision: parsed.revision, parsed, diagnostics: parsed.diagnostics };
  }
  const { code, message, revision } = outcome;
  const severity = code === "empty-file" ? "warning" : "error";
  const diagnostics: Diagnostic[] = [{ code, severity, message, place: null }];
  return { ...facts, size: file.size, revision: revision ?? "", parsed: null, diagnostics };
}

function leftOutDiagnostic(leftOut: readonly string[]): Diagnostic {
  const names = leftOut.slice(0, 5).join(", ") + (leftOut.length > 5 ? " and more" : "");
  const message = `Files that only describe the folder are not read as transcripts: ${names}.`;
  return { code: "files-left-out", severity: "info", message, place: null };
}

function rootMissing(root: LibraryRoot, error: AppError, kept: number): Diagnostic {
  const shown = kept > 0 ? ` The ${kept} files read before are shown as they were.` : "";
  const message = `The folder ${root.path} cannot be read now.${shown} Plug in its drive or open it at its new place.`;
  return {
    code: error.code === "not-found" ? "root-missing" : "root-unreadable",
    severity: "error",
    message,
    place: null,
  };
}
