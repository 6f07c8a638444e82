import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "../../shared/lib/errors.ts";
import { AnnotationsDb, DATABASE_VERSION } from "./annotations-db.ts";
import { TEXT_SEPARATOR } from "./apply-entry.ts";
import type { Records } from "./open-records.ts";
import { FakeEngine, OFFLINE } from "./testing/fake-engine.ts";
import { anchorAt, LIBRARY, type OpenWindow, Profile, until } from "./testing/profile.ts";

const open: OpenWindow[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const window of open.splice(0)) window.close();
});

async function openWindow(profile: Profile): Promise<OpenWindow> {
  const window = await profile.open();
  open.push(window);
  return window;
}

/** Words of all annotations with their notes. */
function seen(records: Records): string[] {
  return records.getSnapshot().annotations.map(({ anchor, note }) => (note ? `${anchor.exact} ${note}` : anchor.exact));
}

function mirrored(records: Records) {
  return until(records, ({ saveState }) => saveState.mirrored);
}

function annotate(records: Records, at: number, note = ""): Promise<string[]> {
  return records.store.annotate({ anchors: [anchorAt(at)], tagIds: [], note });
}

/** Resolves when both show the same annotations and tags, and all of that is on disk. */
async function settle(one: Records, other: Records): Promise<void> {
  const state = (records: Records) => {
    const { annotations, tags } = records.getSnapshot();
    return JSON.stringify([annotations, tags].map((list) => list.map((it) => [it.id, it.fieldRevs])));
  };
  await Promise.all([mirrored(one), mirrored(other)]);
  await Promise.all([one.retry(), other.retry()]);
  await until(one, () => state(one) === state(other));
}

test("every command is saved, then mirrored on disk with its author and label", async () => {
  const profile = new Profile();
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  expect(records.getSnapshot().saveState).toMatchObject({ saved: true, pending: 1, mirrored: false });
  expect((await mirrored(records)).saveState).toEqual({ saved: true, pending: 0, mirrored: true, error: null });
  expect(profile.engine.journal).toMatchObject([
    { v: 1, library: LIBRARY, author: "AB", label: "Annotate", group: null },
  ]);
});

test("a lost profile is restored from the journal, and an empty store deletes nothing", async () => {
  const engine = new FakeEngine();
  const { records } = await openWindow(new Profile(engine));
  const tag = await records.store.createTag({ name: "kept" });
  await records.store.annotate({ anchors: [anchorAt(1), anchorAt(2)], tagIds: [tag], note: "n" });
  const [gone] = (await annotate(records, 3)) as [string];
  await records.store.removeAnnotations([gone]);
  await mirrored(records);
  const entries = engine.journal.length;

  const restored = await openWindow(new Profile(engine));
  await until(restored.records, ({ annotations, tags }) => annotations.length === 2 && tags.length === 1);
  expect(seen(restored.records).sort()).toEqual(["Words number 1. n", "Words number 2. n"]);
  expect(restored.records.getSnapshot().tags.map(({ name }) => name)).toEqual(["kept"]);
  expect(engine.journal).toHaveLength(entries);
  await settle(records, restored.records);
  expect(seen(records)).toHaveLength(2);
});

test("two profiles converge on the work of both, with both notes", async () => {
  const engine = new FakeEngine();
  const [one, two] = [await openWindow(new Profile(engine)), await openWindow(new Profile(engine))];
  const [id] = (await annotate(one.records, 1)) as [string];
  await mirrored(one.records);
  await until(two.records, ({ annotations }) => annotations.length === 1);

  engine.failure = OFFLINE;
  await one.records.store.setNote(id, "from one");
  await two.records.store.setNote(id, "from two");
  await annotate(two.records, 2);
  const tag = await one.records.store.createTag({ name: "of one" });
  await one.records.store.setTag([id], tag, true);
  engine.failure = null;
  engine.emit("engine.status", { status: "running", message: "" });

  await settle(one.records, two.records);
  expect(seen(one.records)).toHaveLength(2);
  const note = one.records.getSnapshot().annotations.find((it) => it.id === id)?.note ?? "";
  expect(note.split(TEXT_SEPARATOR).sort()).toEqual(["from one", "from two"]);
  expect(two.records.getSnapshot().annotations.find((it) => it.id === id)?.tags[tag]).toBe(true);
});

