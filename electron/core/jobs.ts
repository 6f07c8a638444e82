import { randomUUID } from "node:crypto";
import type { EventName, EventPayload } from "../../shared/api/contract.ts";
import type { JobEnd, JobProgress } from "../../shared/api/library-schemas.ts";
import { AppError } from "../../shared/lib/errors.ts";
import type { Log } from "./log.ts";

/** Tells every attached client. */
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** What a job's work may tell while it runs. */
export interface JobContext {
  signal: AbortSignal;
  /** Sets some facts of the progress; told at most ten times a second. */
  progress(
    change: Partial<Pick<JobProgress, "stage" | "done" | "total" | "bytesDone" | "bytesTotal" | "contributions">>,
  ): void;
}

/** What a job did, for its end event. */
export interface JobReport {
  read: number;
  reused: number;
  unreadable: number;
}

/** Long work with one shape: id at once, progress, cancel, one end event. Jobs run one after the other. */
export interface Jobs {
  start(kind: JobProgress["kind"], work: (context: JobContext) => Promise<JobReport>): string;
  /** False once it has ended, and for an unknown one. */
  isRunning(job: string): boolean;
  /** Unknown and ended jobs are left in peace. */
  cancel(job: string): void;
  /** Cancels all and waits until they have ended. */
  close(): Promise<void>;
}

const TELL_EVERY_MS = 100;
const RATE_WINDOW_MS = 3000;
const NOTHING: JobReport = { read: 0, reused: 0, unreadable: 0 };

/** Runs jobs and tells of them through `emit`. `inTurn` keeps them apart from other changes of the library. */
export function createJobs(emit: Emit, log: Log, inTurn: <T>(work: () => Promise<T>) => Promise<T>): Jobs {
  const running = new Map<string, AbortController>();
  const ended = new Set<Promise<void>>();

  async function run(
    job: string,
    kind: JobProgress["kind"],
    signal: AbortSignal,
    work: (context: JobContext) => Promise<JobReport>,
  ): Promise<void> {
    const started = performance.now();
    let report = NOTHING;
    let outcome: JobEnd["outcome"] = "done";
    let failure: AppError | null = null;
    try {
      signal.throwIfAborted();
      report = await work({ signal, progress: createTeller(job, kind, emit) });
    } catch (error) {
      outcome = signal.aborted ? "cancelled" : "failed";
      if (outcome === "failed") failure = error instanceof AppError ? error : bugError(log.bug(error, `job ${kind}`));
    }
    running.delete(job);
    const milliseconds = Math.round(performance.now() - started);
    emit("job.ended", { job, kind, outcome, ...report, milliseconds, error: failure?.toWire() ?? null });
  }

  return {
    start(kind, work) {
      const job = randomUUID();
      const controller = new AbortController();
      running.set(job, controller);
      // Begins in a later turn of the event loop, so that the caller has the id before the first event.
      const end = new Promise((resolve) => setImmediate(resolve))
        .then(() => inTurn(() => run(job, kind, controller.signal, work)))
        .finally(() => ended.delete(end));
      ended.add(end);
      return job;
    },
    isRunning: (job) => running.has(job),
    cancel: (job) => running.get(job)?.abort(new AppError("cancelled", "Cancelled.")),
    async close() {
      for (const controller of running.values()) controller.abort(new AppError("cancelled", "Cancelled."));
      await Promise.all(ended);
    },
  };
}

function bugError(id: string): AppError {
  return new AppError(
    "internal",
    `Something went wrong inside Backbench (${id}).`,
    "Your annotations are safe. Try again; the log has the details.",
  );
}

function createTeller(job: string, kind: JobProgress["kind"], emit: Emit): JobContext["progress"] {
  const state: JobProgress = {
    job,
    kind,
    stage: "scanning",
    done: 0,
    total: null,
    bytesDone: 0,
    bytesTotal: null,
    contributions: 0,
    rate: null,
    secondsLeft: null,
  };
  const samples: { at: number; bytes: number }[] = [];
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldStage = "";

  return (change) => {
    Object.assign(state, change);
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS && state.stage === toldStage) return;
    toldAt = now;
    toldStage = state.stage;
    samples.push({ at: now, bytes: state.bytesDone });
    while (samples.length > 2 && now - (samples[0]?.at ?? now) > RATE_WINDOW_MS) samples.shift();
    const first = samples[0];
    const seconds = first ? (now - first.at) / 1000 : 0;
    state.rate = first && seconds > 0.2 ? (state.bytesDone - first.bytes) / seconds : null;
    const left = state.bytesTotal === null ? null : state.bytesTotal - state.bytesDone;
    state.secondsLeft = state.rate && left !== null ? left / state.rate : null;
    emit("job.progress", { ...state });
  };
}
