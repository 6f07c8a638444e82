import type { Table } from "dexie";
import type { Client } from "../../shared/api/rpc.ts";
import { type AnnotationsDb, annotationsDb, DATABASE_NAME } from "./annotations-db.ts";
import { forgetViews } from "./view-state.ts";

/** What the browser (or window) keeps of the user's own work. */
export interface ProfileStorage {
  /** Name of the IndexedDB. */
  name: string;
  /** The origin it belongs to. */
  origin: string;
  /** Bytes, as far as the browser tells. */
  bytes: number | null;
}

/** Where the records of this profile are, for the privacy page. */
export async function profileStorage(): Promise<ProfileStorage> {
  const estimate = await navigator.storage?.estimate().catch(() => null);
  return { name: DATABASE_NAME, origin: location.origin, bytes: estimate?.usage ?? null };
}

/**
 * Removes all that is kept of a library, in the data folder and in this profile: index, journal, snapshots,
 * corrections, annotations, tags, undo list, view. Never a source. When the engine refuses, nothing is removed.
 * The page must be loaded anew afterwards: what is in memory is still there.
 */
export async function forgetLibrary(client: Client, library: string, db = annotationsDb()): Promise<void> {
  await client.call("library.forget", { id: library });
  forgetViews(library);
  await removeRecords(db, library);
}

async function removeRecords(db: AnnotationsDb, library: string): Promise<void> {
  const { annotations, tags, memos, savedViews, entries, steps, views, meta } = db;
  await db.transaction("rw", [annotations, tags, memos, savedViews, entries, steps, views, meta], async () => {
    for (const table of [annotations, tags, memos, savedViews, entries, steps, views] as Table<{ library: string }>[]) {
      await table.filter((row) => row.library === library).delete();
    }
    await meta.delete(`journal/${library}`);
  });
}