test("undo leaves alone, and reports, what somebody else has changed since", async () => {
  const engine = new FakeEngine();
  const [one, two] = [await openWindow(new Profile(engine)), await openWindow(new Profile(engine))];
  const [first, second] = (await one.records.store.annotate({
    anchors: [anchorAt(1), anchorAt(2)],
    tagIds: [],
  })) as [string, string];
  const tag = await one.records.store.createTag({ name: "t" });
  await one.records.store.setTag([first, second], tag, true);
  await mirrored(one.records);
  await until(two.records, ({ annotations }) => annotations.filter((it) => it.tags[tag]).length === 2);
  await two.records.store.setTag([first], tag, false);
  await two.records.store.setTag([first], tag, true);
  await two.records.store.setNote(second, "theirs");
  await settle(one.records, two.records);

  expect(await one.records.store.undo()).toEqual({ label: 'Tag "t" (2 passages)', done: 1, skipped: 1 });
  expect(await one.records.store.undo()).toMatchObject({ label: 'Create tag "t"', done: 1 });
  // Both annotations hold somebody else's work by now: neither is taken away.
  expect(await one.records.store.undo()).toEqual({ label: "Annotate (2 passages)", done: 0, skipped: 2 });
  expect(seen(one.records)).toHaveLength(2);
});

test("what was not posted before a crash is posted at the next start", async () => {
  const profile = new Profile();
  const crashed = await openWindow(profile);
  profile.engine.failure = OFFLINE;
  await annotate(crashed.records, 1);
  await annotate(crashed.records, 2);
  expect(crashed.records.getSnapshot().saveState).toMatchObject({ saved: true, pending: 2, mirrored: false });
  crashed.close();

  profile.engine.failure = null;
  const { records } = await openWindow(profile);
  await mirrored(records);
  expect(profile.engine.journal).toHaveLength(2);
  expect(seen(records)).toHaveLength(2);
});

test("a journal that was lost is written again from this profile", async () => {
  const profile = new Profile();
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  await annotate(records, 2);
  await mirrored(records);
  await records.retry();
  profile.engine.journal = [];
  await annotate(records, 3);
  await vi.waitFor(() => expect(profile.engine.journal).toHaveLength(3));
  await mirrored(records);
  const elsewhere = await openWindow(new Profile(profile.engine));
  await until(elsewhere.records, ({ annotations }) => annotations.length === 3);
});

test("offline, work goes on; the state says what is not mirrored and why, and mends itself", async () => {
  const profile = new Profile();
  profile.engine.failure = OFFLINE;
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  const { saveState } = await until(records, (now) => now.saveState.error !== null && now.saveState.pending === 1);
  expect(saveState).toMatchObject({ saved: true, mirrored: false, error: { code: "channel-closed" } });
  profile.engine.failure = null;
  profile.engine.emit("engine.status", { status: "running", message: "" });
  await until(records, (now) => now.saveState.mirrored && now.saveState.error === null);
  expect(profile.engine.journal).toHaveLength(1);
});

test("two windows of one profile show the same and post nothing twice", async () => {
  const profile = new Profile();
  const [one, two] = [await openWindow(profile), await openWindow(profile)];
  await annotate(one.records, 1);
  await annotate(two.records, 2);
  await until(one.records, ({ annotations }) => annotations.length === 2);
  await until(two.records, ({ annotations }) => annotations.length === 2);
  await settle(one.records, two.records);
  expect(profile.engine.journal).toHaveLength(2);
  expect(profile.engine.calls.filter((name) => name === "journal.append")).toHaveLength(2);
  expect(new Set(profile.engine.journal.map(({ rev }) => rev)).size).toBe(2);
  // One undo list: the second window takes back what was done last, wherever.
  await one.records.store.undo();
  await until(two.records, ({ annotations }) => annotations.length === 1);
  expect(seen(two.records)).toEqual(["Words number 1."]);
});

test("records of another library are left alone", async () => {
  const profile = new Profile();
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  await mirrored(records);
  profile.engine.journal = profile.engine.journal.map((entry) => ({ ...entry, library: "another" }));
  const fresh = await openWindow(new Profile(profile.engine));
  expect(seen(fresh.records)).toEqual([]);
});

