import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { INITIAL_COLUMN_VIEW } from "./column-view.ts";
import { type OpenWindow, Profile, until } from "./testing/profile.ts";
import { isSameDefinition, readDefinition, type ViewDefinition } from "./view-definition.ts";
import { EMPTY_QUERY } from "./workspace-state.ts";

let profile: Profile;
let window: OpenWindow;

beforeEach(async () => {
  profile = new Profile();
  window = await profile.open();
});
afterEach(() => window.close());

const shown = (text: string): ViewDefinition => ({
  version: 1,
  tab: "contributions",
  query: { ...EMPTY_QUERY, text },
  columns: INITIAL_COLUMN_VIEW,
  sort: null,
  groups: null,
});

async function seen(): Promise<[string, string | undefined][]> {
  const fresh = await profile.open();
  const { views } = fresh.records.getSnapshot();
  fresh.close();
  return views.map(({ name, definition }) => [name, readDefinition(definition)?.query.text]);
}

test("a view is saved, updated, renamed and deleted, each one step of undo", async () => {
  const { store } = window.records;
  const id = await store.saveView({ name: "  Housing  debates ", definition: shown("housing") });
  expect(await seen()).toEqual([["Housing debates", "housing"]]);
  await store.updateView(id, { definition: shown("homes") });
  await store.updateView(id, { name: "Homes" });
  expect(await seen()).toEqual([["Homes", "homes"]]);
  await store.removeView(id);
  expect(await seen()).toEqual([]);
  expect((await store.undo()).label).toBe('Delete view "Homes"');
  expect((await store.undo()).label).toBe('Rename view "Housing debates"');
  expect((await store.undo()).label).toBe('Update view "Housing debates"');
  expect(await seen()).toEqual([["Housing debates", "housing"]]);
  await store.redo();
  expect(await seen()).toEqual([["Housing debates", "homes"]]);
});

test("views of an import come with its annotations as one step; deleted ones come as others", async () => {
  const { store } = window.records;
  const former = await store.saveView({ name: "Homes", definition: shown("homes") });
  await store.removeView(former);
  const views = [
    { id: former, name: "Homes", author: "CD", createdAt: null, definition: shown("houses") },
    { id: "v2", name: "Roads", author: "CD", createdAt: null, definition: shown("roads") },
  ];
  await store.importAnnotations({ label: "Import 2 views", annotations: [], views });
  expect(await seen()).toEqual([
    ["Homes", "houses"],
    ["Roads", "roads"],
  ]);
  expect((await store.undo()).label).toBe("Import 2 views");
  expect(await seen()).toEqual([]);
});

test("names are not empty and belong to one view", async () => {
  const { store } = window.records;
  await store.saveView({ name: "Housing", definition: shown("housing") });
  const again = store.saveView({ name: "HOUSING", definition: shown("") });
  await expect(again).rejects.toMatchObject({ code: "bad-params", message: "There is a view “Housing” already." });
  await expect(store.saveView({ name: "  ", definition: shown("") })).rejects.toMatchObject({ code: "bad-params" });
});

test("views are mirrored on disk and come back in an empty profile", async () => {
  await window.records.store.saveView({ name: "Housing", definition: shown("housing") });
  await until(window.records, ({ saveState }) => saveState.mirrored);
  const elsewhere = await new Profile(profile.engine).open();
  const { views } = await until(elsewhere.records, (snapshot) => snapshot.views.length > 0);
  expect(views.map(({ name }) => name)).toEqual(["Housing"]);
  elsewhere.close();
});

test("a definition is changed by what it shows, not by how it is written down", () => {
  const filters = [
    { field: "party" as const, include: ["Lab", null], exclude: [] },
    { field: "house" as const, include: [], exclude: ["lords"] },
  ];
  const one = { ...shown(" x "), query: { ...EMPTY_QUERY, text: " x ", filters } };
  const other = {
    ...one,
    query: { ...one.query, text: "x", group: null, filters: [...filters].reverse() },
    columns: { ...INITIAL_COLUMN_VIEW, shown: {} },
  };
  expect(isSameDefinition(one, other)).toBe(true);
  expect(isSameDefinition(one, { ...one, query: { ...one.query, group: { by: "month", order: "value" } } })).toBe(
    false,
  );
  expect(isSameDefinition(one, { ...one, columns: { ...one.columns, pinned: ["date"] } })).toBe(false);
  expect(readDefinition({ ...one, version: 2 })).toBeNull();
});
