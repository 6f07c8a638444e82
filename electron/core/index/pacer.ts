import { setImmediate } from "node:timers/promises";

/** Cuts long work into slices, so that the thread that does it answers others in between and can be stopped. */
export interface Pacer {
  /** True when the current slice has lasted long enough: then `await breathe()`. */
  isDue(): boolean;
  /** Lets others have their turn. Throws the abort reason when the work was called off. */
  breathe(): Promise<void>;
}

const SLICE_MS = 12;

/** A pacer whose first slice begins now. */
export function createPacer(signal?: AbortSignal): Pacer {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > SLICE_MS,
    async breathe() {
      await setImmediate();
      signal?.throwIfAborted();
      since = performance.now();
    },
  };
}
