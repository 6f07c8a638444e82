import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { AnnotationsDb } from "./annotations-db.ts";
import { ViewStates } from "./view-states.ts";

const name = `views-${crypto.randomUUID()}`;
const opened: AnnotationsDb[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const db of opened.splice(0)) db.close();
});

/** As after a start: nothing in memory. */
function start(): ViewStates {
  const db = new AnnotationsDb(name);
  opened.push(db);
  return new ViewStates(() => db);
}

function loaded(states: ViewStates, library: string, key: string, schema?: z.ZodType): Promise<unknown> {
  return new Promise((resolve) => {
    const look = () => {
      const kept = states.get(library, key);
      if (!kept?.isLoaded) return;
      stop();
      resolve(kept.value);
    };
    const stop = states.subscribe(look);
    states.load(library, key, schema);
    look();
  });
}

test("what was set is there after a restart, for its own library only", async () => {
  const before = start();
  before.set("one", "columns", ["date"]);
  before.set("one", "columns", ["date", "speaker"]);
  before.set("two", "columns", []);
  await before.flush();
  const after = start();
  expect(await loaded(after, "one", "columns")).toEqual(["date", "speaker"]);
  expect(await loaded(after, "two", "columns")).toEqual([]);
  expect(await loaded(after, "three", "columns")).toBeUndefined();
});

test("a library that was forgotten is not written again, the others are", async () => {
  const before = start();
  before.set("two", "first", 0);
  // The first change was written at once; these wait for the next write.
  before.set("one", "forgotten", 1);
  before.set("two", "kept", 2);
  before.forget("one");
  await before.flush();
  expect(before.get("one", "forgotten")).toBeUndefined();
  const after = start();
  expect(await loaded(after, "one", "forgotten")).toBeUndefined();
  expect(await loaded(after, "two", "kept")).toBe(2);
});

test("a kept value of another form counts as none", async () => {
  const before = start();
  before.set("one", "width", "wide");
  await before.flush();
  expect(await loaded(start(), "one", "width", z.number())).toBeUndefined();
});

test("a value set before the kept one was read wins", async () => {
  const before = start();
  before.set("one", "place", "kept");
  await before.flush();
  const after = start();
  after.load("one", "place");
  after.set("one", "place", "new");
  expect(await loaded(after, "one", "place")).toBe("new");
});

test("without a database the state lives on in memory", async () => {
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("Not allowed.", "SecurityError");
  });
  const states = start();
  states.set("one", "place", "here");
  await states.flush();
  expect(await loaded(states, "one", "place")).toBe("here");
});
