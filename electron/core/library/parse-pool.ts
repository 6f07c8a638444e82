import { availableParallelism, totalmem } from "node:os";
import { Worker } from "node:worker_threads";
import type { ReadySegment } from "../index/segment-writer.ts";
import type { BuildAnswer, BuildQuestion } from "./build-thread.ts";
import type { AskThread } from "./builders-in-threads.ts";
import type { AskLooks, LookAnswer, LookQuestion } from "./file-looks.ts";
import type { BatchAnswer, BatchQuestion } from "./read-batch.ts";
import type { ReadOutcome, ReadTask } from "./read-file.ts";

/** Threads that read files, several batches at a time, and rebuild debates. */
export interface ParsePool {
  /** Starts the first thread, which else starts when there is work for it. */
  start(): void;
  /**
   * So many bytes are going to be read: as many threads share them as that is worth, and all that run already. One reads until
   * this is told, or after `close`.
   */
  expect(bytes: number): void;
  /** Rejects with the abort reason only; a thread that dies makes the one file unreadable of which it died. */
  read(tasks: readonly ReadTask[], signal: AbortSignal): Promise<Omit<BatchAnswer, "id">>;
  /** A way to ask each thread to rebuild. It rejects with the abort reason, or when the thread dies. */
  builders(signal: AbortSignal): AskThread[];
  /** A way to ask each thread that was started to look at files, as long as it reads none. */
  lookers(signal: AbortSignal): AskLooks[];
  /** The parts of the index that threads have not handed over; call it when nothing is being read. */
  finish(signal: AbortSignal): Promise<ReadySegment[]>;
  /** So many batches at a time keep all threads busy. */
  size: number;
  /** Ends the threads when nothing was asked of them for so many milliseconds from now on. */
  rest(milliseconds: number): void;
  /** Ends the threads; what is asked afterwards starts others. */
  close(): Promise<void>;
}

/** More threads than this take more memory than most machines have to spare. */
const MOST_THREADS = 8;

/** One for every core: the thread that asks has little to do. */
export function parserCount(): number {
  return Math.min(MOST_THREADS, Math.max(1, availableParallelism()));
}

/** What a thread may use; beyond it the file it reads is given up, and nothing else suffers. */
export interface PoolLimits {
  /** Of JavaScript's heap, in MB (2^20 bytes). */
  memoryMb: number;
  /** For one batch. */
  timeMs: number;
}

/**
 * No file of a size that can be read takes longer, unless it was made to. Memory: what the machine has, shared among the
 * threads and the rest of the program, but no less than large honest files take.
 */
function usualLimits(threads: number): PoolLimits {
  const share = totalmem() / 2 ** 20 / (threads + 2);
  return { memoryMb: Math.round(Math.min(4096, Math.max(1536, share))), timeMs: 5 * 60_000 };
}
/** Batches of a thread: that which it reads and those at hand, so many that it has work while what was read is written to disk. */
const AT_ONCE = 4;

/** Until it reads as fast as it can, a thread takes as long as for so many bytes afterwards. */
const WORTH_A_THREAD = 12_000_000;

interface Slot {
  worker: Worker | null;
  /** Batches it reads or has at hand. */
  batches: number;
}

type Asked<A> = { answer: A; lost?: undefined } | { answer?: undefined; lost: string };

