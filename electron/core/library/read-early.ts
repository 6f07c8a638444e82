import { companionPaths } from "../../../shared/readers/companions.ts";
import type { JobContext } from "../jobs.ts";
import type { CacheValidity } from "./cache-validity.ts";
import { isContainer } from "./containers/container-path.ts";
import type { LibraryRoot } from "./library-file.ts";
import type { LoadInput } from "./load.ts";
import type { ParsePool } from "./parse-pool.ts";
import type { FoundFile } from "./scan.ts";
import { sourceOf, taskOf, type WantedFile, wantedFile } from "./wanted-file.ts";

/** What is read by the thread that asks: to start others would take longer. */
export function isLittle(files: number, bytes: number): boolean {
  return files < 20 && bytes < 2_000_000;
}

/** So much is one batch: little, since it is not known how much will come. */
const BATCH = { files: 20, bytes: 500_000 };

/** At most so many batches are read before it is known what all there is to read. */
const MOST_BATCHES = 20;

/** Files that are being read, or were. */
export interface BegunBatch {
  batch: readonly WantedFile[];
  answer: ReturnType<ParsePool["read"]>;
}

/** Has files read that are seen to have changed, while others are still being looked at. */
export interface EarlyReading {
  /** Told of some files of a root, after they were looked at. */
  saw(root: LibraryRoot, files: readonly FoundFile[]): void;
  /** All that was begun. Answers reject with the abort reason alone. */
  begun(): readonly BegunBatch[];
}

/** What it needs of what loading needs. */
export interface EarlyInput extends Pick<LoadInput, "corrections" | "heldTexts"> {
  pool: Pick<ParsePool, "read">;
  context: Pick<JobContext, "signal">;
}

/** Asks the threads for some files. */
export function beginBatch(batch: readonly WantedFile[], { pool, heldTexts, context }: EarlyInput): BegunBatch {
  const tasks = batch.map((one) => taskOf(one, heldTexts));
  return { batch, answer: pool.read(tasks, context.signal) };
}

/**
 * What is seen to have changed is read in any case, as it was seen. Nothing is begun where nothing was read before, for then all
 * is to be read; nor where few files changed. Left for later are files that hold others, and those that may be read with others:
 * which these are is known when all were found.
 */
export function createEarlyReading(input: EarlyInput, validity: CacheValidity): EarlyReading {
  const begun: BegunBatch[] = [];
  let waiting: WantedFile[] = [];
  let bytes = 0;

  function begin(): void {
    const batch = beginBatch(waiting, input);
    // Whoever takes it is told, unless the files are not looked at to their end.
    batch.answer.catch(() => {});
    begun.push(batch);
    waiting = [];
    bytes = 0;
  }

  function mayBegin(): boolean {
    if (begun.length === 0) return !isLittle(waiting.length, bytes);
    return waiting.length >= BATCH.files || bytes >= BATCH.bytes;
  }

  return {
    saw(root, files) {
      if (validity.size === 0) return;
      for (const file of files) {
        if (begun.length === MOST_BATCHES) return;
        const { relativePath, size, modified } = file;
        if (validity.mayHold(sourceOf(root, file), size, modified)) continue;
        if (isContainer(relativePath) || companionPaths(relativePath).length > 0) continue;
        waiting.push(wantedFile(root, file, [], input.corrections));
        bytes += size;
        if (mayBegin()) begin();
      }
    },
    begun: () => begun,
  };
}
