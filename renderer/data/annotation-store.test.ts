import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Correction } from "../../shared/model/correction.ts";
import type { AnnotationStore } from "./annotation-store.ts";
import { OFFLINE } from "./testing/fake-engine.ts";
import { anchorAt, type OpenWindow, Profile, until } from "./testing/profile.ts";

let profile: Profile;
let window: OpenWindow;
let store: AnnotationStore;

beforeEach(async () => {
  profile = new Profile();
  await reopen();
});
afterEach(() => window.close());

async function reopen(): Promise<void> {
  window?.close();
  window = await profile.open();
  store = window.records.store;
}

/** What the user sees, as words: annotations with tag names and notes, tags as paths. */
async function seen(): Promise<{ annotations: string[]; tags: string[] }> {
  // Reads what is kept, so that a view that lags behind cannot hide a mistake.
  const fresh = await profile.open();
  const { annotations, tags, tagPaths } = fresh.records.getSnapshot();
  fresh.close();
  const names = new Map(tags.map(({ id, name }) => [id, name]));
  return {
    annotations: annotations.map(({ anchor, tags: on, note }) => {
      const ids = Object.keys(on).filter((id) => on[id]);
      return [
        anchor.exact,
        ...ids.map((id) => names.get(id) ?? "(gone)").sort(),
        ...(note ? [`note: ${note}`] : []),
      ].join(" | ");
    }),
    tags: tags.map(({ id }) => (tagPaths.get(id) ?? []).join("/")),
  };
}

test("passages are annotated as one step, undone and done again", async () => {
  const tag = await store.createTag({ name: "recommendation" });
  const ids = await store.annotate({ anchors: [anchorAt(1), anchorAt(2)], tagIds: [tag], note: "both" });
  expect(ids).toHaveLength(2);
  const both = ["Words number 1. | recommendation | note: both", "Words number 2. | recommendation | note: both"];
  expect((await seen()).annotations.sort()).toEqual(both);

  expect(await store.undo()).toEqual({ label: 'Tag "recommendation" (2 passages)', done: 2, skipped: 0 });
  expect((await seen()).annotations).toEqual([]);
  expect(await store.redo()).toMatchObject({ done: 2, skipped: 0 });
  expect((await seen()).annotations.sort()).toEqual(both);
});

test("undo walks back through changes of one field, and redo forward, also after a restart", async () => {
  const [id] = (await store.annotate({ anchors: [anchorAt(1)], tagIds: [] })) as [string];
  await store.setNote(id, "first");
  await store.setNote(id, "second");
  await store.undo();
  await reopen();
  expect(window.records.getSnapshot().history).toMatchObject({ undoLabel: "Note", redoLabel: "Note" });
  await store.undo();
  expect((await seen()).annotations).toEqual(["Words number 1."]);
  await store.redo();
  expect((await seen()).annotations).toEqual(["Words number 1. | note: first"]);
  await reopen();
  await store.redo();
  expect((await seen()).annotations).toEqual(["Words number 1. | note: second"]);
  expect(await store.redo()).toEqual({ label: null, done: 0, skipped: 0 });
  await store.undo();
  await store.undo();
  await store.undo();
  expect((await seen()).annotations).toEqual([]);
  expect(await store.undo()).toEqual({ label: null, done: 0, skipped: 0 });
});

test("a new command takes away what could be done again", async () => {
  await store.createTag({ name: "one" });
  await store.undo();
  await store.createTag({ name: "two" });
  expect(await store.redo()).toMatchObject({ label: null });
  expect((await seen()).tags).toEqual(["two"]);
});

test("the history names every step, the undone ones marked", async () => {
  await store.createTag({ name: "one" });
  await store.createTag({ name: "two" });
  await store.undo();
  const { history } = window.records.getSnapshot();
  expect(history.entries.map(({ label, isUndone }) => [label, isUndone])).toEqual([
    ['Create tag "two"', true],
    ['Create tag "one"', false],
  ]);
});

