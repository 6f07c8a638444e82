import { existsSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { toFileError } from "../files/file-error.ts";
import { sha256 } from "../files/sha256.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { type DataPaths, libraryPaths } from "../paths.ts";
import { readBytes } from "./containers/read-bytes.ts";
import { type LibraryFacts, listLibraries } from "./library-file.ts";
import { type FoundFile, scanRoot } from "./scan.ts";
import { createSourceCache } from "./source-cache.ts";

const SAMPLE_FILES = 40;

/** The real path of a folder. Throws `not-found`, `not-a-folder` or `not-readable`. */
export async function realFolder(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isDirectory()) {
      throw new AppError("not-a-folder", `${path} is a file.`, "Choose the folder it lies in.", { path });
    }
    return real;
  } catch (error) {
    throw toFileError(error, path);
  }
}

/** The library that has this real path as a root, or null. */
export function libraryAt(data: DataPaths, path: string): LibraryFacts | null {
  return listLibraries(data).find((library) => library.roots.some((root) => root.path === path)) ?? null;
}

/** A library that was found again at another place. */
export interface MovedLibrary {
  id: string;
  /** `library-moved`, with where it was. */
  diagnostic: Diagnostic;
}

/**
 * Recognises a moved library: its one root is gone, and most files at `path` are byte for byte among those it
 * held. Looks at no more than a few dozen files.
 */
export async function findMovedLibrary(data: DataPaths, path: string): Promise<MovedLibrary | null> {
  const lost = listLibraries(data).filter(({ roots }) => roots.length === 1 && !existsSync(roots[0]?.path ?? ""));
  if (lost.length === 0) return null;
  const { files } = await scanRoot(path);
  const step = Math.max(1, Math.floor(files.length / SAMPLE_FILES));
  const sample = files.filter((_, at) => at % step === 0);
  const revisions = await Promise.all(sample.map(revisionOf));
  for (const facts of lost) {
    const known = knownRevisions(data, facts.id);
    const same = revisions.filter((revision) => known.has(revision)).length;
    if (same === 0 || same * 2 <= revisions.length) continue;
    const former = facts.roots[0]?.path ?? "";
    const message = `This folder was recognised as the library formerly at ${former}; its annotations came with it.`;
    return { id: facts.id, diagnostic: { code: "library-moved", severity: "info", message, place: null } };
  }
  return null;
}

async function revisionOf(file: FoundFile): Promise<string> {
  const found = await readBytes(file);
  return sha256(found.ok ? found.bytes : "");
}

function knownRevisions(data: DataPaths, id: string): Set<string> {
  const { index } = libraryPaths(data, id);
  if (!existsSync(index)) return new Set();
  const { database } = openIndexDatabase(index);
  try {
    return createSourceCache(database).revisions();
  } finally {
    database.close();
  }
}
