import { AppError } from "../../shared/lib/errors.ts";
import type { RecordTable } from "../../shared/model/annotation.ts";
import { isLive, type StoredRecords } from "./apply-entry.ts";
import type { ShelfReader } from "./shelf.ts";

/** A record that is there and not deleted. Throws `not-found` by its name, `tag` say, where there is none. */
export async function liveRecord<T extends RecordTable>(
  reader: ShelfReader,
  table: T,
  id: string,
  name: string,
): Promise<StoredRecords[T]> {
  const [record] = await reader.recordsById(table, [id]);
  if (!record || !isLive(record)) throw new AppError("not-found", `This ${name} is no longer there.`);
  return record;
}
