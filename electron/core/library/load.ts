import { setImmediate } from "node:timers/promises";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { sha256 } from "../files/sha256.ts";
import { createPacer } from "../index/pacer.ts";
import type { SearchIndex } from "../index/search-index.ts";
import type { ReadySegment } from "../index/segment-writer.ts";
import type { JobContext } from "../jobs.ts";
import type { CacheKey, CacheValidity } from "./cache-validity.ts";
import { companionFinder } from "./companions.ts";
import { dueParts } from "./due-parts.ts";
import type { LibraryRoot } from "./library-file.ts";
import { keptSource, type LoadedSource, loadedSource } from "./loaded-source.ts";
import type { PackedSource } from "./packed-source.ts";
import type { ParsePool } from "./parse-pool.ts";
import { type BegunBatch, beginBatch, createEarlyReading, type EarlyReading, isLittle } from "./read-early.ts";
import { type ReadOutcome, readTask } from "./read-file.ts";
import { type FoundFile, type FoundFolder, scanRoot } from "./scan.ts";
import type { SourceCache } from "./source-cache.ts";
import { needsWorker } from "./text-forms/text-form.ts";
import { readerVersions, taskOf, type WantedFile, wantedFile } from "./wanted-file.ts";

/** What loading needs to know. */
export interface LoadInput {
  roots: readonly LibraryRoot[];
  corrections: readonly Correction[];
  cache: SourceCache;
  /** Takes in the words of what is read. */
  index: SearchIndex;
  /** Threads to read in, where there is much to read. */
  pool: ParsePool;
  /** Keys (two halves each) of texts of a source that the index holds already; null where there is none. */
  heldTexts(source: string): Uint32Array | null;
  context: JobContext;
  /** Told which folders hold the files, before these are read. */
  onFolders?(folders: readonly FoundFolder[]): void;
  /** Told when threads have begun to read: what can be done meanwhile costs no time. */
  onReading?(): void;
  /** How a library of which much is to be read is shown before all of it is; absent: it is not. */
  parts?: {
    /** Files that are shown already: fewer than twice as many are not worth showing. */
    shown: number;
    /** Called with what is there so far; the index holds its words. Nothing is written until it answers. */
    show(sources: LoadedSource[], files: number): Promise<void>;
  };
}

/** All sources of a library, read or not, and what is wrong with its folders as a whole. */
export interface LoadResult {
  /** By id. */
  sources: LoadedSource[];
  diagnostics: Diagnostic[];
  read: number;
  reused: number;
}

/** At most so much is read in one go, and each thread gets so many batches or more: so they share the work alike. */
const BATCH = { files: 64, bytes: 1_000_000, shares: 4 };

/** Batches that may wait to be kept, so that files are read on while a part is put together to be shown. */
const AHEAD = 12;

/** Names a set of sources: equal for equal files, readers and failures. */
export function nameOfSources(sources: readonly LoadedSource[]): string {
  const marks = new Float64Array(sources.length);
  const names = sources.map((source, at) => {
    const { id, reading } = source;
    marks[at] = reading?.mark ?? 0;
    return reading ? id : `${id}\0${source.diagnostics[0]?.message}`;
  });
  return sha256(`${names.join("\n")}\n${sha256(new Uint8Array(marks.buffer))}`);
}

/**
 * Finds and reads all files of a library; what the cache holds is not read again. A file that cannot be read
 * becomes a source with a diagnostic; a root that is gone gives what was last read of it. Throws only the
 * abort reason.
 */
export async function loadSources(input: LoadInput): Promise<LoadResult> {
  const { cache, context } = input;
  const result: LoadResult = { sources: [], diagnostics: [], read: 0, reused: 0 };
  const validity = cache.validity(readerVersions());
  const looking: Looking = { early: createEarlyReading(input, validity), validity, missing: [], folders: [] };
  for (const root of input.roots) await look(root, input, looking, result);
  input.onFolders?.(looking.folders);
  context.progress({ stage: "reading", done: 0, total: result.reused + looking.missing.length });
  await setImmediate();
  context.signal.throwIfAborted();
  await readAll(looking.missing, looking.early.begun(), input, result);
  result.sources.sort((a, b) => (a.id < b.id ? -1 : 1));
  // Whatever could be read is there: where there is no more, nothing is to be forgotten.
  const readable = result.sources.reduce((sum, { reading }) => sum + (reading === null ? 0 : 1), 0);
  if (cache.size() > readable) cache.keepOnly(new Set(result.sources.map((source) => source.id)));
  context.signal.throwIfAborted();
  return result;
}

