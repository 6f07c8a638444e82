import { chmodSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { openDatabase } from "../sqlite.ts";

/** Raised whenever what the index keeps changes; an index of another version is thrown away. */
const VERSION = 26;
const TABLES = ["sources", "bodies", "words", "unused", "debates", "kept", "patches", "segments", "postings"];

/** The disposable database of a library: cache of parsed sources, debates as rebuilt last, the search index. */
export interface IndexDatabase {
  database: DatabaseSync;
  /** `index-rebuilt` when what was there could not be used. */
  diagnostics: Diagnostic[];
}

/** SQLite's codes for a broken file (SQLITE_CORRUPT, SQLITE_NOTADB) and what derives from them. */
export function isCorrupt(error: unknown): boolean {
  const code = (error as { errcode?: number } | null)?.errcode ?? 0;
  return (code & 0xff) === 11 || (code & 0xff) === 26;
}

/**
 * Opens the index of a library, or a new one in its place when it is broken or of another version. `:memory:`
 * leaves nothing behind.
 */
export function openIndexDatabase(path: string): IndexDatabase {
  try {
    return { database: prepare(path), diagnostics: [] };
  } catch (error) {
    if (!isCorrupt(error)) throw error;
    removeIndex(path);
    return { database: prepare(path), diagnostics: [rebuiltDiagnostic()] };
  }
}

/** Deletes an index and what SQLite keeps beside it. Loses nothing but time. */
export function removeIndex(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

/** Says that the index was made anew. */
export function rebuiltDiagnostic(): Diagnostic {
  return {
    code: "index-rebuilt",
    severity: "warning",
    message: "The index was damaged and has been rebuilt from the files. Annotations and corrections are not affected.",
    place: null,
  };
}

function prepare(path: string): DatabaseSync {
  const database = openDatabase(path);
  try {
    // Checkpoints of 64 MB: much is written at once, and pages that change again and again are moved once.
    database.exec(
      "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000",
    );
    if (path !== ":memory:") chmodSync(path, 0o600);
    const found = database.prepare("PRAGMA user_version").get()?.user_version;
    if (found !== VERSION) reset(database);
    // Touches every table, so that a broken file shows here and not in the middle of a query.
    database.exec(TABLES.map((table) => `SELECT 1 FROM ${table} LIMIT 1`).join("; "));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function reset(database: DatabaseSync): void {
  database.exec(`
    BEGIN;
    DROP TABLE IF EXISTS sources;
    DROP TABLE IF EXISTS documents;
    DROP TABLE IF EXISTS words;
    DROP TABLE IF EXISTS bodies;
    DROP TABLE IF EXISTS unused;
    DROP TABLE IF EXISTS debates;
    DROP TABLE IF EXISTS kept;
    DROP TABLE IF EXISTS patches;
    DROP TABLE IF EXISTS segments;
    DROP TABLE IF EXISTS postings;
    CREATE TABLE sources (
      source TEXT PRIMARY KEY, size INTEGER NOT NULL, modified REAL NOT NULL, revision TEXT NOT NULL,
      readers TEXT NOT NULL, chosen TEXT NOT NULL, body INTEGER NOT NULL, mark INTEGER NOT NULL, flags INTEGER NOT NULL,
      facts TEXT NOT NULL
    );
    CREATE TABLE bodies (
      id INTEGER PRIMARY KEY AUTOINCREMENT, skeleton BLOB NOT NULL, outline BLOB NOT NULL, spans BLOB NOT NULL
    );
    CREATE TABLE words (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
    CREATE TABLE unused (body INTEGER NOT NULL);
    CREATE TABLE debates (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, facts TEXT NOT NULL, body BLOB NOT NULL
    );
    CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE patches (id INTEGER PRIMARY KEY, name TEXT NOT NULL, value BLOB NOT NULL);
    CREATE TABLE segments (id INTEGER PRIMARY KEY AUTOINCREMENT, documents INTEGER NOT NULL, keys BLOB NOT NULL);
    CREATE TABLE postings (
      id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, first TEXT NOT NULL, terms TEXT NOT NULL, ends BLOB NOT NULL,
      documents BLOB NOT NULL, places BLOB NOT NULL
    );
    CREATE INDEX blocks_of_segments ON postings (segment, id, first);
    PRAGMA user_version = ${VERSION};
    COMMIT;
  `);
}
