import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { JournalEntry } from "../../../shared/model/annotation.ts";
import { writeFileAtomic } from "../files/atomic-write.ts";
import { makePrivateFolder } from "../paths.ts";
import { readEntry } from "./journal-file.ts";

/** Snapshots kept; older ones are removed. */
const GENERATIONS = 5;
const NAME = /^\d{8}T\d{9}Z\.jsonl$/;

/**
 * Writes all entries of a library to one new file, reads it back, compares, and only then removes the oldest
 * generation. A snapshot is a second copy, replayable as entries: journals stay what they are. Throws when the
 * copy is not equal; the former generations are then all still there.
 */
export function writeSnapshot(folder: string, entries: readonly JournalEntry[], now = new Date()): string {
  makePrivateFolder(folder);
  const path = join(folder, `${now.toISOString().replace(/[-:.]/g, "")}.jsonl`);
  const content = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  writeFileAtomic(path, content);
  if (readFileSync(path, "utf8") !== content) {
    rmSync(path, { force: true });
    throw new Error(`the snapshot ${path} could not be read back as it was written`);
  }
  for (const old of listSnapshots(folder).slice(GENERATIONS)) rmSync(join(folder, old));
  return path;
}

/** Entries of the newest snapshot; unreadable lines are left out. Nothing when there is none. */
export function readNewestSnapshot(folder: string): JournalEntry[] {
  const newest = listSnapshots(folder)[0];
  if (newest === undefined) return [];
  const lines = readFileSync(join(folder, newest)).toString("utf8").split("\n");
  return lines.flatMap((line) => (line === "" ? [] : (readEntry(Buffer.from(line)) ?? [])));
}

/** File names of all snapshots, newest first. */
function listSnapshots(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
}
