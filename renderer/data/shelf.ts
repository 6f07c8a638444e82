import type { RecordTable } from "../../shared/model/annotation.ts";
import type { StoredRecords } from "./apply-entry.ts";
import type { Step, StoredEntry } from "./stored-entry.ts";

/** What can be read of one library's records, whatever holds them. Order is unspecified unless stated. */
export interface ShelfReader {
  records<T extends RecordTable>(table: T): Promise<StoredRecords[T][]>;
  /** One per id, in order; undefined where there is none. */
  recordsById<T extends RecordTable>(table: T, ids: readonly string[]): Promise<(StoredRecords[T] | undefined)[]>;
  /** Oldest first. */
  entriesOfStep(step: string): Promise<StoredEntry[]>;
  /** Oldest first, at most `limit`. */
  entriesDue(limit: number): Promise<StoredEntry[]>;
  /** Entries not yet in the journal. */
  countUnposted(): Promise<number>;
  /** By rev: the newest first when `newestFirst`. */
  steps(state: Step["state"], options: { newestFirst: boolean; limit: number }): Promise<Step[]>;
  meta(key: string): Promise<unknown>;
}

/** What one transaction can also write. */
export interface ShelfWriter extends ShelfReader {
  putRecords<T extends RecordTable>(table: T, records: StoredRecords[T][]): Promise<void>;
  putEntries(entries: StoredEntry[]): Promise<void>;
  /** Makes every posted entry due again. */
  postAllAgain(): Promise<void>;
  putSteps(steps: Step[]): Promise<void>;
  deleteStep(id: string): Promise<void>;
  putMeta(key: string, value: unknown): Promise<void>;
}

/** A place where one library's records are kept. */
export interface Shelf {
  /**
   * All or nothing; transactions follow one another, also across windows. `work` may await nothing but the
   * writer's own promises, and may run twice when the storage fails the first time.
   */
  transaction<R>(work: (writer: ShelfWriter) => Promise<R>): Promise<R>;
  /** Tells the query's value now and after every change of what it read, also by other windows. */
  watch<R>(query: (reader: ShelfReader) => Promise<R>, onValue: (value: R) => void): () => void;
}