test("tags go on and off passages; what changes nothing is no step", async () => {
  const tag = await store.createTag({ name: "one" });
  const ids = await store.annotate({ anchors: [anchorAt(1), anchorAt(2)], tagIds: [tag] });
  await store.setTag(ids, tag, true);
  expect(window.records.getSnapshot().history.entries).toHaveLength(2);
  await store.setTag(ids, tag, false);
  expect((await seen()).annotations.sort()).toEqual(["Words number 1.", "Words number 2."]);
  expect(await store.undo()).toMatchObject({ label: 'Take off tag "one" (2 passages)', done: 2 });
});

test("an accepted new place keeps the words as they were when the annotation was made", async () => {
  const [id] = (await store.annotate({ anchors: [anchorAt(1)], tagIds: [] })) as [string];
  await store.moveAnchor(id, anchorAt(2));
  const { annotations } = await until(window.records, (now) => now.annotations[0]?.anchor.exact === "Words number 2.");
  expect(annotations[0]?.anchor.exactAtCreation).toBe("Words number 1.");
});

test("commands on what is gone say so", async () => {
  const [id] = (await store.annotate({ anchors: [anchorAt(1)], tagIds: [] })) as [string];
  await store.removeAnnotations([id]);
  await expect(store.setNote(id, "late")).rejects.toMatchObject({ code: "not-found" });
  await expect(store.setTag([id], "no such tag", true)).rejects.toMatchObject({ code: "not-found" });
  await expect(store.annotate({ anchors: [anchorAt(2)], tagIds: ["no such tag"] })).rejects.toMatchObject({
    code: "not-found",
  });
  await store.undo();
  expect((await seen()).annotations).toEqual(["Words number 1."]);
});

test("a tag's name is unique among its siblings, whatever its case", async () => {
  const first = await store.createTag({ name: "  Crime  victims " });
  expect(await store.createTag({ name: "crime victims" })).toBe(first);
  const below = await store.createTag({ name: "crime victims", parentId: first });
  expect(below).not.toBe(first);
  expect((await seen()).tags).toEqual(["Crime victims", "Crime victims/crime victims"]);
  const other = await store.createTag({ name: "other" });
  await expect(store.updateTag(other, { name: "CRIME VICTIMS" })).rejects.toMatchObject({ code: "bad-params" });
  await expect(store.updateTag(other, { name: "  " })).rejects.toMatchObject({ code: "bad-params" });
  await store.updateTag(first, { name: "Crime Victims" });
  expect((await seen()).tags).toEqual(["Crime Victims", "Crime Victims/crime victims", "other"]);
});

test("new tags get the colours that are used least", async () => {
  await store.createTag({ name: "one", colour: 0 });
  await store.createTag({ name: "two" });
  await store.createTag({ name: "three" });
  const { tags } = await until(window.records, (now) => now.tags.length === 3);
  expect(tags.map(({ colour }) => colour)).toEqual([0, 1, 2]);
});

test("a tag cannot come to stand below itself", async () => {
  const top = await store.createTag({ name: "top" });
  const middle = await store.createTag({ name: "middle", parentId: top });
  const low = await store.createTag({ name: "low", parentId: middle });
  await expect(store.updateTag(top, { parentId: low })).rejects.toMatchObject({ code: "bad-params" });
  await expect(store.updateTag(top, { parentId: top })).rejects.toMatchObject({ code: "bad-params" });
  await store.updateTag(low, { parentId: top });
  expect((await seen()).tags).toEqual(["top", "top/middle", "top/low"]);
});

