import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../shared/api/contract.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { listLibraries, readLibrary } from "./library/library-file.ts";
import { type DataPaths, libraryPaths } from "./paths.ts";

/** Every path on this disk at which Backbench keeps words of the user or of a source. */
export function privacyPaths(data: DataPaths): Result<"privacy.paths"> {
  const paths = [
    { path: data.settings, holds: "Your initials and which library was open last" },
    { path: data.log, holds: "What went wrong; no words of transcripts, notes or searches" },
    ...listLibraries(data).flatMap(({ id, name }) => {
      const library = libraryPaths(data, id);
      return [
        { path: library.manifest, holds: `${name}: its folders and your corrections` },
        { path: library.index, holds: `${name}: words of its transcripts, for searching (can be rebuilt)` },
        ...sidefiles(library.index).map((path) => ({ path, holds: `${name}: the newest part of the same` })),
        { path: library.journal, holds: `${name}: your annotations, tags and notes` },
        { path: library.snapshots, holds: `${name}: copies of your annotations, tags and notes` },
      ];
    }),
  ];
  return paths.map((one) => ({ ...one, bytes: bytesAt(one.path) }));
}

/** The files that SQLite keeps beside a database while it is open. */
function sidefiles(database: string): string[] {
  return [`${database}-wal`, `${database}-shm`].filter((path) => existsSync(path));
}

/**
 * Removes all that is kept of a library: index, journals, corrections, snapshots. Sources are never touched.
 * Throws `not-found` for an unknown id.
 */
export function forgetLibrary(data: DataPaths, id: string): void {
  if (!readLibrary(data, id, false)) {
    throw new AppError("not-found", "There is no library of that id.", "It may have been removed already.");
  }
  rmSync(libraryPaths(data, id).folder, { recursive: true, force: true });
}

function bytesAt(path: string): number {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return 0;
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesAt(join(path, name)), 0);
}
