import type { z } from "zod";
import { annotationsDb, type ViewRow } from "./annotations-db.ts";

interface Kept {
  /** Undefined when nothing is kept. */
  value: unknown;
  isLoaded: boolean;
}

/** Milliseconds after a write during which changes (dragging a split) are gathered into the next one. */
const GATHER = 150;

/**
 * The view's state of all libraries: read once per key, held in memory, written behind. A write that fails is
 * dropped: the view's state is not worth an error message, and user records say what is wrong with the store.
 */
export class ViewStates {
  private readonly kept = new Map<string, Kept>();
  private readonly loading = new Set<string>();
  private readonly unwritten = new Map<string, { library: string; key: string }>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly db: typeof annotationsDb;

  constructor(db = annotationsDb) {
    this.db = db;
    if (typeof window === "undefined") return;
    window.addEventListener("pagehide", () => void this.flush());
    document.addEventListener("visibilitychange", () => void (document.hidden && this.flush()));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(library: string, key: string): Kept | undefined {
    return this.kept.get(nameOf(library, key));
  }

  /** Reads the kept value once. A value set meanwhile wins over the kept one. */
  load(library: string, key: string, schema?: z.ZodType): void {
    const name = nameOf(library, key);
    if (this.loading.has(name)) return;
    this.loading.add(name);
    this.db()
      .views.get([library, key])
      .then((row) => (schema ? schema.safeParse(row?.value).data : row?.value))
      .catch(() => undefined)
      .then((value) => this.change(name, { value: this.kept.get(name)?.value ?? value, isLoaded: true }));
  }

  set(library: string, key: string, value: unknown): void {
    const name = nameOf(library, key);
    this.unwritten.set(name, { library, key });
    this.change(name, { value, isLoaded: this.kept.get(name)?.isLoaded ?? false });
    if (!this.timer) void this.flush();
  }

  /** Forgets what is held of a library and writes none of it any more. */
  forget(library: string): void {
    for (const name of [...this.kept.keys()]) if (name.startsWith(nameOf(library, ""))) this.kept.delete(name);
    for (const [name, place] of [...this.unwritten]) if (place.library === library) this.unwritten.delete(name);
  }

  /** Writes what is not written yet: where the database is open, all of it is on its way before this returns. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.unwritten.size === 0) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, GATHER);
    const db = this.db();
    if (!db.isOpen()) await db.open().catch(() => {});
    const rows = [...this.unwritten].map(([name, place]) => ({ ...place, value: this.kept.get(name)?.value }));
    this.unwritten.clear();
    if (db.isOpen() && rows.length > 0) await write(db.backendDB(), rows).catch(() => {});
  }

  private change(name: string, kept: Kept): void {
    this.kept.set(name, kept);
    for (const listener of [...this.listeners]) listener();
  }
}

/**
 * Not by Dexie, which puts rows down some turns later and waits for their success before it lets go: a page that is being
 * closed has no more turns.
 */
async function write(db: IDBDatabase, rows: readonly ViewRow[]): Promise<void> {
  const transaction = db.transaction("views", "readwrite");
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = reject;
  });
  for (const row of rows) transaction.objectStore("views").put(row);
  transaction.commit();
  await done;
}

function nameOf(library: string, key: string): string {
  return `${library}\n${key}`;
}
