import { AppError } from "../../shared/lib/errors.ts";
import type { Diagnostic } from "../../shared/model/diagnostic.ts";
import type { Emit, Jobs } from "./jobs.ts";
import type { Log } from "./log.ts";
import type { DataPaths } from "./paths.ts";
import type { SettingsStore } from "./settings.ts";

/** What all parts of one engine share. */
export interface EngineContext {
  paths: DataPaths;
  log: Log;
  settings: SettingsStore;
  emit: Emit;
  jobs: Jobs;
  /** Runs changes of the library one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  seedsFolder: string;
  parseWorker: string;
  /** Whether changes in the folders of the open library are noticed by themselves. */
  watchFolders: boolean;
  /** Of the program. */
  version: string;
  /** Why nothing may be changed, or null. */
  readOnly: { reason: string; isUnwritable: boolean } | null;
  /** What is wrong with the data folder itself. */
  diagnostics: Diagnostic[];
}

/** Throws `locked` when another engine holds the data folder, `read-only` when it cannot be written. */
export function refuseWhenReadOnly({ readOnly }: EngineContext): void {
  if (!readOnly) return;
  const action = readOnly.isUnwritable
    ? "Nothing can be changed until the folder can be written; reading and export work."
    : "Close the other one and start this one again; reading and export work meanwhile.";
  throw new AppError(readOnly.isUnwritable ? "read-only" : "locked", readOnly.reason, action);
}

/** Work in turn: each begins when the one before has ended, however it ended. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}
