import type {
  Annotation,
  JournalEntry,
  Memo,
  RecordBase,
  RecordChange,
  RecordTable,
  SavedView,
  Tag,
} from "../../shared/model/annotation.ts";
import { storeOf } from "./clock.ts";

/**
 * What entries make of records. Every field keeps the value with the greatest rev; each tag of an annotation
 * is a field of its own; free texts keep what two stores wrote without knowing of one another. So any order of
 * entries, with any repeats, gives the same records.
 */

/** Fields that people write at length: nothing of them may be lost to a merge. Null: none. */
const TEXT_FIELDS: Record<RecordTable, string | null> = {
  annotations: "note",
  tags: "description",
  memos: "body",
  savedViews: null,
};

const FIELDS: Record<RecordTable, readonly string[]> = {
  annotations: ["author", "createdAt", "deleted", "anchor", "note"],
  tags: ["author", "createdAt", "deleted", "name", "parentId", "colour", "description", "order"],
  memos: ["author", "createdAt", "deleted", "title", "body", "about"],
  savedViews: ["author", "createdAt", "deleted", "name", "definition"],
};

/** Stands between two texts that were written at the same time in different places. */
export const TEXT_SEPARATOR = "\n\n— written elsewhere at the same time —\n\n";

/** The newest text of each store, and up to which rev each store's texts were known to whoever wrote after. */
export interface TextVersions {
  written: Record<string, { rev: string; text: string }>;
  replaced: Record<string, string>;
}

/** A record as it is kept: with what merging its text field needs. */
export type Stored<R extends RecordBase> = R & { versions: TextVersions };
export type StoredAnnotation = Stored<Annotation>;
export type StoredTag = Stored<Tag>;
export type StoredMemo = Stored<Memo>;
export type StoredView = Stored<SavedView>;
export interface StoredRecords {
  annotations: StoredAnnotation;
  tags: StoredTag;
  memos: StoredMemo;
  savedViews: StoredView;
}
export type StoredRecord = StoredRecords[RecordTable];

/** What applying needs of an entry. */
export type EntryStamp = Pick<JournalEntry, "library" | "rev" | "at">;

/** Neither a tombstone nor a record of which only later changes have arrived. */
export function isLive(record: RecordBase): boolean {
  return !record.deleted && record.fieldRevs.createdAt !== undefined;
}

/** The record after one change; a new object, or the same one when the change brings nothing new. */
export function applyChange<T extends RecordTable>(
  record: StoredRecords[T] | undefined,
  stamp: EntryStamp,
  change: RecordChange & { table: T },
): StoredRecords[T] {
  const before = record ?? blankRecord<T>(change.table, change.id, stamp);
  let next = before;
  for (const [field, value] of Object.entries(change.set)) {
    if (field === TEXT_FIELDS[change.table]) next = writeText(next, change, stamp.rev, String(value ?? ""));
    else next = writeField(next, change.table, field, value, stamp.rev);
  }
  return next === before || before.rev >= stamp.rev ? next : { ...next, rev: stamp.rev, updatedAt: stamp.at };
}

/** Two stores' states of one record as one. */
export function mergeRecords<T extends RecordTable>(
  table: T,
  left: StoredRecords[T],
  right: StoredRecords[T],
): StoredRecords[T] {
  const newer = right.rev > left.rev ? right : left;
  let merged: StoredRecord = { ...left, rev: newer.rev, updatedAt: newer.updatedAt };
  for (const [field, rev] of Object.entries(right.fieldRevs)) {
    if (field !== TEXT_FIELDS[table]) merged = writeField(merged, table, field, readField(right, field), rev);
  }
  const written = { ...left.versions.written };
  for (const [store, version] of Object.entries(right.versions.written)) keepNewest(written, store, version);
  const replaced = { ...left.versions.replaced };
  for (const [store, rev] of Object.entries(right.versions.replaced)) keepLatest(replaced, store, rev);
  return withVersions(merged, table, { written, replaced }) as StoredRecords[T];
}

