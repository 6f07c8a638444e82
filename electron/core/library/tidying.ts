import type { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { isCorrupt } from "../index/index-database.ts";
import type { Log } from "../log.ts";

/**
 * Forgets what former states of a library left in its index, while nobody waits for it: what is shown does without. Nothing
 * else may be written meanwhile.
 */
export interface Tidying {
  /**
   * Begins soon, when whoever waited for the change has seen it. Nobody is told what goes wrong: it is forgotten next time,
   * and a broken index is found by the next question.
   */
  begin(work: (signal: AbortSignal) => Promise<void>): void;
  /** Calls it off until next time, and waits for what is being done; to be called before anything is written. */
  settle(): Promise<void>;
  /** Calls it off and waits for nothing: the index is about to be closed. */
  stop(): void;
}

/** A window that is told of a change asks for what it shows within this time. */
const SOON_MS = 500;

/** Nothing is being forgotten in `database`, which may be replaced. */
export function createTidying(database: () => DatabaseSync, log: Log): Tidying {
  let calledOff = new AbortController();
  let done: Promise<void> = Promise.resolve();
  return {
    begin(work) {
      calledOff = new AbortController();
      const { signal } = calledOff;
      const own = database();
      done = done
        .then(() => setTimeout(SOON_MS, undefined, { signal, ref: false }))
        .then(() => work(signal))
        .catch((error) => {
          const isExpected = signal.aborted || !own.isOpen || isCorrupt(error);
          if (!isExpected) log.bug(error, "forgetting what is not needed any more");
        });
    },
    settle() {
      calledOff.abort();
      return done;
    },
    stop: () => calledOff.abort(),
  };
}
