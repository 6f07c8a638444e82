import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { AnnotationsDb } from "./annotations-db.ts";
import version1 from "./fixtures/v1.json" with { type: "json" };
import { windowLocks } from "./locks.ts";
import { openRecords } from "./open-records.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { until } from "./testing/profile.ts";

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

test("a profile of version 1 opens with its annotations, tags, undo list and view", async () => {
  const name = `v1-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(1).stores(VERSION_1_STORES);
  await old.open();
  for (const [table, rows] of Object.entries(version1)) await old.table(table).bulkPut(rows);
  old.close();

  const engine = new FakeEngine();
  const db = new AnnotationsDb(name);
  const library = "11111111-0000-4000-8000-000000000001";
  const records = openRecords({ client: engine.connect(), library, db, locks: windowLocks() });
  await records.ready;
  const { annotations, tags, history } = await until(records, ({ isLoaded }) => isLoaded);
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
});