test("merging tags moves annotations and children, as one step", async () => {
  const from = await store.createTag({ name: "from" });
  const into = await store.createTag({ name: "into" });
  await store.createTag({ name: "Child", parentId: from });
  await store.createTag({ name: "child", parentId: into });
  await store.annotate({ anchors: [anchorAt(1)], tagIds: [from] });
  await store.annotate({ anchors: [anchorAt(2)], tagIds: [from, into] });
  const before = await seen();
  await store.mergeTags(from, into);
  expect(await seen()).toEqual({
    annotations: ["Words number 1. | into", "Words number 2. | into"],
    tags: ["into", "into/child", "into/Child (2)"],
  });
  await store.undo();
  expect(await seen()).toEqual(before);
});

test("a tag can be merged into one below it", async () => {
  const top = await store.createTag({ name: "top" });
  const middle = await store.createTag({ name: "middle", parentId: top });
  const low = await store.createTag({ name: "low", parentId: middle });
  await store.mergeTags(top, low);
  expect((await seen()).tags).toEqual(["low", "low/middle"]);
  await store.undo();
  expect((await seen()).tags).toEqual(["top", "top/middle", "top/middle/low"]);
});

test("removing a tag takes it off everywhere and moves its children up, as one step", async () => {
  const top = await store.createTag({ name: "top" });
  const middle = await store.createTag({ name: "middle", parentId: top });
  await store.createTag({ name: "low", parentId: middle });
  await store.createTag({ name: "LOW", parentId: top });
  await store.annotate({ anchors: [anchorAt(1)], tagIds: [middle, top] });
  const before = await seen();
  await store.removeTag(middle);
  expect(await seen()).toEqual({
    annotations: ["Words number 1. | top"],
    tags: ["top", "top/LOW", "top/low (2)"],
  });
  await store.undo();
  expect(await seen()).toEqual(before);
  await store.redo();
  expect((await seen()).tags).toHaveLength(3);
});

test("a command of more than 500 changes is still one step", async () => {
  const tag = await store.createTag({ name: "many" });
  const anchors = Array.from({ length: 1203 }, (_, at) => anchorAt(at));
  await store.annotate({ anchors, tagIds: [tag] });
  await store.removeTag(tag);
  expect(await store.undo()).toMatchObject({ label: 'Remove tag "many"', done: 1204, skipped: 0 });
  const tagged = (await seen()).annotations.filter((each) => each.endsWith("| many"));
  expect(tagged).toHaveLength(1203);
  await until(window.records, ({ saveState }) => saveState.mirrored);
  expect(Math.max(...profile.engine.journal.map(({ changes }) => changes.length))).toBe(500);
});

const setParty = {
  type: "person-field",
  person: "Ada Example",
  field: "party",
  value: "Lab",
  from: null,
  to: null,
} as const;

test("corrections stand in the same undo list, also after a restart", async () => {
  const { engine } = profile;
  await store.applyCorrections([setParty], "Set party of Ada Example");
  await store.createTag({ name: "later" });
  expect(engine.corrections).toMatchObject([{ author: "AB", body: setParty }]);
  await store.undo();
  expect(engine.corrections).toHaveLength(1);
  expect(await store.undo()).toEqual({ label: "Set party of Ada Example", done: 1, skipped: 0 });
  expect(engine.corrections).toEqual([]);
  await reopen();
  await store.redo();
  expect(engine.corrections).toMatchObject([{ body: setParty }]);

  await store.removeCorrections(engine.corrections as Correction[], "Take back party");
  expect(engine.corrections).toEqual([]);
  await store.undo();
  expect(engine.corrections).toMatchObject([{ body: setParty }]);
  await store.redo();
  expect(engine.corrections).toEqual([]);
});

test("a correction that somebody else has taken back is reported as skipped", async () => {
  await store.applyCorrections([setParty], "Set party");
  profile.engine.corrections = [];
  expect(await store.undo()).toEqual({ label: "Set party", done: 0, skipped: 1 });
});

test("a correction that the engine does not take is no step", async () => {
  profile.engine.failure = OFFLINE;
  await expect(store.applyCorrections([setParty], "Set party")).rejects.toMatchObject({ code: "channel-closed" });
  expect(await store.undo()).toMatchObject({ label: null });
});
