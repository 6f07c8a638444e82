import { Dexie, type EntityTable, type Table } from "dexie";

import type { StoredAnnotation, StoredMemo, StoredTag, StoredView } from "./apply-entry.ts";
import type { Step, StoredEntry } from "./stored-entry.ts";

/** One kept value of the view, e.g. the widths of the panes. `library` is empty for what holds in all libraries. */
export interface ViewRow {
  library: string;
  key: string;
  value: unknown;
}

/** One fact about this store, by name: its id, its clock, how far it has read each library's journal. */
export interface MetaRow {
  key: string;
  value: unknown;
}

export const DATABASE_NAME = "backbench";
export const DATABASE_VERSION = 2;

/**
 * The user's records in this profile; {@link DATABASE_VERSION}. A later version is one more `this.version(n)` with
 * its own stores and an `upgrade` that runs a pure function over each row (`migrations/<n>.ts`), so that it can be
 * tested without a database. What is mirrored in the journal is the copy to fall back on. Every released version
 * keeps its fixture `fixtures/v<n>.json`, which a test opens; its `stores` never change again.
 */
export class AnnotationsDb extends Dexie {
  declare annotations: EntityTable<StoredAnnotation, "id">;
  declare tags: EntityTable<StoredTag, "id">;
  declare memos: EntityTable<StoredMemo, "id">;
  declare savedViews: EntityTable<StoredView, "id">;
  /** The command log of this store. */
  declare entries: EntityTable<StoredEntry, "id">;
  /** The undo list: one small row a command, so that showing it reads no changes. */
  declare steps: EntityTable<Step, "id">;
  declare views: Table<ViewRow, [string, string]>;
  declare meta: EntityTable<MetaRow, "key">;

  constructor(name = DATABASE_NAME) {
    super(name);
    this.version(1).stores({
      annotations: "id, library",
      tags: "id, library",
      memos: "id, library",
      entries: "id, [library+posting+rev], step",
      steps: "id, [library+state+rev]",
      views: "[library+key]",
      meta: "key",
    });
    // Views of the table that are kept under a name. Nothing of version 1 is changed.
    this.version(2).stores({ savedViews: "id, library" });
  }
}

let shared: AnnotationsDb | null = null;

/** The one database of this window; opened when first used. */
export function annotationsDb(): AnnotationsDb {
  shared ??= new AnnotationsDb();
  return shared;
}
