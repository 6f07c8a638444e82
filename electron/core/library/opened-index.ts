import type { DatabaseSync } from "node:sqlite";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import type { SearchIndex } from "../index/search-index.ts";
import { createTextIndex } from "../index/text-index.ts";
import { createDebateStore, type DebateStore } from "./debate-store.ts";
import { createSourceCache, type SourceCache } from "./source-cache.ts";

/** The index database of a library, and all that is kept in it. */
export interface OpenedIndex {
  database: DatabaseSync;
  index: SearchIndex;
  cache: SourceCache;
  debates: DebateStore;
  /** What was found wrong with it. */
  diagnostics: Diagnostic[];
}

/** Opens the index in a file, or one in memory (`:memory:`). */
export function openIndex(path: string): OpenedIndex {
  const { database, diagnostics } = openIndexDatabase(path);
  return {
    database,
    index: createTextIndex(database),
    cache: createSourceCache(database),
    debates: createDebateStore(database),
    diagnostics,
  };
}
