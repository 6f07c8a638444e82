import type { RecordChange, RecordTable } from "../../shared/model/annotation.ts";
import { readField, type StoredRecord } from "./apply-entry.ts";

/** A record that did not exist: every field is set and none was. */
export function creation(table: RecordTable, id: string, fields: Record<string, unknown>): RecordChange {
  const names = Object.keys(fields);
  return {
    table,
    id,
    set: fields,
    was: Object.fromEntries(names.map((name) => [name, null])),
    base: Object.fromEntries(names.map((name) => [name, null])),
  };
}

/** Sets fields of a record that exists; null when all have these values already. */
export function changeOf(
  table: RecordTable,
  record: StoredRecord,
  fields: Record<string, unknown>,
): RecordChange | null {
  const change: RecordChange = { table, id: record.id, set: {}, was: {}, base: {} };
  for (const [field, value] of Object.entries(fields)) {
    const was = readField(record, field);
    if (value === undefined || isSameValue(value, was)) continue;
    change.set[field] = value;
    change.was[field] = was ?? null;
    change.base[field] = record.fieldRevs[field] || null;
  }
  return Object.keys(change.set).length > 0 ? change : null;
}

/** True for the change that made its record. */
export function isCreation(change: RecordChange): boolean {
  return "createdAt" in change.set && change.was.createdAt === null;
}

/** Equality of JSON values whose keys were written in the same order. */
export function isSameValue(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
