import type { AppError } from "../../shared/lib/errors.ts";
import type { Annotation, Memo, SavedView, Tag } from "../../shared/model/annotation.ts";
import { isLive, type StoredAnnotation, type StoredRecord } from "./apply-entry.ts";
import type { Shelf, ShelfReader } from "./shelf.ts";
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
  /** Live ones, by name. */
  views: SavedView[];
  /** Live ones, the newest first. */
  memos: Memo[];
  history: History;
  saveState: SaveState;
}

/** Before anything was read. */
export const EMPTY_SNAPSHOT: RecordsSnapshot = {
  isLoaded: false,
  annotations: [],
  tags: [],
  tagPaths: new Map(),
  views: [],
  memos: [],
  history: { undoLabel: null, redoLabel: null, entries: [] },
  saveState: { saved: true, pending: 0, mirrored: false, error: null },
};

/** Tells, part by part, what the shelf holds now and after every change; `isLoaded` once all parts were told. */
export function watchRecords(
  shelf: Shelf,
  change: (next: Partial<RecordsSnapshot>) => void,
  onLog: (log: Log) => void,
): () => void {
  let annotations: StoredAnnotation[] = [];
  const loaded = new Set<string>();
  const isLoaded = (part: string) => loaded.add(part).size === 5;
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
    shelf.watch(
      (reader) => reader.records("savedViews"),
      (records) => {
        const views = records.filter(isLive).sort((a, b) => a.name.localeCompare(b.name, "en-GB", { numeric: true }));
        change({ views, isLoaded: isLoaded("views") });
      },
    ),
    shelf.watch(
      (reader) => reader.records("memos"),
      (records) => change({ memos: records.filter(isLive).sort(byAge).reverse(), isLoaded: isLoaded("memos") }),
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

/** What the command log says. */
export interface Log {
  history: History;
  pending: number;
}

/** Reads undo list and outbox. */
export async function readLog(reader: ShelfReader): Promise<Log> {
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

function byAge(a: Annotation | Memo, b: Annotation | Memo): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
