import type { DatabaseSync } from "node:sqlite";
import { firstNotBefore } from "../../../shared/lib/first-not-before.ts";
import type { TermRun } from "../../../shared/query/query.ts";
import { createKeyTable, type KeyTable } from "./key-table.ts";
import type { Pacer } from "./pacer.ts";
import { type PostingBlock, type TermRange, termsHolding, termsIn } from "./posting-blocks.ts";
import { PostingCursor } from "./posting-cursor.ts";
import type { ReadySegment } from "./segment-writer.ts";

/** A part of the index that is written once. Its texts are numbered from `first` on. */
export interface Segment {
  id: number;
  first: number;
  documents: number;
}

/** Where a segment's blocks begin, in their order. */
interface BlockDirectory {
  rows: number[];
  firstTerms: string[];
}

/** Rows looked at in one step of a removal. */
const REMOVED_AT_ONCE = 5000;

/** The segments of an index in a database, and their postings. */
export class SegmentStore {
  private readonly database: DatabaseSync;
  /** By segment; what a segment holds never changes. */
  private readonly directories = new Map<number, BlockDirectory>();

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

  /**
   * Numbers of the texts of some segments by key, or of those among them that are in `only`; of a text that is in several
   * segments, that in the youngest.
   */
  numbers(segments: readonly Segment[], only?: KeyTable): KeyTable {
    const table = createKeyTable(only?.size ?? segments.reduce((sum, segment) => sum + segment.documents, 0));
    const find = this.database.prepare("SELECT keys FROM segments WHERE id = ?");
    // The youngest first: what is sought was mostly just added, and then the others are not looked at.
    for (const { id, first } of segments.toReversed()) {
      if (table.size === only?.size) break;
      const bytes = find.get(id)?.keys as Uint8Array;
      const keys = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < bytes.length; at += 8) {
        const high = keys.getUint32(at);
        const low = keys.getUint32(at + 4);
        if (!only || only.get(high, low) >= 0) table.add(high, low, first + at / 8);
      }
    }
    return table;
  }

  /** Writes a segment, in slices; all of it or nothing. Throws the abort reason. */
  async write({ keys, blocks }: ReadySegment, pacer: Pacer): Promise<void> {
    const { database } = this;
    const bytes = new DataView(new ArrayBuffer(keys.length * 4));
    for (let at = 0; at < keys.length; at++) bytes.setUint32(at * 4, keys[at] as number);
    await this.transact(async () => {
      const put = database.prepare("INSERT INTO segments (documents, keys) VALUES (?, ?)");
      const id = Number(put.run(keys.length / 2, new Uint8Array(bytes.buffer)).lastInsertRowid);
      const insert = database.prepare(
        "INSERT INTO postings (segment, first, terms, ends, documents, places) VALUES (?, ?, ?, ?, ?, ?)",
      );
      for (const { terms, ends, documents, places } of blocks) {
        insert.run(id, terms.slice(0, terms.search(/\n|$/)), terms, ends, documents, places);
        if (pacer.isDue()) await pacer.breathe();
      }
    });
  }

  /** Removes segments with all their postings, in slices. */
  async remove(ids: readonly number[], pacer: Pacer): Promise<void> {
    const { database } = this;
    for (const id of ids) this.directories.delete(id);
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

  /** The postings of a term, or of all terms that begin with it, in one segment: a block at a time. */
  *find(term: string, isPrefix: boolean, segment: Segment): Generator<TermRange> {
    const statement = this.database.prepare("SELECT terms, ends, documents FROM postings WHERE id = ?");
    for (const id of this.blocksOf(term, isPrefix, segment)) {
      const range = termsIn(statement.get(id) as unknown as PostingBlock, term, isPrefix);
      if (range) yield range;
    }
  }

  /** The postings of all terms that hold these letters, in one segment: a block at a time. */
  *findHolding(letters: string, segment: Segment): Generator<TermRange[]> {
    const statement = this.database.prepare("SELECT terms, ends, documents FROM postings WHERE id = ?");
    for (const id of this.directory(segment).rows) {
      yield termsHolding(statement.get(id) as unknown as PostingBlock, letters);
    }
  }

  /** The same as `find` with places, a term at a time. */
  *cursors(term: string, isPrefix: boolean, segment: Segment): Generator<PostingCursor> {
    const statement = this.database.prepare("SELECT terms, ends, documents, places FROM postings WHERE id = ?");
    for (const id of this.blocksOf(term, isPrefix, segment)) {
      const block = statement.get(id) as unknown as PostingBlock;
      const range = termsIn(block, term, isPrefix);
      if (!range) continue;
      const { documentStarts, placeStarts, documents } = range;
      for (let at = 0; at + 1 < documentStarts.length; at++) {
        yield new PostingCursor(
          documents.subarray(documentStarts[at], documentStarts[at + 1]),
          block.places.subarray(placeStarts[at], placeStarts[at + 1]),
        );
      }
    }
  }

  /** Rows of the blocks in which a term, or terms that begin with it, can stand. */
  private *blocksOf(term: string, isPrefix: boolean, segment: Segment): Generator<number> {
    const { rows, firstTerms } = this.directory(segment);
    let at = firstNotBefore(firstTerms, term);
    if (at > 0 && firstTerms[at] !== term) at--;
    for (; at < rows.length; at++) {
      const first = firstTerms[at] as string;
      if (first > term && !(isPrefix && first.startsWith(term))) return;
      yield rows[at] as number;
    }
  }

  private directory({ id }: Segment): BlockDirectory {
    const known = this.directories.get(id);
    if (known) return known;
    const found = this.database.prepare("SELECT id, first FROM postings WHERE segment = ? ORDER BY id").all(id);
    const directory = {
      rows: found.map((row) => row.id as number),
      firstTerms: found.map((row) => row.first as string),
    };
    this.directories.set(id, directory);
    return directory;
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
