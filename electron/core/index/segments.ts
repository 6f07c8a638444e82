import type { DatabaseSync } from "node:sqlite";
import type { TermRun } from "../../../shared/query/query.ts";
import { createKeyTable, type KeyTable, keyOfHash } from "./key-table.ts";
import type { Pacer } from "./pacer.ts";
import { PostingCursor } from "./posting-cursor.ts";
import type { SegmentWriter } from "./segment-writer.ts";

/** A part of the index that is written once. Its texts are numbered from `first` on. */
export interface Segment {
  id: number;
  first: number;
  documents: number;
}

/** One term's documents in one segment, as they lie on disk. */
export interface StoredPostings {
  segment: Segment;
  documents: Uint8Array;
}

/** Greater than every character a term holds. */
const LAST = "\u{10ffff}";
/** Rows looked at in one step of a removal. */
const REMOVED_AT_ONCE = 5000;

/** The segments of an index in a database, and their postings. */
export class SegmentStore {
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** All segments in order of age. */
  list(): Segment[] {
    let first = 0;
    const rows = this.database.prepare("SELECT id, documents FROM segments ORDER BY id").all();
    return rows.map((row) => {
      const segment = { id: row.id as number, first, documents: row.documents as number };
      first += segment.documents;
      return segment;
    });
  }

  /** Numbers of the texts of some segments by hash. */
  numbers(segments: readonly Segment[]): KeyTable {
    const table = createKeyTable(segments.reduce((sum, segment) => sum + segment.documents, 0));
    const find = this.database.prepare("SELECT hashes FROM segments WHERE id = ?");
    for (const { id, first } of segments) {
      const bytes = find.get(id)?.hashes as Uint8Array;
      const keys = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at * 8 < bytes.length; at++) {
        table.add(keys.getUint32(at * 8), keys.getUint32(at * 8 + 4), first + at);
      }
    }
    return table;
  }

  /** Writes a segment, in slices; all of it or nothing. Throws the abort reason. */
  async write(writer: SegmentWriter, hashes: readonly string[], pacer: Pacer): Promise<void> {
    const { database } = this;
    const keys = new DataView(new ArrayBuffer(hashes.length * 8));
    for (const [at, hash] of hashes.entries()) {
      const [high, low] = keyOfHash(hash);
      keys.setUint32(at * 8, high);
      keys.setUint32(at * 8 + 4, low);
    }
    await this.transact(async () => {
      const put = database.prepare("INSERT INTO segments (documents, hashes) VALUES (?, ?)");
      const id = Number(put.run(hashes.length, new Uint8Array(keys.buffer)).lastInsertRowid);
      const insert = database.prepare("INSERT INTO postings (term, segment, documents, places) VALUES (?, ?, ?, ?)");
      for (const { term, documents, places } of writer.postings()) {
        insert.run(term, id, documents, places);
        if (pacer.isDue()) await pacer.breathe();
      }
    });
  }

  /** Removes segments with all their postings, in slices. */
  async remove(ids: readonly number[], pacer: Pacer): Promise<void> {
    const { database } = this;
    const range = database.prepare("SELECT min(id) AS low, max(id) AS high FROM postings");
    await this.transact(async () => {
      const { low, high } = range.get() as { low: number | null; high: number | null };
      const marks = ids.map(() => "?").join(", ");
      database.prepare(`DELETE FROM segments WHERE id IN (${marks})`).run(...ids);
      const remove = database.prepare(`DELETE FROM postings WHERE id BETWEEN ? AND ? AND segment IN (${marks})`);
      for (let from = low ?? 0; from <= (high ?? -1); from += REMOVED_AT_ONCE) {
        remove.run(from, from + REMOVED_AT_ONCE - 1, ...ids);
        if (pacer.isDue()) await pacer.breathe();
      }
    });
  }

  /** The documents of a term, or of all terms that begin with it. */
  *find(term: string, isPrefix: boolean, segments: ReadonlyMap<number, Segment>): Generator<StoredPostings> {
    // A statement of its own: another query may walk the same words between two slices.
    const statement = this.database.prepare(`SELECT segment, documents FROM postings WHERE ${condition(isPrefix)}`);
    for (const row of statement.iterate(...bounds(term, isPrefix))) {
      const segment = segments.get(row.segment as number);
      if (segment) yield { segment, documents: row.documents as Uint8Array };
    }
  }

  /** The same of one segment, with places. */
  *cursors(term: string, isPrefix: boolean, segment: Segment): Generator<PostingCursor> {
    const sql = `SELECT documents, places FROM postings WHERE ${condition(isPrefix)} AND segment = ?`;
    for (const row of this.database.prepare(sql).iterate(...bounds(term, isPrefix), segment.id)) {
      yield new PostingCursor(row.documents as Uint8Array, row.places as Uint8Array);
    }
  }

  private async transact(work: () => Promise<void>): Promise<void> {
    this.database.exec("BEGIN");
    try {
      await work();
      this.database.exec("COMMIT");
    } catch (error) {
      if (this.database.isTransaction) this.database.exec("ROLLBACK");
      throw error;
    }
  }
}

function condition(isPrefix: boolean): string {
  return isPrefix ? "term >= ? AND term < ?" : "term = ?";
}

function bounds(term: string, isPrefix: boolean): string[] {
  return isPrefix ? [term, term + LAST] : [term];
}

/** Cursors for the terms of a run but a last prefix, in one segment; null when one of them is not there. */
export function exactCursors(store: SegmentStore, run: TermRun, segment: Segment): PostingCursor[] | null {
  const terms = run.prefix ? run.terms.slice(0, -1) : run.terms;
  const found: PostingCursor[] = [];
  for (const term of terms) {
    const [cursor] = store.cursors(term, false, segment);
    if (!cursor) return null;
    found.push(cursor);
  }
  return found;
}
