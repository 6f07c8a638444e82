import type { DatabaseSync } from "node:sqlite";
import { inflateSync } from "node:zlib";
import type { ParsedSource } from "../../../shared/model/source.ts";

/** What must be equal for a cached parse to be valid. */
export interface CacheKey {
  source: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** All readers with their versions: any of them may be the one that fits best. */
  readers: string;
  /** The reader the analyst chose; empty for none. */
  chosen: string;
}

/** Parsed sources of a library, so that opening it again parses nothing. */
export interface SourceCache {
  get(key: CacheKey): ParsedSource | null;
  /** Whatever was read last below a root, for a root that is not there now. */
  below(root: string): ParsedSource[];
  put(key: CacheKey, revision: string, packed: Uint8Array): void;
  /** Forgets all sources but these. */
  keepOnly(sources: ReadonlySet<string>): void;
  /** Revisions of all sources, to recognise a library that moved. */
  revisions(): Set<string>;
}

// A file written in the moment it was read may change again without its time showing it. Whole seconds tell
// of a file system that keeps no finer times.
const FRESH_MS = { fine: 50, coarse: 2000 };

/** The cache in a library's index database. A row that cannot be unpacked counts as absent. */
export function createSourceCache(database: DatabaseSync): SourceCache {
  const find = database.prepare(
    "SELECT body FROM sources WHERE source = ? AND size = ? AND modified = ? AND readers = ? AND chosen = ?",
  );
  const put = database.prepare("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)");
  return {
    get(key) {
      const row = find.get(key.source, key.size, key.modified, key.readers, key.chosen);
      return row ? unpackParsed(row.body as Uint8Array) : null;
    },
    below(root) {
      const rows = database.prepare("SELECT body FROM sources WHERE substr(source, 1, ?) = ? ORDER BY source");
      const prefix = `${root}/`;
      return rows.all(prefix.length, prefix).flatMap((row) => unpackParsed(row.body as Uint8Array) ?? []);
    },
    put(key, revision, packed) {
      const isFresh = Date.now() - key.modified < (key.modified % 1000 === 0 ? FRESH_MS.coarse : FRESH_MS.fine);
      const modified = isFresh ? -1 : key.modified;
      put.run(key.source, key.size, modified, revision, key.readers, key.chosen, packed);
    },
    keepOnly(sources) {
      const remove = database.prepare("DELETE FROM sources WHERE source = ?");
      for (const row of database.prepare("SELECT source FROM sources").all()) {
        if (!sources.has(row.source as string)) remove.run(row.source as string);
      }
    },
    revisions() {
      const rows = database.prepare("SELECT DISTINCT revision FROM sources").all();
      return new Set(rows.map((row) => row.revision as string));
    },
  };
}

function unpackParsed(packed: Uint8Array): ParsedSource | null {
  try {
    return JSON.parse(inflateSync(packed).toString("utf8"));
  } catch {
    return null;
  }
}
