import type { AppError } from "../../shared/lib/errors.ts";
import { asAppError } from "./ask.ts";

const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 30_000;

/**
 * Work that is done whenever it is asked for, never twice at a time, and tried again with growing pauses while
 * it fails. Returns the function that asks: it resolves after the next attempt, successful or not. `onOutcome`
 * hears the error of each failed attempt, null of a successful one; nothing is heard or tried after `signal` aborts.
 */
export function createRetryLoop(
  work: () => Promise<void>,
  onOutcome: (error: AppError | null) => void,
  signal: AbortSignal,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAsked = false;
  let delay = FIRST_DELAY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  async function run(): Promise<void> {
    clearTimeout(timer);
    try {
      while (isAsked && !signal.aborted) {
        isAsked = false;
        await work();
      }
      running = null;
      delay = FIRST_DELAY;
      if (!signal.aborted) onOutcome(null);
    } catch (error) {
      running = null;
      if (signal.aborted) return;
      timer = setTimeout(ask, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
      onOutcome(asAppError(error));
    }
  }

  function ask(): Promise<void> {
    isAsked = true;
    // Begun in a later turn, so that `running` is known before the work can end.
    running ??= Promise.resolve().then(run);
    return running;
  }
  return ask;
}
