import type { DatabaseSync } from "node:sqlite";
import { isCorrupt } from "../index/index-database.ts";
import type { Log } from "../log.ts";

/**
 * Forgets what former states of a library left in its index, while nobody waits for it: what is shown does without. Nothing
 * else may be written meanwhile.
 */
export interface Tidying {
  /** Begins, and answers at once. Nobody is told what goes wrong: it is forgotten next time, and a broken index is found by the next question. */
  begin(work: (signal: AbortSignal) => Promise<void>): void;
  /** Calls off what can wait until next time, and waits for the rest; to be called before anything is written. */
  settle(): Promise<void>;
  /** Calls it off and waits for nothing: the index is about to be closed. */
  stop(): void;
}

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
        .then(() => work(signal))
        .catch((error) => {
          if (own.isOpen && !isCorrupt(error)) log.bug(error, "forgetting what is not needed any more");
        });
    },
    settle() {
      calledOff.abort();
      return done;
    },
    stop: () => calledOff.abort(),
  };
}
