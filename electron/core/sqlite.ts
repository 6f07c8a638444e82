import type { DatabaseSync } from "node:sqlite";
import { AppError } from "../../shared/lib/errors.ts";

type Sqlite = typeof import("node:sqlite");

let loaded: Sqlite | null = null;

/**
 * Node's own SQLite, without the warning that it is experimental (it would stand among the diagnostics on
 * stderr). Throws `internal` with the way out where this Node has none.
 */
export function sqlite(): Sqlite {
  if (loaded) return loaded;
  const emitWarning = process.emitWarning;
  process.emitWarning = (() => {}) as typeof process.emitWarning;
  try {
    loaded = process.getBuiltinModule("node:sqlite") ?? null;
  } finally {
    process.emitWarning = emitWarning;
  }
  if (!loaded) throw new AppError("internal", "This Node.js has no SQLite.", "Use Node.js 22.16 or newer.");
  return loaded;
}

/** Opens a database file; `:memory:` for one that leaves nothing behind. */
export function openDatabase(path: string, options: { readOnly?: boolean } = {}): DatabaseSync {
  return new (sqlite().DatabaseSync)(path, { readOnly: options.readOnly ?? false });
}

/** SQLite's version, for the about page. */
export function sqliteVersion(): string {
  const database = openDatabase(":memory:");
  try {
    return String(database.prepare("SELECT sqlite_version() AS version").get()?.version);
  } finally {
    database.close();
  }
}