test("the engine's projection follows tags and notes, and is sent anew to an engine that has come back", async () => {
  const profile = new Profile();
  const { engine } = profile;
  const { records } = await openWindow(profile);
  const top = await records.store.createTag({ name: "top" });
  const low = await records.store.createTag({ name: "low", parentId: top });
  const [id, gone] = (await records.store.annotate({
    anchors: [anchorAt(1), anchorAt(2)],
    tagIds: [low],
    note: "n",
  })) as [string, string];
  await records.store.removeAnnotations([gone]);
  const expected = new Map([[id, { key: anchorAt(1).key, tags: [low], note: "n" }]]);
  await vi.waitFor(() => expect(engine.projection).toEqual(expected));
  expect(engine.tagNames).toEqual({ [top]: "top", [low]: "top / low" });

  engine.projection.clear();
  engine.tagNames = {};
  engine.emit("engine.status", { status: "running", message: "" });
  await vi.waitFor(() => expect(engine.projection).toEqual(expected));
  expect(engine.tagNames[low]).toBe("top / low");
});

function imported(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: crypto.randomUUID(),
    anchor: anchorAt(at),
    tagIds: ["tag-1"],
    note: "",
  }));
}
const importedTag = { id: "tag-1", name: "imported", parentId: null, colour: 3, description: "" };

test("an import is written in chunks with progress, and is one step of undo", async () => {
  const profile = new Profile();
  const { records } = await openWindow(profile);
  const progress: [number, number][] = [];
  await records.store.importAnnotations(
    { label: "Import notes.json", tags: [importedTag], annotations: imported(1100) },
    { onProgress: (done, total) => progress.push([done, total]) },
  );
  expect(progress).toEqual([1, 501, 1001, 1101].map((done) => [done, 1101]));
  await mirrored(records);
  expect(new Set(profile.engine.journal.map(({ group }) => group)).size).toBe(1);
  await until(records, ({ annotations }) => annotations.length === 1100);
  expect(await records.store.undo()).toEqual({ label: "Import notes.json", done: 1101, skipped: 0 });
  await until(records, ({ annotations, tags }) => annotations.length === 0 && tags.length === 0);
});

test("importing again what is known changes it in place, and brings back what was removed", async () => {
  const { records } = await openWindow(new Profile());
  const annotations = imported(2);
  const [first] = annotations as [(typeof annotations)[0]];
  await records.store.importAnnotations({ label: "Import", tags: [importedTag], annotations });
  await records.store.removeAnnotations([first.id]);
  await records.store.importAnnotations({
    label: "Import",
    tags: [importedTag],
    annotations: annotations.map((it) => ({ ...it, note: "again", tagIds: it === first ? [] : ["tag-1"] })),
  });
  await until(records, (now) => now.annotations.length === 2 && now.annotations.every(({ note }) => note === "again"));
  const tagged = records.getSnapshot().annotations.filter(({ tags }) => tags["tag-1"]);
  expect(tagged.map(({ id }) => id)).toEqual([annotations[1]?.id]);
});

test("a cancelled import leaves nothing behind", async () => {
  const profile = new Profile();
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  const controller = new AbortController();
  const importing = records.store.importAnnotations(
    { label: "Import", tags: [importedTag], annotations: imported(1100) },
    { signal: controller.signal, onProgress: (done) => done > 500 && controller.abort() },
  );
  await expect(importing).rejects.toMatchObject({ code: "cancelled" });
  await until(records, ({ annotations, tags }) => annotations.length === 1 && tags.length === 0);
  expect(records.getSnapshot().history.undoLabel).toBe("Annotate");
  await mirrored(records);
  const elsewhere = await openWindow(new Profile(profile.engine));
  await until(elsewhere.records, ({ annotations, tags }) => annotations.length === 1 && tags.length === 0);
});

test("an import that the window did not live to finish is rolled back at the next start", async () => {
  const profile = new Profile();
  const dying = await openWindow(profile);
  const known = imported(1);
  await dying.records.store.importAnnotations({ label: "First", tags: [importedTag], annotations: known });
  await mirrored(dying.records);
  const before = profile.engine.journal.length;
  // The window dies between two chunks: nothing it has begun ever comes back.
  await new Promise<void>((resolve) => {
    const onProgress = () => {
      vi.spyOn(dying.db, "transaction").mockReturnValue(new Promise(() => {}) as never);
      resolve();
    };
    const annotations = [...known.map((it) => ({ ...it, note: "changed" })), ...imported(1000)];
    void dying.records.store.importAnnotations({ label: "Second", annotations }, { onProgress });
  });
  dying.close();
  // Half an import is nobody else's business.
  expect(profile.engine.journal).toHaveLength(before);

  // Another start, another browser process: nobody holds the locks of the dead window.
  const { records } = await openWindow(profile.afterCrash());
  await until(records, ({ annotations }) => annotations.length === 1);
  expect(seen(records)).toEqual(["Words number 0."]);
  expect(records.getSnapshot().history.undoLabel).toBe("First");
  await mirrored(records);
  const elsewhere = await openWindow(new Profile(profile.engine));
  await until(elsewhere.records, ({ annotations }) => annotations.length === 1);
  expect(seen(elsewhere.records)).toEqual(["Words number 0."]);
});

