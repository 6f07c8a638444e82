import { randomUUID } from "node:crypto";
import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { makePrivateFolder } from "./paths.ts";

/** The log on disk. It never holds words of a transcript, a note or a query. */
export interface Log {
  info(message: string): void;
  /** Notes a bug and answers with the id the user sees. */
  bug(error: unknown, where: string): string;
}

const MAX_BYTES = 1_000_000;
const KEPT = 3;

/** A log of at most four files of about 1 MB each. A folder that cannot be written loses log lines, nothing else. */
export function createLog(folder: string): Log {
  const path = join(folder, "backbench.log");

  function write(line: string): void {
    try {
      makePrivateFolder(folder);
      rotate(path);
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not stop the work the log tells of.
    }
  }

  return {
    info: (message) => write(`info ${message}`),
    bug(error, where) {
      const id = randomUUID().slice(0, 8);
      write(`bug ${id} ${where} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return id;
    },
  };
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_BYTES) return;
  for (let number = KEPT; number > 0; number--) {
    const from = number === 1 ? path : `${path}.${number - 1}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${number}`);
  }
}
