import type { Client } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";
import type { Annotation, Tag } from "../../shared/model/annotation.ts";
import { type AnnotationStore, createAnnotationStore } from "./annotation-store.ts";
import { type AnnotationsDb, annotationsDb } from "./annotations-db.ts";
import { isLive, type StoredAnnotation, type StoredRecord } from "./apply-entry.ts";
import { rollBackUnfinished } from "./bulk-import.ts";
import { FailsafeShelf } from "./failsafe-shelf.ts";
import { createJournalSync } from "./journal-sync.ts";
import { browserLocks, type Locks } from "./locks.ts";
import { createProjection } from "./projection.ts";
import type { ShelfReader } from "./shelf.ts";
import { tagPaths, treeOrder } from "./tag-tree.ts";

/** Steps that the history shows at most. */
const SHOWN_STEPS = 200;

export interface HistoryStep {
  id: string;
  label: string;
  at: string;
  isUndone: boolean;
}

/** The undo list: newest first; what undo and redo would take. */
export interface History {
  undoLabel: string | null;
  redoLabel: string | null;
  entries: HistoryStep[];
}

/** Where the user's work stands. */
export interface SaveState {
  /** All of it is in this profile's database. */
  saved: boolean;
  /** Commands that are not yet in the journal on disk. */
  pending: number;
  /** All of it is in the journal on disk. */
  mirrored: boolean;
  /** What stands in the way, with the way out. */
  error: AppError | null;
}

/** The records of one library as they are now. Parts that have not changed are the same objects as before. */
export interface RecordsSnapshot {
  /** False until everything was read once. */
  isLoaded: boolean;
  /** Live ones, the oldest first. */
  annotations: Annotation[];
  /** Live ones, in the order of the tree. */
  tags: Tag[];
  tagPaths: ReadonlyMap<string, string[]>;
  history: History;
  saveState: SaveState;
}

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

const NOTHING: RecordsSnapshot = {
  isLoaded: false,
  annotations: [],
  tags: [],
  tagPaths: new Map(),
  history: { undoLabel: null, redoLabel: null, entries: [] },
  saveState: { saved: true, pending: 0, mirrored: true, error: null },
};

/**
 * Opens the records of a library: rolls back interrupted bulk work, takes in the journal (which restores all
 * in an empty profile), then keeps database, journal and the engine's projection alike until closed.
 */
export function openRecords(options: OpenRecordsOptions): Records {
  const { client, library, db = annotationsDb(), locks = browserLocks(), now = Date.now } = options;
  const listeners = new Set<() => void>();
  let snapshot = NOTHING;
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

function watchRecords(
  shelf: FailsafeShelf,
  change: (next: Partial<RecordsSnapshot>) => void,
  onLog: (log: Log) => void,
): () => void {
  let annotations: StoredAnnotation[] = [];
  const loaded = new Set<string>();
  const isLoaded = (part: string) => loaded.add(part).size === 3;
  const stops = [
    shelf.watch(
      (reader) => reader.records("annotations"),
      (records) => {
        annotations = keepSame(annotations, records.filter(isLive).sort(byAge));
        change({ annotations, isLoaded: isLoaded("annotations") });
      },
    ),
    shelf.watch(
      (reader) => reader.records("tags"),
      (records) => {
        const tags = treeOrder(records.filter(isLive));
        change({ tags, tagPaths: tagPaths(tags), isLoaded: isLoaded("tags") });
      },
    ),
    shelf.watch(readLog, (log) => {
      onLog(log);
      change({ isLoaded: isLoaded("log") });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

interface Log {
  history: History;
  pending: number;
}

async function readLog(reader: ShelfReader): Promise<Log> {
  const done = await reader.steps("done", { newestFirst: true, limit: SHOWN_STEPS });
  const undone = await reader.steps("undone", { newestFirst: false, limit: SHOWN_STEPS });
  const entries = [...undone.toReversed(), ...done].map(({ id, label, at, state }) => ({
    id,
    label,
    at,
    isUndone: state === "undone",
  }));
  const history = { undoLabel: done[0]?.label ?? null, redoLabel: undone[0]?.label ?? null, entries };
  return { history, pending: await reader.countUnposted() };
}

/** The new list with the old objects for records that are as they were, so that views need not draw them again. */
function keepSame<R extends StoredRecord>(before: readonly R[], after: readonly R[]): R[] {
  const known = new Map(before.map((record) => [record.id, record]));
  return after.map((record) => {
    const former = known.get(record.id);
    return former && JSON.stringify(former.fieldRevs) === JSON.stringify(record.fieldRevs) ? former : record;
  });
}

function byAge(a: Annotation, b: Annotation): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
