import type { Client } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { type AnnotationStore, createAnnotationStore } from "./annotation-store.ts";
import { type AnnotationsDb, annotationsDb } from "./annotations-db.ts";
import { rollBackUnfinished } from "./bulk-import.ts";
import { FailsafeShelf } from "./failsafe-shelf.ts";
import { createJournalSync } from "./journal-sync.ts";
import { browserLocks, type Locks } from "./locks.ts";
import { createProjection } from "./projection.ts";
import { EMPTY_SNAPSHOT, type Log, type RecordsSnapshot, readLog, watchRecords } from "./records-snapshot.ts";

export interface Records {
  store: AnnotationStore;
  getSnapshot(): RecordsSnapshot;
  subscribe(listener: () => void): () => void;
  /** Tries again to save and to mirror. */
  retry(): Promise<void>;
  /** Stamps what is made from now on. */
  setAuthor(initials: string): void;
  /** Resolves when interrupted work was rolled back and the journal was read (or could not be). */
  ready: Promise<void>;
  close(): void;
}

export interface OpenRecordsOptions {
  client: Client;
  /** Id of the library. */
  library: string;
  db?: AnnotationsDb;
  locks?: Locks;
  now?(): number;
}

/**
 * Opens the records of a library: rolls back interrupted bulk work, takes in the journal (which restores all
 * in an empty profile), then keeps database, journal and the engine's projection alike until closed.
 */
export function openRecords(options: OpenRecordsOptions): Records {
  const { client, library, db = annotationsDb(), locks = browserLocks(), now = Date.now } = options;
  const listeners = new Set<() => void>();
  let snapshot = EMPTY_SNAPSHOT;
  let author = "";
  let storageError: AppError | null = null;
  let mirrorError: AppError | null = null;

  function change(next: Partial<RecordsSnapshot>): void {
    snapshot = { ...snapshot, ...next };
    if (snapshot.isLoaded) projection.update(snapshot.annotations, snapshot.tagPaths);
    for (const listener of [...listeners]) listener();
  }
  function showSaveState(pending = snapshot.saveState.pending): void {
    const saveState = {
      saved: !shelf.isHeld,
      pending,
      mirrored: pending === 0,
      error: storageError ?? mirrorError,
    };
    change({ saveState });
  }

  const projection = createProjection(client, library);
  const shelf = new FailsafeShelf(db, library, (error) => {
    storageError = error;
    showSaveState();
  });
  const sync = createJournalSync({
    client,
    shelf,
    library,
    locks,
    onError(error) {
      mirrorError = error;
      showSaveState();
    },
  });
  const session = { library, client, shelf, locks, author: () => author, now };
  const ready = start();

  async function start(): Promise<void> {
    const settings = client.call("settings.get", {}).catch(() => null);
    await rollBackUnfinished(session).catch((error) => {
      if (!(error instanceof AppError)) throw error;
      storageError = error;
    });
    await sync.pull();
    author = author || ((await settings)?.author ?? "");
    void sync.push();
  }

  function showLog({ history, pending }: Log): void {
    change({ history });
    showSaveState(pending);
    if (pending > 0) void sync.push();
  }
  const stopWatching = watchRecords(shelf, change, showLog);

  return {
    // What is said of a command is true when its promise resolves, however late the watch is.
    store: createAnnotationStore(session, ready, () => shelf.transaction(readLog).then(showLog, () => {})),
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async retry() {
      await shelf.putBack();
      await Promise.all([sync.pull(), sync.push()]);
    },
    setAuthor(initials) {
      author = initials;
    },
    ready,
    close() {
      stopWatching();
      sync.stop();
      projection.stop();
    },
  };
}