/** A pool of threads that run `entry` (parse-worker). Threads start when there is work for them. */
export function createParsePool(
  entry: string,
  threads: number = parserCount(),
  limits: PoolLimits = usualLimits(threads),
): ParsePool {
  const slots: Slot[] = Array.from({ length: threads }, () => ({ worker: null, batches: 0 }));
  /** How many of them read. */
  let readers = 1;
  const waiting: ((slot: Slot) => void)[] = [];
  /** Where files are read one by one after a thread died of one in their batch. */
  const apart: Slot = { worker: null, batches: 0 };
  let apartTurn: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let resting: NodeJS.Timeout | undefined;

  /** The one that has least to do, unless all have enough. */
  function freeSlot(): Slot | null {
    const [first, ...others] = slots.slice(0, readers) as [Slot, ...Slot[]];
    const least = others.reduce((one, other) => (other.batches < one.batches ? other : one), first);
    return least.batches < AT_ONCE ? least : null;
  }

  function take(): Promise<Slot> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      handOut();
    });
  }

  function giveBack(slot: Slot): void {
    slot.batches--;
    handOut();
  }

  function handOut(): void {
    for (let slot = freeSlot(); slot && waiting.length > 0; slot = freeSlot()) {
      slot.batches++;
      waiting.shift()?.(slot);
    }
  }

  function workerOf(slot: Slot): Worker {
    clearTimeout(resting);
    if (slot.worker) return slot.worker;
    const worker = startWorker(entry, limits);
    slot.worker = worker;
    worker.once("exit", () => {
      if (slot.worker === worker) slot.worker = null;
    });
    // What it was asked is told so; one that dies without work is no loss.
    worker.on("error", () => {});
    return worker;
  }

  async function askIn<A>(slot: Slot, question: object, signal: AbortSignal): Promise<Asked<A>> {
    signal.throwIfAborted();
    return ask<A>(slot, workerOf(slot), { ...question, id: ++lastId }, signal, limits);
  }

  function askToRead(slot: Slot, tasks: readonly ReadTask[] | null, signal: AbortSignal): Promise<Asked<BatchAnswer>> {
    const question: Omit<BatchQuestion, "id"> = { tasks: tasks && [...tasks] };
    return askIn(slot, question, signal);
  }

  async function readApart(tasks: readonly ReadTask[], signal: AbortSignal): Promise<ReadOutcome[]> {
    const outcomes: ReadOutcome[] = [];
    for (const task of tasks) {
      const { answer, lost } = await askToRead(apart, [task], signal);
      outcomes.push(answer?.outcomes[0] ?? stopped(task, lost ?? "no answer"));
    }
    return outcomes;
  }

  async function close(): Promise<void> {
    clearTimeout(resting);
    const ended = [...slots, apart].map(({ worker }) => worker?.terminate());
    for (const slot of [...slots, apart]) slot.worker = null;
    readers = 1;
    await Promise.all(ended);
  }

  return {
    start: () => {
      workerOf(slots[0] as Slot);
    },
    expect(bytes) {
      const running = slots.filter(({ worker }) => worker !== null).length;
      readers = Math.min(threads, Math.max(readers, running, Math.ceil(bytes / WORTH_A_THREAD)));
      handOut();
    },
    size: threads * AT_ONCE,
    async read(tasks, signal) {
      const slot = await take();
      let asked: Asked<BatchAnswer>;
      try {
        asked = await askToRead(slot, tasks, signal);
      } finally {
        giveBack(slot);
      }
      if (asked.answer) return asked.answer;
      const turn = apartTurn.then(() => readApart(tasks, signal));
      apartTurn = turn.catch(() => {});
      return { outcomes: await turn, segment: null };
    },
    builders: (signal) =>
      slots.map((slot) => async (build) => {
        const question: Omit<BuildQuestion, "id"> = { build };
        const { answer, lost } = await askIn<BuildAnswer>(slot, question, signal);
        if (!answer) throw new Error(`a thread that rebuilds debates stopped (${lost})`);
        return answer;
      }),
    lookers: (signal) =>
      slots
        .filter((slot) => slot.worker !== null)
        .map((slot) => async (paths) => {
          if (slot.batches > 0) return null;
          const question: Omit<LookQuestion, "id"> = { look: paths };
          const { answer, lost } = await askIn<LookAnswer>(slot, question, signal);
          if (!answer) throw new Error(`a thread that looks at files stopped (${lost})`);
          return answer.looks;
        }),
    async finish(signal) {
      const working = [...slots, apart].filter((slot) => slot.worker !== null);
      const asked = await Promise.all(working.map((slot) => askToRead(slot, null, signal)));
      return asked.flatMap(({ answer }) => answer?.segment ?? []);
    },
    rest(milliseconds) {
      clearTimeout(resting);
      resting = setTimeout(close, milliseconds);
      resting.unref();
    },
    close,
  };
}

/** Room for young objects: with V8's own measure threads take a quarter more memory and no less time. */
const YOUNG_MB = 24;

function startWorker(entry: string, { memoryMb }: PoolLimits): Worker {
  const worker = new Worker(entry, {
    stdout: false,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // A few listeners for each of the batches it has at hand.
  worker.setMaxListeners(0);
  return worker;
}

function stopped(task: ReadTask, why: string): ReadOutcome {
  const message = `${task.relativePath} could not be read: its reader stopped (${why}).`;
  return { ok: false, revision: null, code: "reader-stopped", message };
}

function ask<A>(
  slot: Slot,
  worker: Worker,
  question: { id: number },
  signal: AbortSignal,
  { memoryMb, timeMs }: PoolLimits,
): Promise<Asked<A>> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      signal.removeEventListener("abort", onAbort);
      finish();
    };
    const leave = () => {
      if (slot.worker === worker) slot.worker = null;
      void worker.terminate();
    };
    const lose = (lost: string) => {
      leave();
      settle(() => resolve({ lost }));
    };
    const onMessage = (answer: { id: number }) => {
      if (answer.id === question.id) settle(() => resolve({ answer: answer as A }));
    };
    const onError = (error: unknown) => {
      const { code, message } = error as { code?: unknown; message?: string };
      lose(
        code === "ERR_WORKER_OUT_OF_MEMORY" ? `it needs more than ${memoryMb} MB of memory` : (message ?? `${error}`),
      );
    };
    const onExit = (code: number) => lose(`exit ${code}`);
    const onAbort = () => {
      // A parse cannot be interrupted from outside; its thread can.
      leave();
      settle(() => reject(signal.reason));
    };
    const timer = setTimeout(() => lose(`it took longer than ${timeMs / 1000} seconds`), timeMs);
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    signal.addEventListener("abort", onAbort, { once: true });
    worker.postMessage(question);
  });
}