function pathsOf(roots: readonly LibraryRoot[]): Map<string, string> {
  return new Map(roots.map(({ id, path }) => [id, path]));
}

/** What comes of looking at the roots, besides sources. */
interface Looking {
  early: EarlyReading;
  validity: CacheValidity;
  /** Files that are to be read. */
  missing: WantedFile[];
  folders: FoundFolder[];
}

async function look(root: LibraryRoot, input: LoadInput, looking: Looking, result: LoadResult): Promise<void> {
  const { context, cache, corrections, pool } = input;
  const { early, validity, missing } = looking;
  const { signal } = context;
  const rootPaths = pathsOf([root]);
  try {
    context.progress({ stage: "scanning" });
    const onProgress = (files: number) => context.progress({ stage: "scanning", done: files });
    const onSeen = (files: readonly FoundFile[]) => early.saw(root, files);
    const found = await scanRoot(root.path, { signal, onProgress, onSeen, lookers: pool.lookers(signal) });
    for (const folder of found.folders) looking.folders.push(folder);
    for (const { relativePath, code, message } of found.problems) {
      result.sources.push(unreadSource(root, relativePath, { code, severity: "error", message, place: null }));
    }
    if (found.leftOut.length > 0) result.diagnostics.push(leftOutDiagnostic(found.leftOut));
    const companionsOf = companionFinder(found.files);
    const pacer = createPacer(signal);
    for (const file of found.files) {
      const wanted = wantedFile(root, file, companionsOf(file), corrections);
      const reading = validity.valid(wanted.key);
      if (reading) {
        result.sources.push(keptSource(wanted.key.source, reading, cache.get, rootPaths));
        result.reused++;
      } else missing.push(wanted);
      if (pacer.isDue()) await pacer.breathe();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    const kept = cache.all().filter(({ source }) => source.startsWith(`${root.id}/`));
    for (const one of kept) result.sources.push(loadedSource(one, rootPaths));
    result.reused += kept.length;
    result.diagnostics.push(rootMissing(root, error, kept.length));
  }
}

/** `early` are files that threads were asked for already. */
async function readAll(
  missing: readonly WantedFile[],
  early: readonly BegunBatch[],
  input: LoadInput,
  result: LoadResult,
): Promise<void> {
  const { context, pool } = input;
  const bytesTotal = missing.reduce((sum, { file }) => sum + file.size, 0);
  const intake = createIntake(input, result, { files: missing.length, bytes: bytesTotal });
  const risky = missing.some(({ file }) => needsWorker(file.relativePath));
  if (early.length === 0 && isLittle(missing.length, bytesTotal) && !risky) {
    for (const one of missing) {
      await intake.take([one], [await readTask(taskOf(one), context.signal)]);
      await setImmediate();
      context.signal.throwIfAborted();
    }
    return;
  }
  pool.expect(bytesTotal);
  const work = batchesOf(missing, early, input);
  const sizes = missing.map(({ file }) => file.size);
  const isPartDue = dueParts({ sizes, there: result.sources.length, shown: input.parts?.shown ?? 0 });
  const handOver = async () => intake.index(await pool.finish(context.signal));
  const showPart = async () => {
    if (!input.parts || !isPartDue(result.sources.length)) return;
    await handOver();
    await input.parts.show([...result.sources], result.sources.length - result.read + missing.length);
  };
  try {
    const lanes = Array.from({ length: pool.size + AHEAD }, async () => {
      for (const { batch, answer } of work) {
        const { outcomes, segment } = await answer;
        await intake.inTurn(async () => {
          await intake.take(batch, outcomes);
          if (segment) await intake.index([segment]);
          await showPart();
        });
      }
    });
    const allRead = Promise.all(lanes);
    // Only once the threads have been asked: until then they would wait for what is done meanwhile.
    await Promise.race([setImmediate(), allRead]);
    input.onReading?.();
    await allRead;
    await intake.inTurn(handOver);
  } finally {
    // Whatever was read stays, also when the rest is called off.
    await intake.settle();
  }
}

/** What threads were asked for already, then what they are asked for when it is its turn. */
function* batchesOf(
  missing: readonly WantedFile[],
  early: readonly BegunBatch[],
  input: LoadInput,
): Generator<BegunBatch> {
  yield* early;
  const asked = new Set(early.flatMap(({ batch }) => batch.map(({ key }) => key.source)));
  const rest = missing.filter(({ key }) => !asked.has(key.source));
  const share = 1 / (input.pool.size * BATCH.shares);
  const bytes = rest.reduce((sum, { file }) => sum + file.size, 0);
  const most = {
    files: Math.min(BATCH.files, Math.ceil(rest.length * share)),
    bytes: Math.min(BATCH.bytes, bytes * share),
  };
  for (const batch of inBatches(rest, most)) yield beginBatch(batch, input);
}

/** Files that one message asks for: small ones together, so that there are fewer messages, large ones alone. */
function* inBatches(missing: readonly WantedFile[], most: { files: number; bytes: number }): Generator<WantedFile[]> {
  let batch: WantedFile[] = [];
  let bytes = 0;
  for (const one of missing) {
    if (batch.length > 0 && (batch.length === most.files || bytes + one.file.size > most.bytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += one.file.size;
  }
  if (batch.length > 0) yield batch;
}

/** Takes what was read into result, cache and index. */
function createIntake(
  { roots, cache, index, context }: LoadInput,
  result: LoadResult,
  total: { files: number; bytes: number },
) {
  const pacer = createPacer(context.signal);
  const rootPaths = pathsOf(roots);
  let turn: Promise<void> = Promise.resolve();
  let done = 0;
  let bytesDone = 0;
  let contributions = 0;
  context.progress({ stage: "reading", done, total: total.files, bytesDone, bytesTotal: total.bytes });

  function note({ root, file, key }: WantedFile, outcome: ReadOutcome): { key: CacheKey; packed: PackedSource } | null {
    result.read++;
    done++;
    bytesDone += file.size;
    if (outcome.ok) {
      const { packed } = outcome;
      contributions += packed.facts.contributions;
      return { key, packed };
    }
    const { code, message, revision } = outcome;
    const severity = code === "empty-file" ? "warning" : "error";
    const failed = unreadSource(root, file.relativePath, { code, severity, message, place: null });
    result.sources.push({ ...failed, size: file.size, revision: revision ?? "" });
    return null;
  }

  return {
    /** Keeps what was read. */
    async take(batch: readonly WantedFile[], outcomes: readonly ReadOutcome[]): Promise<void> {
      const read = batch.map((one, at) => note(one, outcomes[at] as ReadOutcome)).filter((one) => one !== null);
      for (const one of cache.put(read)) result.sources.push(loadedSource(one, rootPaths));
      for (const { packed } of read) for (const { hash, text } of packed.texts) index.add(hash, text);
      context.progress({ done, bytesDone, contributions });
      await index.relieve(pacer);
    },
    async index(segments: readonly ReadySegment[]): Promise<void> {
      for (const segment of segments) await index.takeIn(segment, pacer);
    },
    /** Does one thing after the other: each of them writes in slices. */
    inTurn(work: () => Promise<void>): Promise<void> {
      const own = turn.then(work);
      turn = own.catch(() => {});
      return own;
    },
    /** Waits for what is being written. */
    settle: () => turn,
  };
}

function unreadSource(root: LibraryRoot, path: string, diagnostic: Diagnostic): LoadedSource {
  const [id, file] = [`${root.id}/${path}`, `${root.path}/${path}`];
  return {
    id,
    rootId: root.id,
    path,
    file,
    size: 0,
    revision: "",
    reading: null,
    facts: null,
    diagnostics: [diagnostic],
  };
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