function fillStorage() {
  return vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The disk is full.", "QuotaExceededError");
  });
}

test("a full storage keeps the work in the window, says so, mirrors it, and saves it once there is room", async () => {
  const profile = new Profile();
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  await mirrored(records);
  const full = fillStorage();
  const [id] = (await annotate(records, 2)) as [string];
  await records.store.setNote(id, "held");
  const { saveState } = await until(records, (now) => now.annotations.some(({ note }) => note === "held"));
  expect(saveState).toMatchObject({ saved: false, error: { code: "storage-refused" } });
  expect(saveState.error?.message).toContain("full");
  expect(saveState.error?.action).toContain("Try again");
  expect(seen(records)).toEqual(["Words number 1.", "Words number 2. held"]);
  await mirrored(records);
  expect(profile.engine.journal).toHaveLength(3);

  full.mockRestore();
  await records.retry();
  expect(records.getSnapshot().saveState).toMatchObject({ saved: true, error: null });
  const reopened = await openWindow(profile);
  expect(seen(reopened.records)).toEqual(["Words number 1.", "Words number 2. held"]);
  expect(await reopened.records.store.undo()).toMatchObject({ label: "Note", done: 1 });
});

test("a window closed while the storage was full loses nothing that was mirrored", async () => {
  const profile = new Profile();
  const { records, close } = await openWindow(profile);
  const full = fillStorage();
  await annotate(records, 1, "mirrored");
  await mirrored(records);
  close();
  full.mockRestore();
  const reopened = await openWindow(profile);
  await until(reopened.records, ({ annotations }) => annotations[0]?.note === "mirrored");
});

test("where the browser allows no storage at all, work goes on in memory and on disk", async () => {
  const refused = vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("Not allowed.", "SecurityError");
  });
  const profile = new Profile();
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  await until(records, ({ annotations }) => annotations.length === 1);
  expect(records.getSnapshot().saveState).toMatchObject({ saved: false, error: { code: "storage-refused" } });
  await mirrored(records);
  expect(await records.store.undo()).toMatchObject({ done: 1 });
  expect(await records.store.redo()).toMatchObject({ done: 1 });
  await mirrored(records);
  refused.mockRestore();
  const elsewhere = await openWindow(new Profile(profile.engine));
  await until(elsewhere.records, ({ annotations }) => annotations.length === 1);
});

test("without storage and offline, the window waits instead of asking without end", async () => {
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("Not allowed.", "SecurityError");
  });
  const profile = new Profile();
  profile.engine.failure = OFFLINE;
  const { records } = await openWindow(profile);
  await annotate(records, 1);
  await until(records, ({ saveState }) => saveState.pending === 1);
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(profile.engine.calls.filter((name) => name === "journal.append").length).toBeLessThan(10);
  profile.engine.failure = null;
  profile.engine.emit("engine.status", { status: "running", message: "" });
  await mirrored(records);
});

test("a profile written by a newer version is read, never written", async () => {
  const profile = new Profile();
  const first = await openWindow(profile);
  await annotate(first.records, 1);
  await mirrored(first.records);
  const { name } = first.db;
  first.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, (DATABASE_VERSION + 1) * 10);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  const { records } = await openWindow(profile);
  expect(seen(records)).toEqual(["Words number 1."]);
  await expect(annotate(records, 2)).rejects.toMatchObject({ code: "newer-version" });
  expect(records.getSnapshot().saveState.error).toBeInstanceOf(AppError);
  expect(records.getSnapshot().saveState.error?.code).toBe("newer-version");
});

test("annotations that have not changed stay the same objects", async () => {
  const { records } = await openWindow(new Profile());
  await annotate(records, 1);
  const [before] = (await until(records, ({ annotations }) => annotations.length === 1)).annotations;
  await annotate(records, 2);
  const after = await until(records, ({ annotations }) => annotations.length === 2);
  expect(after.annotations[0]).toBe(before);
});

test("the database keeps its name", () => {
  expect(new AnnotationsDb().name).toBe("backbench");
});
