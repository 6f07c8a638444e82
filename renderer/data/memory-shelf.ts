import { RECORD_TABLES, type RecordTable } from "../../shared/model/annotation.ts";
import type { StoredRecord, StoredRecords } from "./apply-entry.ts";
import type { Shelf, ShelfReader, ShelfWriter } from "./shelf.ts";
import type { Step, StoredEntry } from "./stored-entry.ts";

/** Everything a shelf holds, as plain maps. */
export interface ShelfContents {
  records: Record<RecordTable, Map<string, StoredRecord>>;
  entries: Map<string, StoredEntry>;
  steps: Map<string, Step>;
  meta: Map<string, unknown>;
}

/** What was written and deleted on a shelf. */
export interface ShelfChanges extends ShelfContents {
  deletedSteps: string[];
}

export function emptyContents(): ShelfContents {
  return {
    records: { annotations: new Map(), tags: new Map(), memos: new Map(), savedViews: new Map() },
    entries: new Map(),
    steps: new Map(),
    meta: new Map(),
  };
}

/** A shelf that lives as long as the window: what is used while the profile's storage refuses to work. */
export class MemoryShelf implements Shelf {
  private contents: ShelfContents;
  private readonly initial: ShelfContents;
  private last: Promise<unknown> = Promise.resolve();
  private readonly watchers = new Set<() => void>();

  constructor(contents: ShelfContents = emptyContents()) {
    this.contents = contents;
    this.initial = contents;
  }

  /** Hands over what was written since the start, after all transactions that were begun. */
  handOver(take: (changes: ShelfChanges) => Promise<void>): Promise<void> {
    const result = this.last.then(() => take(difference(this.contents, this.initial)));
    this.last = result.catch(() => {});
    return result;
  }

  transaction<R>(work: (writer: ShelfWriter) => Promise<R>): Promise<R> {
    const result = this.last.then(async () => {
      const draft = copyContents(this.contents);
      let isWritten = false;
      const value = await work(
        memoryWriter(draft, () => {
          isWritten = true;
        }),
      );
      if (!isWritten) return value;
      this.contents = draft;
      for (const watcher of [...this.watchers]) watcher();
      return value;
    });
    this.last = result.catch(() => {});
    return result;
  }

  watch<R>(query: (reader: ShelfReader) => Promise<R>, onValue: (value: R) => void): () => void {
    const look = () => {
      const reader = memoryWriter(this.contents, () => {});
      void query(reader).then((value) => {
        if (this.watchers.has(look)) onValue(value);
      });
    };
    this.watchers.add(look);
    look();
    return () => this.watchers.delete(look);
  }
}

/** What is new or another object. */
function difference(now: ShelfContents, before: ShelfContents): ShelfChanges {
  const changed = <V>(map: Map<string, V>, old: Map<string, V>) =>
    new Map([...map].filter(([key, value]) => old.get(key) !== value));
  const tables = RECORD_TABLES.map((table) => [table, changed(now.records[table], before.records[table])]);
  return {
    records: Object.fromEntries(tables) as ShelfContents["records"],
    entries: changed(now.entries, before.entries),
    steps: changed(now.steps, before.steps),
    meta: changed(now.meta, before.meta),
    deletedSteps: [...before.steps.keys()].filter((id) => !now.steps.has(id)),
  };
}

function copyContents({ records, entries, steps, meta }: ShelfContents): ShelfContents {
  const copies = RECORD_TABLES.map((table) => [table, new Map(records[table])]);
  return {
    records: Object.fromEntries(copies) as ShelfContents["records"],
    entries: new Map(entries),
    steps: new Map(steps),
    meta: new Map(meta),
  };
}

function memoryWriter(contents: ShelfContents, onWrite: () => void): ShelfWriter {
  function table<T extends RecordTable>(name: T): Map<string, StoredRecords[T]> {
    return contents.records[name] as Map<string, StoredRecords[T]>;
  }
  const entries = (isWanted: (entry: StoredEntry) => boolean) =>
    [...contents.entries.values()].filter(isWanted).sort((a, b) => (a.rev < b.rev ? -1 : 1));
  return {
    records: async (name) => [...table(name).values()],
    recordsById: async (name, ids) => ids.map((id) => table(name).get(id)),
    entriesOfStep: async (step) => entries((entry) => entry.step === step),
    entriesDue: async (limit) => entries((entry) => entry.posting === "due").slice(0, limit),
    countUnposted: async () => entries((entry) => entry.posting !== "posted").length,
    async steps(state, { newestFirst, limit }) {
      const steps = [...contents.steps.values()].filter((step) => step.state === state);
      steps.sort((a, b) => (a.rev < b.rev === newestFirst ? 1 : -1));
      return steps.slice(0, limit);
    },
    meta: async (key) => contents.meta.get(key),
    async putRecords(name, records) {
      onWrite();
      for (const record of records) table(name).set(record.id, record);
    },
    async putEntries(written) {
      onWrite();
      for (const entry of written) contents.entries.set(entry.id, entry);
    },
    async postAllAgain() {
      onWrite();
      for (const entry of entries(({ posting }) => posting === "posted"))
        contents.entries.set(entry.id, { ...entry, posting: "due" });
    },
    async putSteps(steps) {
      onWrite();
      for (const step of steps) contents.steps.set(step.id, step);
    },
    async deleteStep(id) {
      onWrite();
      contents.steps.delete(id);
    },
    async putMeta(key, value) {
      onWrite();
      contents.meta.set(key, value);
    },
  };
}
