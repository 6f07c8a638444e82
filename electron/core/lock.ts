import { chmodSync, readFileSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { writeFileAtomic } from "./files/atomic-write.ts";
import { type DataPaths, makePrivateFolder } from "./paths.ts";
import { openDatabase } from "./sqlite.ts";

/** Who holds a data folder. */
const holder = z.object({ pid: z.number(), host: z.string(), since: z.string() });
export type LockHolder = z.infer<typeof holder>;

/** The outcome of asking for a data folder: held until `release`, or why not as a sentence. */
export type Lock = { held: true; release(): void } | { held: false; reason: string; isUnwritable: boolean };

/**
 * Takes the data folder for this engine. The lock is the operating system's, through an exclusive SQLite
 * transaction: it ends with its process, however that ends. Never throws; never waits.
 */
export function acquireLock(paths: DataPaths, me: LockHolder): Lock {
  let database: DatabaseSync | null = null;
  try {
    makePrivateFolder(paths.root);
    database = openDatabase(paths.lock);
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    chmodSync(paths.lock, 0o600);
    writeFileAtomic(paths.lockHolder, JSON.stringify(me));
  } catch (error) {
    database?.close();
    return refusal(paths, error);
  }
  const held = database;
  return {
    held: true,
    release() {
      rmSync(paths.lockHolder, { force: true });
      held.close();
    },
  };
}

function refusal(paths: DataPaths, error: unknown): Lock {
  // SQLITE_BUSY and SQLITE_LOCKED; anything else means that the folder cannot be used.
  const code = (error as { errcode?: number }).errcode;
  if (code === 5 || code === 6) return { held: false, reason: describeHolder(paths), isUnwritable: false };
  const why = error instanceof Error ? error.message : String(error);
  return {
    held: false,
    reason: `The data folder ${paths.root} cannot be written (${why}).`,
    isUnwritable: true,
  };
}

function describeHolder(paths: DataPaths): string {
  try {
    const who = holder.parse(JSON.parse(readFileSync(paths.lockHolder, "utf8")));
    return `Backbench is already running (${who.host}, process ${who.pid}, since ${who.since}) and holds the data folder.`;
  } catch {
    return "Another Backbench is running and holds the data folder.";
  }
}
