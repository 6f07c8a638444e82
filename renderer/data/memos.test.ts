import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenWindow, Profile, until } from "./testing/profile.ts";

let profile: Profile;
let window: OpenWindow;

beforeEach(async () => {
  profile = new Profile();
  window = await profile.open();
});
afterEach(() => window.close());

const about = { type: "debate" as const, key: "k", title: "Bridges (6 Mar 2031)" };

async function seen(): Promise<string[]> {
  const fresh = await profile.open();
  const { memos } = fresh.records.getSnapshot();
  fresh.close();
  return memos.map(({ title, body, about: subject }) => `${title}: ${body} (${subject.type})`);
}

test("a memo is written, changed and deleted, each one step of undo", async () => {
  const { store } = window.records;
  const id = await store.writeMemo({ title: "  Who  pays ", body: "Ask for 2031.\n", about });
  expect(await seen()).toEqual(["Who pays: Ask for 2031. (debate)"]);
  await store.updateMemo(id, { body: "Ask again." });
  await store.removeMemo(id);
  expect(await seen()).toEqual([]);
  expect((await store.undo()).label).toBe('Delete memo "Who pays"');
  expect((await store.undo()).label).toBe('Change memo "Who pays"');
  expect(await seen()).toEqual(["Who pays: Ask for 2031. (debate)"]);
  await store.redo();
  expect(await seen()).toEqual(["Who pays: Ask again. (debate)"]);
});

test("a memo that says nothing is refused, and so is one that is gone", async () => {
  const { store } = window.records;
  const empty = store.writeMemo({ title: " ", body: "\n", about: { type: "library" } });
  await expect(empty).rejects.toMatchObject({ code: "bad-params", message: "The memo says nothing yet." });
  await expect(store.updateMemo("nothing", { body: "x" })).rejects.toMatchObject({ code: "not-found" });
});

test("memos are mirrored on disk and come back in an empty profile", async () => {
  await window.records.store.writeMemo({ title: "Plan", body: "", about: { type: "tag", id: "t" } });
  await until(window.records, ({ saveState }) => saveState.mirrored);
  const elsewhere = await new Profile(profile.engine).open();
  const { memos } = await until(elsewhere.records, (snapshot) => snapshot.memos.length > 0);
  expect(memos.map(({ title, about: subject }) => [title, subject])).toEqual([["Plan", { type: "tag", id: "t" }]]);
  elsewhere.close();
});

test("imported memos are one step of undo; what was deleted comes back, what is there says what is given", async () => {
  const { store } = window.records;
  const kept = await store.writeMemo({ title: "Kept", body: "Mine.", about });
  const gone = await store.writeMemo({ title: "Gone", body: "", about });
  await store.removeMemo(gone);
  const from = { author: "CD", createdAt: "2031-03-06T10:00:00.000Z", about: { type: "library" as const } };
  const memos = [
    { ...from, id: kept, title: "Kept", body: "Theirs." },
    { ...from, id: gone, title: "Gone", body: "Back." },
    { ...from, id: "new", title: " New ", body: "" },
  ];
  await store.importAnnotations({ label: "Import 3 memos", annotations: [], memos });
  expect((await seen()).sort()).toEqual(["Gone: Back. (library)", "Kept: Theirs. (library)", "New:  (library)"]);
  const added = window.records.getSnapshot().memos.find(({ id }) => id === "new");
  expect([added?.author, added?.createdAt]).toEqual(["CD", "2031-03-06T10:00:00.000Z"]);
  expect((await store.undo()).label).toBe("Import 3 memos");
  expect(await seen()).toEqual(["Kept: Mine. (debate)"]);
});

test("ids that records of another library of the profile have are told, whatever they are of", async () => {
  const { store } = window.records;
  const memo = await store.writeMemo({ title: "Here", body: "", about });
  const tag = await store.createTag({ name: "Money" });
  const other = await profile.open("22222222-0000-4000-8000-000000000002");
  expect(await other.records.store.idsElsewhere([memo, tag, "new"])).toEqual(new Set([memo, tag]));
  expect(await store.idsElsewhere([memo, tag])).toEqual(new Set());
  other.close();
});
