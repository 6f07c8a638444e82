import { type Stats, statSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";

/** Where in {@link lookAt}'s numbers what of a file stands. */
export const LOOK = { size: 0, modified: 1, width: 2 } as const;

/**
 * Asks another thread for what {@link lookAt} gives; null where it has other work to do by now. Rejects with the abort reason,
 * or when the thread is lost.
 */
export type AskLooks = (paths: readonly string[]) => Promise<Float64Array | null>;

/** What a thread that looks at files is asked. */
export interface LookQuestion {
  id: number;
  look: readonly string[];
}

/** What it answers. */
export interface LookAnswer {
  id: number;
  looks: Float64Array;
}

/**
 * When a file changed last, in milliseconds since 1970 with fractions. A program may set a file's time back (`cp -p`), but
 * not the time at which it did so: the later of the two counts.
 */
export function lastChange({ mtimeMs, ctimeMs }: Stats): number {
  return Math.max(mtimeMs, ctimeMs);
}

/** Size and {@link lastChange} of files, in numbers; NaN for what is no file or cannot be looked at. */
export function lookAt(paths: readonly string[]): Float64Array {
  const looks = new Float64Array(paths.length * LOOK.width).fill(Number.NaN);
  for (const [at, path] of paths.entries()) {
    try {
      const facts = statSync(path);
      if (!facts.isFile()) continue;
      looks[at * LOOK.width + LOOK.size] = facts.size;
      looks[at * LOOK.width + LOOK.modified] = lastChange(facts);
    } catch {
      // Whoever asked looks again, and tells why.
    }
  }
  return looks;
}

/** Looks at files as it is asked through a port. */
export function serveLooks(port: MessagePort): void {
  port.on("message", (question: LookQuestion | object) => {
    if (!("look" in question)) return;
    const looks = lookAt(question.look);
    port.postMessage({ id: question.id, looks } satisfies LookAnswer, [looks.buffer as ArrayBuffer]);
  });
}
