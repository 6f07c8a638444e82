import type { RecordChange, RecordTable } from "../../shared/model/annotation.ts";
import type { StoredRecords } from "./apply-entry.ts";
import { changeOf, creation } from "./record-change.ts";
import type { ShelfReader } from "./shelf.ts";

type Fields = Record<string, unknown>;

/**
 * Imported records: new ones are made, known ones updated, tombstones brought back. `fieldsOf` gives what each says, beside
 * what the known one says; `madeOf` what is set besides when it is made.
 */
export async function planImported<T extends RecordTable, R extends { id: string }>(
  reader: ShelfReader,
  table: T,
  imported: readonly R[],
  fieldsOf: (one: R, known: StoredRecords[T] | null) => Fields,
  madeOf: (one: R) => Fields,
): Promise<RecordChange[]> {
  const found = await reader.recordsById(
    table,
    imported.map(({ id }) => id),
  );
  return imported.flatMap((one, at) => {
    const record = found[at];
    // A record of which a change has arrived, but not its making, is made here.
    const known = record?.fieldRevs.createdAt ? record : null;
    const fields = fieldsOf(one, known);
    if (known) return changeOf(table, known, { ...fields, deleted: false }) ?? [];
    return creation(table, one.id, { ...madeOf(one), deleted: false, ...fields });
  });
}
