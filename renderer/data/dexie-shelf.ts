import { Dexie, liveQuery, type Table } from "dexie";
import { RECORD_TABLES, type RecordTable } from "../../shared/model/annotation.ts";
import type { AnnotationsDb } from "./annotations-db.ts";
import type { StoredRecords } from "./apply-entry.ts";
import type { Shelf, ShelfReader, ShelfWriter } from "./shelf.ts";
import type { Step } from "./stored-entry.ts";

/** The shelf in this profile's database. `onBroken` hears when watching fails; watching then ends. */
export function dexieShelf(db: AnnotationsDb, library: string, onBroken: (error: unknown) => void): Shelf {
  const writer = dexieWriter(db, library);
  return {
    // Dexie looks at these functions: only an `async` one may await promises that are not its own.
    transaction: (work) =>
      db.transaction(
        "rw",
        [...RECORD_TABLES.map((table) => db.table(table)), db.entries, db.steps, db.meta],
        async () => work(writer),
      ),
    watch(query, onValue) {
      const subscription = liveQuery(async () => query(writer)).subscribe({ next: onValue, error: onBroken });
      return () => subscription.unsubscribe();
    },
  };
}

function dexieWriter(db: AnnotationsDb, library: string): ShelfWriter {
  function table<T extends RecordTable>(name: T): Table<StoredRecords[T], string> {
    return db.table(name);
  }
  return {
    ...dexieReader(db, library, table),
    async putRecords(name, records) {
      await table(name).bulkPut(records);
    },
    async putEntries(entries) {
      await db.entries.bulkPut(entries);
    },
    async postAllAgain() {
      const posted = db.entries
        .where("[library+posting+rev]")
        .between([library, "posted", Dexie.minKey], [library, "posted", Dexie.maxKey]);
      await posted.modify({ posting: "due" });
    },
    async putSteps(steps) {
      await db.steps.bulkPut(steps);
    },
    deleteStep: (id) => db.steps.delete(id),
    async putMeta(key, value) {
      await db.meta.put({ key, value });
    },
  };
}

function dexieReader(
  db: AnnotationsDb,
  library: string,
  table: <T extends RecordTable>(name: T) => Table<StoredRecords[T], string>,
): ShelfReader {
  const from = Dexie.minKey;
  const to = Dexie.maxKey;
  return {
    records: (name) => table(name).where("library").equals(library).toArray(),
    recordsById: (name, ids) => table(name).bulkGet([...ids]),
    entriesOfStep: (step) => db.entries.where("step").equals(step).sortBy("rev"),
    entriesDue: (limit) =>
      db.entries
        .where("[library+posting+rev]")
        .between([library, "due", from], [library, "due", to])
        .limit(limit)
        .toArray(),
    async countUnposted() {
      const counts = (["held", "due"] as const).map((posting) =>
        db.entries.where("[library+posting+rev]").between([library, posting, from], [library, posting, to]).count(),
      );
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    steps(state: Step["state"], { newestFirst, limit }) {
      const steps = db.steps.where("[library+state+rev]").between([library, state, from], [library, state, to]);
      return (newestFirst ? steps.reverse() : steps).limit(limit).toArray();
    },
    meta: async (key) => (await db.meta.get(key))?.value,
  };
}
