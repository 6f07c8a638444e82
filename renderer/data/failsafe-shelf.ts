import { AppError } from "../../shared/lib/errors.ts";
import { RECORD_TABLES, type RecordTable } from "../../shared/model/annotation.ts";
import { type AnnotationsDb, DATABASE_VERSION } from "./annotations-db.ts";
import { mergeRecords, type StoredRecords } from "./apply-entry.ts";
import { type Clock, latestClock } from "./clock.ts";
import { dexieShelf } from "./dexie-shelf.ts";
import { emptyContents, MemoryShelf, type ShelfChanges, type ShelfContents } from "./memory-shelf.ts";
import { CLOCK, STORE } from "./record-log.ts";
import type { Shelf, ShelfReader, ShelfWriter } from "./shelf.ts";

/** Failures that mean a mistake in the program, not a storage that refuses. */
const BUGS = [
  "DataError",
  "DataCloneError",
  "ConstraintError",
  "InvalidArgumentError",
  "TransactionInactiveError",
  "PrematureCommitError",
];

/**
 * The shelf in the database while that works. When it refuses (full, forbidden, gone), what can be read is
 * copied to memory and work goes on there, saying so through `onState`; every later transaction first tries to
 * put what memory holds back.
 */
export class FailsafeShelf implements Shelf {
  private readonly db: AnnotationsDb;
  private readonly library: string;
  private readonly stored: Shelf;
  private memory: MemoryShelf | null = null;
  private puttingBack: Promise<void> | null = null;
  private readonly watches = new Set<{ restart(): void }>();
  private readonly onState: (error: AppError | null) => void;

  constructor(db: AnnotationsDb, library: string, onState: (error: AppError | null) => void) {
    this.db = db;
    this.library = library;
    this.onState = onState;
    this.stored = dexieShelf(db, library, (error) => void this.fallBack(error));
  }

  /** True while what is written lives in memory only. */
  get isHeld(): boolean {
    return this.memory !== null;
  }

  async transaction<R>(work: (writer: ShelfWriter) => Promise<R>): Promise<R> {
    await this.putBack();
    if (this.memory) return this.memory.transaction(work);
    try {
      await this.checkVersion();
      return await this.stored.transaction(work);
    } catch (error) {
      if (!isStorageError(error)) throw error;
      return (await this.fallBack(error)).transaction(work);
    }
  }

  watch<R>(query: (reader: ShelfReader) => Promise<R>, onValue: (value: R) => void): () => void {
    let stop = () => {};
    const watch = {
      restart: () => {
        stop();
        stop = (this.memory ?? this.stored).watch(query, onValue);
      },
    };
    this.watches.add(watch);
    watch.restart();
    return () => {
      this.watches.delete(watch);
      stop();
    };
  }

  /** Tries to write to the database what memory holds. Nothing happens where there is nothing to do or no way yet. */
  async putBack(): Promise<void> {
    if (!this.memory) return;
    this.puttingBack ??= this.tryPuttingBack(this.memory).finally(() => {
      this.puttingBack = null;
    });
    await this.puttingBack;
  }

  private async tryPuttingBack(memory: MemoryShelf): Promise<void> {
    try {
      await this.checkVersion();
      await memory.handOver((changes) => this.stored.transaction((writer) => putChanges(writer, changes)));
    } catch {
      return;
    }
    this.memory = null;
    this.switchOver(null);
  }

  private async fallBack(error: unknown): Promise<MemoryShelf> {
    if (this.memory) return this.memory;
    const contents = await this.readContents().catch(emptyContents);
    this.memory ??= new MemoryShelf(contents);
    this.switchOver(storageError(error));
    return this.memory;
  }

  private switchOver(error: AppError | null): void {
    for (const watch of [...this.watches]) watch.restart();
    this.onState(error);
  }

  private async readContents(): Promise<ShelfContents> {
    const { db, library } = this;
    const contents = emptyContents();
    for (const table of RECORD_TABLES) {
      const rows: { id: string }[] = await db.table(table).where("library").equals(library).toArray();
      for (const row of rows) contents.records[table].set(row.id, row as never);
    }
    const isOurs = (row: { library: string }) => row.library === library;
    for (const entry of await db.entries.filter(isOurs).toArray()) contents.entries.set(entry.id, entry);
    for (const step of await db.steps.filter(isOurs).toArray()) contents.steps.set(step.id, step);
    for (const { key, value } of await db.meta.toArray()) contents.meta.set(key, value);
    return contents;
  }

  private async checkVersion(): Promise<void> {
    if (!this.db.isOpen()) await this.db.open();
    // IndexedDB counts ten to one of Dexie's versions.
    if (this.db.backendDB().version >= (DATABASE_VERSION + 1) * 10) throw newerVersionError();
  }
}

/** Merges what memory holds into what the database holds: other windows may have written meanwhile. */
async function putChanges(writer: ShelfWriter, changes: ShelfChanges): Promise<void> {
  for (const table of RECORD_TABLES) await putMerged(writer, table, changes);
  await writer.putEntries([...changes.entries.values()]);
  await writer.putSteps([...changes.steps.values()]);
  for (const id of changes.deletedSteps) await writer.deleteStep(id);
  const known = {
    store: await writer.meta(STORE),
    clock: await writer.meta(CLOCK),
  };
  for (const [key, value] of changes.meta) {
    if (key === STORE && known.store) continue;
    await writer.putMeta(key, key === CLOCK ? latestClock(value as Clock, known.clock as Clock | undefined) : value);
  }
}

async function putMerged<T extends RecordTable>(writer: ShelfWriter, table: T, contents: ShelfContents): Promise<void> {
  const held = [...contents.records[table].values()] as StoredRecords[T][];
  const kept = await writer.recordsById(
    table,
    held.map(({ id }) => id),
  );
  const merged = held.map((record, at) => {
    const other = kept[at];
    return other ? mergeRecords(table, other, record) : record;
  });
  await writer.putRecords(table, merged);
}

function isStorageError(error: unknown): boolean {
  if (error instanceof AppError || !(error instanceof Error)) return false;
  return error.name.endsWith("Error") && isOfStorage(error) && !BUGS.includes(error.name);
}

/** IndexedDB's failures are DOMExceptions, Dexie's carry an `inner`; a TypeError of ours is neither. */
function isOfStorage(error: Error): boolean {
  return error instanceof DOMException || "inner" in error || "failures" in error;
}

function storageError(cause: unknown): AppError {
  const isFull = String(cause).includes("Quota") || String((cause as { inner?: unknown }).inner).includes("Quota");
  return new AppError(
    "storage-refused",
    isFull
      ? "This profile's storage is full: your latest changes are held in this window only."
      : "This profile's storage cannot be used: your latest changes are held in this window only.",
    `${isFull ? "Free some space on the disk" : "Allow this page to store data"}, then press Try again; keep this window open until then. What the status line calls mirrored is safe on disk.`,
    undefined,
    cause,
  );
}

function newerVersionError(): AppError {
  return new AppError(
    "newer-version",
    "These annotations were written by a newer Backbench.",
    "Nothing was changed. You can read and export them; install the newer version to go on annotating.",
  );
}
