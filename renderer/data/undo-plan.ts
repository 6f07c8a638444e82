import type { RecordChange } from "../../shared/model/annotation.ts";
import { readField, type StoredRecord } from "./apply-entry.ts";
import { storeOf } from "./clock.ts";
import { changeOf, isCreation, isSameValue } from "./record-change.ts";

export interface UndoPlan {
  changes: RecordChange[];
  /** Records changed; records left alone, wholly or in part, because somebody else changed them since. */
  done: number;
  skipped: number;
}

/**
 * What a step did as a whole: one change per record, from what it was before to what it was after.
 * `changes` in the order in which they were made.
 */
export function netChanges(changes: readonly RecordChange[]): RecordChange[] {
  const net = new Map<string, RecordChange>();
  for (const change of changes) {
    const name = recordName(change);
    const former = net.get(name);
    net.set(
      name,
      former
        ? {
            ...former,
            set: { ...former.set, ...change.set },
            was: { ...change.was, ...former.was },
            base: { ...change.base, ...former.base },
          }
        : change,
    );
  }
  return [...net.values()];
}

/**
 * Plans the undo (or redo) of a step's net changes. A field is changed back only while it holds what the step
 * (or its undo) gave it, by this store; a record that somebody else has worked on is not taken away.
 * `records` gives the present state by {@link recordName}.
 */
export function planUndo(
  direction: "undo" | "redo",
  net: readonly RecordChange[],
  records: ReadonlyMap<string, StoredRecord>,
  store: string,
): UndoPlan {
  const plan: UndoPlan = { changes: [], done: 0, skipped: 0 };
  for (const change of net) {
    const record = records.get(recordName(change));
    const fields = record ? fieldsBack(direction, change, record, store) : null;
    const back = record && fields ? changeOf(change.table, record, fields.set) : null;
    if (back) {
      plan.changes.push(back);
      plan.done += 1;
    }
    if (!fields || fields.isPartial) plan.skipped += 1;
  }
  return plan;
}

/** Names a record among all tables. */
export function recordName({ table, id }: { table: string; id: string }): string {
  return `${table}/${id}`;
}

function fieldsBack(
  direction: "undo" | "redo",
  change: RecordChange,
  record: StoredRecord,
  store: string,
): { set: Record<string, unknown>; isPartial: boolean } {
  const isOurs = (field: string) => (record.fieldRevs[field] ?? "").split(" ").every((rev) => storeOf(rev) === store);
  if (isCreation(change)) {
    const wanted = direction === "undo";
    const mayGo = wanted ? Object.keys(record.fieldRevs).every(isOurs) : isOurs("deleted");
    const isAsLeft = record.deleted !== wanted;
    return mayGo && isAsLeft ? { set: { deleted: wanted }, isPartial: false } : { set: {}, isPartial: true };
  }
  const [from, to] = direction === "undo" ? [change.set, change.was] : [change.was, change.set];
  const set: Record<string, unknown> = {};
  let isPartial = false;
  for (const field of Object.keys(change.set)) {
    if (isOurs(field) && isSameValue(readField(record, field) ?? null, from[field] ?? null)) set[field] = to[field];
    else isPartial = true;
  }
  return { set, isPartial };
}
