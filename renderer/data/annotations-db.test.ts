import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { AnnotationsDb } from "./annotations-db.ts";
import version1 from "./fixtures/v1.json" with { type: "json" };
import version2 from "./fixtures/v2.json" with { type: "json" };
import { windowLocks } from "./locks.ts";
import { openRecords } from "./open-records.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { until } from "./testing/profile.ts";
import { readDefinition } from "./view-definition.ts";

/** Version 1 as it was released; never changes. */
const VERSION_1_STORES = {
  annotations: "id, library",
  tags: "id, library",
  memos: "id, library",
  entries: "id, [library+posting+rev], step",
  steps: "id, [library+state+rev]",
  views: "[library+key]",
  meta: "key",
};

/** Version 2 added saved views; never changes. */
const VERSION_2_STORES = { ...VERSION_1_STORES, savedViews: "id, library" };

const RELEASED = [
  { version: 1, stores: VERSION_1_STORES, rows: version1, views: [] },
  { version: 2, stores: VERSION_2_STORES, rows: version2, views: ["Housing, newest first"] },
];

test.each(RELEASED)(
  "a profile of version $version opens with its annotations, tags, undo list and views",
  async (released) => {
    const name = `v${released.version}-${crypto.randomUUID()}`;
    const old = new Dexie(name);
    old.version(released.version).stores(released.stores);
    await old.open();
    for (const [table, rows] of Object.entries(released.rows)) await old.table(table).bulkPut(rows as object[]);
    old.close();

    const engine = new FakeEngine();
    const db = new AnnotationsDb(name);
    const library = "11111111-0000-4000-8000-000000000001";
    const records = openRecords({ client: engine.connect(), library, db, locks: windowLocks() });
    await records.ready;
    const { annotations, tags, history, views } = await until(records, ({ isLoaded }) => isLoaded);
    expect(views.map(({ name, definition }) => [name, readDefinition(definition)?.query.text])).toEqual(
      released.views.map((view) => [view, "housing"]),
    );
    expect(tags.map(({ name }) => name)).toEqual(["Evidence", "figures"]);
    expect(annotations.map(({ note, tags: on, anchor }) => [note, Object.values(on), anchor.exact])).toEqual([
      ["Check the figure.", [true], "Words number 1."],
    ]);
    expect(history).toMatchObject({ undoLabel: "Note", redoLabel: 'Create tag "undone"' });
    expect(await db.views.get([library, "workspace"])).toMatchObject({ value: { place: "reader" } });

    // Its outbox is emptied, and its undo list works.
    await until(records, ({ saveState }) => saveState.mirrored);
    expect(engine.journal.at(-1)).toMatchObject({ label: 'Undo: Create tag "undone"' });
    expect(await records.store.redo()).toMatchObject({ done: 1, skipped: 0 });
    expect(await records.store.undo()).toMatchObject({ done: 1, skipped: 0 });
    expect(await records.store.undo()).toEqual({ label: "Note", done: 1, skipped: 0 });
    records.close();
    db.close();
  },
);
