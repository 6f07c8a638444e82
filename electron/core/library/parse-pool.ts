import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ReadOutcome, ReadTask } from "./read-file.ts";

/** Reads files, several at a time. */
export interface ParsePool {
  /** Rejects with the abort reason only; a worker that dies makes its one file unreadable. */
  read(task: ReadTask, signal: AbortSignal): Promise<ReadOutcome>;
  /** How many files it reads at once. */
  size: number;
  /** Ends the workers. */
  close(): Promise<void>;
}

/**
 * Two for every core but one, which stays for the index and the window: each waits half of its time for the disk, for
 * packing on other threads, and for its turn at the index.
 */
export function parserCount(): number {
  return Math.max(1, availableParallelism() - 1) * 2;
}

/** No file of a size that can be read takes so long, unless it was made to. */
const TIME_LIMIT_MS = 5 * 60_000;

interface Slot {
  worker: Worker | null;
}

/** A pool of worker threads that run `entry` (parse-worker). Workers start when there is work for them. */
export function createParsePool(entry: string, size: number = parserCount()): ParsePool {
  const idle: Slot[] = Array.from({ length: size }, () => ({ worker: null }));
  const all = [...idle];
  const waiting: ((slot: Slot) => void)[] = [];

  function take(): Promise<Slot> {
    const slot = idle.pop();
    return slot ? Promise.resolve(slot) : new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(slot: Slot): void {
    const next = waiting.shift();
    if (next) next(slot);
    else idle.push(slot);
  }

  return {
    size,
    async read(task, signal) {
      const slot = await take();
      try {
        signal.throwIfAborted();
        slot.worker ??= new Worker(entry, { stdout: false });
        return await ask(slot, task, signal);
      } finally {
        giveBack(slot);
      }
    },
    async close() {
      await Promise.all(all.map((slot) => slot.worker?.terminate()));
    },
  };
}

function ask(slot: Slot, task: ReadTask, signal: AbortSignal): Promise<ReadOutcome> {
  const worker = slot.worker as Worker;
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      signal.removeEventListener("abort", onAbort);
      finish();
    };
    const lose = (why: string) => {
      slot.worker = null;
      const message = `${task.relativePath} could not be read: its reader stopped (${why}).`;
      settle(() => resolve({ ok: false, revision: null, code: "reader-stopped", message }));
    };
    const onMessage = (outcome: ReadOutcome) => settle(() => resolve(outcome));
    const onError = (error: unknown) => {
      void worker.terminate();
      lose(error instanceof Error ? error.message : String(error));
    };
    const onExit = (code: number) => lose(`exit ${code}`);
    const onAbort = () => {
      // A parse cannot be interrupted from outside; its thread can.
      slot.worker = null;
      void worker.terminate();
      settle(() => reject(signal.reason));
    };
    const timer = setTimeout(() => {
      void worker.terminate();
      lose(`it took longer than ${TIME_LIMIT_MS / 60_000} minutes`);
    }, TIME_LIMIT_MS);
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    signal.addEventListener("abort", onAbort, { once: true });
    worker.postMessage(task);
  });
}
