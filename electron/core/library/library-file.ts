import { hash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { correction } from "../../../shared/api/record-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { writeFileAtomic } from "../files/atomic-write.ts";
import { fileErrorCode } from "../files/file-error.ts";
import { type DataPaths, libraryPaths, makePrivateFolder } from "../paths.ts";

const VERSION = 1;

const root = z.object({
  /** Eight hex digits; first part of the ids of its sources. */
  id: z.string(),
  /** Real path when it was opened. */
  path: z.string(),
});

const facts = z.object({
  version: z.number(),
  id: z.string(),
  name: z.string(),
  isSample: z.boolean(),
  createdAt: z.string(),
  openedAt: z.string(),
  roots: z.array(root),
});

export type LibraryRoot = z.infer<typeof root>;

/** What `library.json` keeps of a library: its roots and the analyst's corrections. */
export type LibraryFacts = z.infer<typeof facts> & { corrections: Correction[] };

/** A library's record as read from disk; `isNewer` when a newer Backbench wrote it (then it is never written). */
export interface StoredLibrary {
  facts: LibraryFacts;
  isNewer: boolean;
  diagnostics: Diagnostic[];
}

/**
 * A library that was never opened before. Its id follows from its path where no other library has that id: when the data
 * folder is lost, what the window's own store holds of the folder is found again.
 */
export function newLibrary(data: DataPaths, path: string, isSample: boolean): LibraryFacts {
  const now = new Date().toISOString();
  const named = idOfPath(path);
  return {
    version: VERSION,
    id: existsSync(libraryPaths(data, named).folder) ? randomUUID() : named,
    name: isSample ? "Westminster sample" : basename(path) || path,
    isSample,
    createdAt: now,
    openedAt: now,
    roots: [newRoot(path)],
    corrections: [],
  };
}

/** A root for a folder's real path; `others` are those the library has. */
export function newRoot(path: string, others: readonly LibraryRoot[] = []): LibraryRoot {
  const named = idOfPath(path).slice(0, 8);
  return { id: others.some(({ id }) => id === named) ? randomUUID().slice(0, 8) : named, path };
}

/** A UUID (version 8: made by a rule of its own) that is the same for the same path. */
function idOfPath(path: string): string {
  const [a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hash("sha256", `library\0${path}`))?.slice(1) ?? [];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** Keeps a library's facts, atomically. */
export function writeLibrary(data: DataPaths, library: LibraryFacts): void {
  const paths = libraryPaths(data, library.id);
  makePrivateFolder(paths.folder);
  writeFileAtomic(paths.manifest, `${JSON.stringify(library, null, 2)}\n`);
}

/**
 * Reads a library's facts; null when there is none of that id. A correction that cannot be understood is left
 * out with a diagnostic. A file that is no library record at all is kept aside and counts as none.
 */
export function readLibrary(data: DataPaths, id: string, canWrite: boolean): StoredLibrary | null {
  if (!/^[A-Za-z0-9-]{1,100}$/.test(id)) return null;
  const { manifest } = libraryPaths(data, id);
  try {
    const stored: unknown = JSON.parse(readFileSync(manifest, "utf8"));
    const read = facts.parse(stored);
    const given = (stored as { corrections?: unknown[] }).corrections ?? [];
    const corrections = given.flatMap((one) => correction.safeParse(one).data ?? []);
    const isNewer = read.version > VERSION;
    return {
      facts: { ...read, corrections },
      isNewer,
      diagnostics: describe(isNewer, given.length - corrections.length),
    };
  } catch (error) {
    if (fileErrorCode(error) !== "ENOENT" && canWrite) renameSync(manifest, `${manifest}.broken`);
    return null;
  }
}

function describe(isNewer: boolean, unreadCorrections: number): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (isNewer) {
    const message =
      "A newer Backbench wrote this library. It is open for reading and export; update Backbench to change it.";
    diagnostics.push({ code: "newer-version", severity: "warning", message, place: null });
  }
  if (unreadCorrections > 0) {
    const message = `${unreadCorrections} corrections could not be understood and are not applied.`;
    diagnostics.push({ code: "corrections-unread", severity: "warning", message, place: null });
  }
  return diagnostics;
}

/** All libraries of a data folder, the one opened last first. */
export function listLibraries(data: DataPaths): LibraryFacts[] {
  let ids: string[];
  try {
    ids = readdirSync(data.libraries);
  } catch {
    return [];
  }
  const found = ids.flatMap((id) => readLibrary(data, id, false)?.facts ?? []);
  return found.sort((a, b) => (a.openedAt > b.openedAt ? -1 : 1));
}

/** The refusal of every change in a library that a newer Backbench wrote. */
export function newerVersionError(): AppError {
  return new AppError(
    "newer-version",
    "A newer Backbench wrote this library; this one can read and export it, not change it.",
    "Update Backbench.",
  );
}
