import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnnotationStore, createAnnotationStore } from "./annotation-store.ts";
import { isLive, readField } from "./apply-entry.ts";
import { windowLocks } from "./locks.ts";
import { MemoryShelf } from "./memory-shelf.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { anchorAt, LIBRARY } from "./testing/profile.ts";

function openStore(): { store: AnnotationStore; seen(): Promise<unknown> } {
  const shelf = new MemoryShelf();
  let now = 0;
  const session = {
    library: LIBRARY,
    client: new FakeEngine().connect(),
    shelf,
    locks: windowLocks(),
    author: () => "AB",
    now: () => now++,
  };
  const store = createAnnotationStore(session, Promise.resolve(), async () => {});
  const fields = ["anchor", "note", "name", "parentId", "colour", "description", "order"];
  const seen = () =>
    shelf.transaction(async (writer) =>
      [...(await writer.records("annotations")), ...(await writer.records("tags"))].filter(isLive).map((record) => [
        record.id,
        ...fields.map((field) => readField(record, field) ?? null),
        "tags" in record
          ? Object.keys(record.tags)
              .filter((id) => record.tags[id])
              .sort()
          : null,
      ]),
    );
  return { store, seen };
}

const index = fc.nat({ max: 5 });
const command = fc.oneof(
  fc.record({ do: fc.constant("tag" as const), name: fc.constantFrom("a", "b", "c", "A"), parent: index }),
  fc.record({ do: fc.constant("annotate" as const), count: fc.integer({ min: 1, max: 3 }), tag: index }),
  fc.record({ do: fc.constant("set" as const), annotation: index, tag: index, on: fc.boolean() }),
  fc.record({ do: fc.constant("note" as const), annotation: index, note: fc.constantFrom("", "x", "y") }),
  fc.record({ do: fc.constant("move" as const), tag: index, parent: index }),
  fc.record({ do: fc.constant("merge" as const), tag: index, other: index }),
  fc.record({ do: fc.constant("remove-tag" as const), tag: index }),
  fc.record({ do: fc.constant("remove" as const), annotation: index }),
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** Runs a command on whatever stands at its numbers; what the store refuses is no command. */
async function run(store: AnnotationStore, it: Command, tags: string[], annotations: string[]): Promise<void> {
  const tag = (at: number) => tags[at % Math.max(1, tags.length)] ?? "none";
  const annotation = (at: number) => annotations[at % Math.max(1, annotations.length)] ?? "none";
  try {
    if (it.do === "tag") {
      const parentId = it.parent < tags.length ? tag(it.parent) : null;
      tags.push(await store.createTag({ name: it.name, parentId }));
    } else if (it.do === "annotate") {
      const anchors = Array.from({ length: it.count }, (_, at) => anchorAt(at));
      annotations.push(...(await store.annotate({ anchors, tagIds: tags.length ? [tag(it.tag)] : [] })));
    } else if (it.do === "set") await store.setTag([annotation(it.annotation)], tag(it.tag), it.on);
    else if (it.do === "note") await store.setNote(annotation(it.annotation), it.note);
    else if (it.do === "move") await store.updateTag(tag(it.tag), { parentId: tag(it.parent) });
    else if (it.do === "merge") await store.mergeTags(tag(it.tag), tag(it.other));
    else if (it.do === "remove-tag") await store.removeTag(tag(it.tag));
    else await store.removeAnnotations([annotation(it.annotation)]);
  } catch (error) {
    expect(error).toMatchObject({ name: "AppError" });
  }
}

test("undoing everything and doing it again walks through the very states it was made of", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 20 }), async (commands) => {
      const { store, seen } = openStore();
      const states = [await seen()];
      const tags: string[] = [];
      const annotations: string[] = [];
      for (const each of commands) {
        await run(store, each, tags, annotations);
        const state = await seen();
        if (JSON.stringify(state) !== JSON.stringify(states.at(-1))) states.push(state);
      }
      for (const state of states.slice(0, -1).toReversed()) {
        expect(await store.undo()).toMatchObject({ skipped: 0 });
        expect(await seen()).toEqual(state);
      }
      expect(await store.undo()).toMatchObject({ label: null });
      for (const state of states.slice(1)) {
        expect(await store.redo()).toMatchObject({ skipped: 0 });
        expect(await seen()).toEqual(state);
      }
    }),
    { seed: 7, numRuns: 150 },
  );
});
