import type { JournalEntry, RecordChange, RecordTable } from "../../shared/model/annotation.ts";
import { RECORD_TABLES } from "../../shared/model/annotation.ts";
import { applyChange, type EntryStamp, type StoredRecord, type StoredRecords } from "./apply-entry.ts";
import { CLOCK_START, type Clock, revOf, tick, witness } from "./clock.ts";
import type { ShelfReader, ShelfWriter } from "./shelf.ts";
import type { StoredEntry } from "./stored-entry.ts";
import { netChanges, planUndo, recordName, type UndoPlan } from "./undo-plan.ts";

/** Names of what a store knows of itself. */
export const STORE = "store";
export const CLOCK = "clock";

/** Most changes of one entry; a longer command becomes several entries of one group. */
export const MOST_CHANGES = 500;

/** Who writes, where and when. */
export interface Writing {
  library: string;
  author: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** What a command writes. `step` names it in the undo list (or nowhere, for an undo itself). */
export interface Command {
  step: string;
  label: string;
  changes: RecordChange[];
  /** `held` and grouped while more of the same step is to come. */
  posting: "held" | "due";
}

/**
 * Writes a command's records and entries (one for at most {@link MOST_CHANGES} changes) in the caller's
 * transaction. Returns the rev of the first entry.
 */
export async function writeCommand(writer: ShelfWriter, writing: Writing, command: Command): Promise<string> {
  const store = await storeId(writer);
  let clock = await readClock(writer);
  const isGroup = command.posting === "held" || command.changes.length > MOST_CHANGES;
  const entries: StoredEntry[] = [];
  for (let from = 0; from === 0 || from < command.changes.length; from += MOST_CHANGES) {
    clock = tick(clock, writing.now);
    entries.push({
      v: 1,
      id: isGroup ? crypto.randomUUID() : command.step,
      store,
      library: writing.library,
      rev: revOf(clock, store),
      at: new Date(writing.now).toISOString(),
      author: writing.author,
      label: command.label,
      group: isGroup ? command.step : null,
      changes: command.changes.slice(from, from + MOST_CHANGES),
      step: command.step,
      posting: command.posting,
    });
  }
  await applyToRecords(writer, entries);
  await writer.putEntries(entries);
  await writer.putMeta(CLOCK, clock);
  return (entries[0] as StoredEntry).rev;
}

/** Takes in what other stores wrote. Any order and repeats are fine. */
export async function receiveEntries(writer: ShelfWriter, entries: readonly JournalEntry[]): Promise<void> {
  let clock = await readClock(writer);
  for (const { rev } of entries) clock = witness(clock, rev);
  await applyToRecords(writer, entries);
  await writer.putMeta(CLOCK, clock);
}

/** Plans undo or redo of all entries of a step against the records as they stand. */
export async function planStep(writer: ShelfWriter, step: string, direction: "undo" | "redo"): Promise<UndoPlan> {
  const entries = await writer.entriesOfStep(step);
  return planBack(
    writer,
    entries.flatMap(({ changes }) => changes),
    direction,
  );
}

/** Plans undo or redo of changes (in the order in which they were made) against the records as they stand. */
export async function planBack(
  writer: ShelfWriter,
  changes: readonly RecordChange[],
  direction: "undo" | "redo",
): Promise<UndoPlan> {
  const net = netChanges(changes);
  return planUndo(direction, net, await recordsOf(writer, net), await storeId(writer));
}

/** The id of this store; made when first asked for. */
export async function storeId(writer: ShelfWriter): Promise<string> {
  const known = await writer.meta(STORE);
  if (typeof known === "string") return known;
  const made = crypto.randomUUID();
  await writer.putMeta(STORE, made);
  return made;
}

async function readClock(reader: ShelfReader): Promise<Clock> {
  return ((await reader.meta(CLOCK)) as Clock | undefined) ?? CLOCK_START;
}

async function applyToRecords(
  writer: ShelfWriter,
  entries: readonly (EntryStamp & { changes: RecordChange[] })[],
): Promise<void> {
  const before = await recordsOf(
    writer,
    entries.flatMap(({ changes }) => changes),
  );
  const after = new Map(before);
  for (const entry of entries) {
    for (const change of entry.changes) {
      const name = recordName(change);
      after.set(name, applyChange(after.get(name) as StoredRecords[RecordTable] as never, entry, change));
    }
  }
  for (const table of RECORD_TABLES) {
    const changed = [...after].filter(([name, record]) => name.startsWith(`${table}/`) && before.get(name) !== record);
    if (changed.length > 0)
      await writer.putRecords(
        table,
        changed.map(([, record]) => record as never),
      );
  }
}

async function recordsOf(
  reader: ShelfReader,
  changes: readonly { table: RecordTable; id: string }[],
): Promise<Map<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>();
  for (const table of RECORD_TABLES) {
    const ids = [...new Set(changes.filter((change) => change.table === table).map(({ id }) => id))];
    const records = ids.length > 0 ? await reader.recordsById(table, ids) : [];
    for (const record of records) if (record) found.set(recordName({ table, id: record.id }), record);
  }
  return found;
}