/** A field's value; `tags/<id>` reads one tag, false when it was never on. */
export function readField(record: StoredRecord, field: string): unknown {
  if (field.startsWith("tags/")) return (record as StoredAnnotation).tags[field.slice(5)] ?? false;
  return (record as unknown as Record<string, unknown>)[field];
}

function blankRecord<T extends RecordTable>(table: T, id: string, { library }: EntryStamp): StoredRecords[T] {
  const base = { id, library, author: "", createdAt: "", updatedAt: "", rev: "", fieldRevs: {}, deleted: false };
  const versions: TextVersions = { written: {}, replaced: {} };
  const own = {
    annotations: { tags: {}, note: "" },
    tags: { name: "", parentId: null, colour: 0, description: "", order: 0 },
    memos: { title: "", body: "", about: { type: "library" } },
    savedViews: { name: "", definition: null },
  }[table];
  // Its anchor arrives with the entry that created it; until then it is not live.
  return { ...base, ...own, versions } as unknown as StoredRecords[T];
}

function writeField<R extends StoredRecord>(
  record: R,
  table: RecordTable,
  field: string,
  value: unknown,
  rev: string,
): R {
  const isTag = table === "annotations" && field.startsWith("tags/");
  if (!isTag && !FIELDS[table].includes(field)) return record;
  const known = record.fieldRevs[field];
  if (known !== undefined && known >= rev) return record;
  const fieldRevs = { ...record.fieldRevs, [field]: rev };
  if (!isTag) return { ...record, [field]: value, fieldRevs };
  return { ...record, tags: { ...(record as StoredAnnotation).tags, [field.slice(5)]: value === true }, fieldRevs };
}

function writeText<R extends StoredRecord>(record: R, change: RecordChange, rev: string, text: string): R {
  const written = { ...record.versions.written };
  const replaced = { ...record.versions.replaced };
  keepNewest(written, storeOf(rev), { rev, text });
  for (const known of (change.base[TEXT_FIELDS[change.table] ?? ""] ?? "").split(" ")) {
    if (known) keepLatest(replaced, storeOf(known), known);
  }
  return withVersions(record, change.table, { written, replaced });
}

/** The record with its text made from the versions: those nobody has replaced, oldest first. */
function withVersions<R extends StoredRecord>(record: R, table: RecordTable, versions: TextVersions): R {
  const field = TEXT_FIELDS[table];
  if (field === null || isSame(versions, record.versions)) return record;
  const standing = Object.entries(versions.written)
    .filter(([store, { rev }]) => rev > (versions.replaced[store] ?? ""))
    .map(([, version]) => version)
    .sort((a, b) => (a.rev < b.rev ? -1 : 1));
  const texts = [...new Set(standing.map(({ text }) => text))].filter((text) => text.trim() !== "");
  return {
    ...record,
    [field]: texts.join(TEXT_SEPARATOR),
    versions,
    // All standing revs, newest first: whoever writes next names them as its base and so replaces them.
    fieldRevs: {
      ...record.fieldRevs,
      [field]: standing
        .map(({ rev }) => rev)
        .reverse()
        .join(" "),
    },
  };
}

function keepNewest<V extends { rev: string }>(versions: Record<string, V>, store: string, version: V): void {
  const known = versions[store];
  if (!known || known.rev < version.rev) versions[store] = version;
}

function keepLatest(revs: Record<string, string>, store: string, rev: string): void {
  if ((revs[store] ?? "") < rev) revs[store] = rev;
}

function isSame(left: TextVersions, right: TextVersions): boolean {
  return (
    sameEntries(left.written, right.written, (a, b) => a?.rev === b?.rev) && sameEntries(left.replaced, right.replaced)
  );
}

function sameEntries<V>(
  left: Record<string, V>,
  right: Record<string, V>,
  equal: (a: V | undefined, b: V | undefined) => boolean = (a, b) => a === b,
): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => equal(left[key], right[key]));
}
