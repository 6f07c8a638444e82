import type { OccurrenceKey } from "./occurrence-key.ts";

/**
 * Says where an annotation is: offsets (UTF-16) into the text of one occurrence, with the words themselves so
 * that they can be found again when the file or the reader changes.
 */
export interface Anchor {
  key: OccurrenceKey;
  reader: { id: string; version: number };
  start: number;
  /** Exclusive. */
  end: number;
  /** The words, exactly as the text between start and end. */
  exact: string;
  /** Up to 64 UTF-16 units before and after. */
  prefix: string;
  suffix: string;
  /** The words as they were when the annotation was made; never changes. */
  exactAtCreation: string;
  /** Speaker's name at creation, to notice `speaker-changed`; null when unattributed. */
  speaker: string | null;
}

/** How surely an anchor was found again. Everything but `exact` and `moved` asks for a look. */
export const ANCHOR_STATUSES = ["exact", "moved", "changed", "ambiguous", "speaker-changed", "lost"] as const;
export type AnchorStatus = (typeof ANCHOR_STATUSES)[number];

/**
 * Fields common to all user records. `rev` (hybrid logical clock + store id, compares as a string) is the
 * newest of `fieldRevs`; a tombstone (`deleted`) takes the place of deletion.
 */
export interface RecordBase {
  /** UUID. */
  id: string;
  /** UUID of the library it belongs to. */
  library: string;
  author: string;
  createdAt: string;
  updatedAt: string;
  rev: string;
  fieldRevs: Record<string, string>;
  deleted: boolean;
}

/** A passage with its tags and note. */
export interface Annotation extends RecordBase {
  anchor: Anchor;
  /** Tag id -> on it or taken off; a map so that two stores merge tag by tag. */
  tags: Record<string, boolean>;
  note: string;
}

/** A label for passages; tags form the codebook's tree. */
export interface Tag extends RecordBase {
  name: string;
  parentId: string | null;
  /** 0..11, an index into the tag palette. */
  colour: number;
  description: string;
  /** Position among its siblings; a fraction so that one move changes one record. */
  order: number;
}

/** What a memo is about. A debate is told by an occurrence in it, with its day and title as they were. */
export type MemoSubject =
  | { type: "library" }
  | { type: "tag"; id: string }
  | { type: "debate"; key: string; title: string };

/** Free writing about the library, a debate or a tag. */
export interface Memo extends RecordBase {
  title: string;
  body: string;
  about: MemoSubject;
}

/** What a table shows, kept under a name. */
export interface SavedView extends RecordBase {
  name: string;
  /** JSON that the window understands and checks: query, table, columns. */
  definition: unknown;
}

export const RECORD_TABLES = ["annotations", "tags", "memos", "savedViews"] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/**
 * One change of one record: each field's new value and what it was. Field `tags/<id>` addresses one tag of an
 * annotation. A record that does not exist yet has every field in `set` and null in `was`.
 */
export interface RecordChange {
  table: RecordTable;
  id: string;
  set: Record<string, unknown>;
  was: Record<string, unknown>;
  /** The field's rev this change was based on; null where there was none. */
  base: Record<string, string | null>;
}

/** One committed command: the unit of undo, of the journal on disk and of merging between stores. */
export interface JournalEntry {
  v: 1;
  /** UUID. */
  id: string;
  /** The store (one IndexedDB) that made it. */
  store: string;
  library: string;
  /** Hybrid logical clock + store id; orders entries of all stores. */
  rev: string;
  at: string;
  author: string;
  /** What the user did, as the undo list shows it: `Tag "recommendation"`. */
  label: string;
  /** Chunks of one bulk command share a group. */
  group: string | null;
  changes: RecordChange[];
}
