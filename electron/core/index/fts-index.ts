import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { TermRun } from "../../../shared/query/query.ts";
import { scanTokens } from "../../../shared/text/tokens.ts";
import type { SearchDocument, SearchIndex, SyncOptions } from "./search-index.ts";

const BATCH = 500;

/**
 * The search index on SQLite's FTS5. Our tokeniser supplies the terms, joined by spaces; FTS5's `ascii`
 * tokeniser with the apostrophe as a letter splits at nothing else (it takes all beyond ASCII for letters),
 * so both agree. Documents are kept by the hash of their text: a correction that moves a debate in time
 * changes ordinals, not the index, and equal texts are stored once.
 */
export function createFtsIndex(database: DatabaseSync): SearchIndex {
  const find = database.prepare("SELECT rowid AS id FROM words WHERE words MATCH ?");
  let ordinalsOf = new Map<number, number[]>();

  async function add(missing: SearchDocument[], known: Map<string, number>, options: SyncOptions): Promise<void> {
    const insertHash = database.prepare("INSERT INTO documents (hash) VALUES (?)");
    const insertWords = database.prepare("INSERT INTO words (rowid, terms) VALUES (?, ?)");
    for (const [at, document] of missing.entries()) {
      if (at % BATCH === 0) {
        options.onProgress?.(at, missing.length);
        await setImmediate();
        options.signal?.throwIfAborted();
      }
      const id = Number(insertHash.run(document.hash).lastInsertRowid);
      insertWords.run(id, joinTerms(document.text()));
      known.set(document.hash, id);
    }
  }

  function removeAll(ids: number[]): void {
    const removeHash = database.prepare("DELETE FROM documents WHERE id = ?");
    const removeWords = database.prepare("DELETE FROM words WHERE rowid = ?");
    for (const id of ids) {
      removeHash.run(id);
      removeWords.run(id);
    }
  }

  return {
    async sync(documents, options = {}) {
      const known = new Map<string, number>();
      for (const row of database.prepare("SELECT id, hash FROM documents").iterate()) {
        known.set(row.hash as string, row.id as number);
      }
      const wanted = new Map(documents.map((document) => [document.hash, document]));
      const missing = [...wanted.values()].filter((document) => !known.has(document.hash));
      const gone = [...known].filter(([hash]) => !wanted.has(hash));
      if (missing.length > 0 || gone.length > 0) {
        database.exec("BEGIN");
        try {
          removeAll(gone.map(([, id]) => id));
          await add(missing, known, options);
          database.exec("COMMIT");
        } catch (error) {
          if (database.isTransaction) database.exec("ROLLBACK");
          throw error;
        }
      }
      const ordinals = new Map<number, number[]>();
      for (const [ordinal, document] of documents.entries()) {
        const id = known.get(document.hash) as number;
        const there = ordinals.get(id);
        if (there) there.push(ordinal);
        else ordinals.set(id, [ordinal]);
      }
      ordinalsOf = ordinals;
    },

    match(run) {
      const found: number[] = [];
      for (const row of find.iterate(toFtsQuery(run))) {
        for (const ordinal of ordinalsOf.get(row.id as number) ?? []) found.push(ordinal);
      }
      return Uint32Array.from(found).sort();
    },
  };
}

function joinTerms(text: string): string {
  const terms: string[] = [];
  scanTokens(text, (term) => terms.push(term));
  return terms.join(" ");
}

/** Terms hold letters, digits and apostrophes only, so a quoted string needs no escapes. */
function toFtsQuery(run: TermRun): string {
  return `"${run.terms.join(" ")}"${run.prefix ? " *" : ""}`;
}
