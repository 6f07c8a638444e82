import { afterEach, expect, it } from "vitest";
import { openIndexDatabase } from "../index/index-database.ts";
import { createDebateStore } from "./debate-store.ts";

const { database } = openIndexDatabase(":memory:");
afterEach(() => database.close());

it("forgets debates some at a time, and all that is left when it is called again", async () => {
  const store = createDebateStore(database);
  const known = new Map<string, number>();
  const put = (at: number) => store.put({ name: `${at}`, facts: `{"id":"${at}"}`, body: Uint8Array.of(at) }, known);
  const numbers = Array.from({ length: 300 }, (_, at) => put(at));
  const kept = Uint32Array.from(numbers.slice(0, 20));
  const left = () => [...store.rows().keys()].length;

  const calledOff = store.keepOnly(kept, null, {
    isDue: () => true,
    breathe: () => Promise.reject(new Error("called off")),
  });
  await expect(calledOff).rejects.toThrow("called off");
  expect(left()).toBeGreaterThan(20);
  expect(left()).toBeLessThan(300);

  await store.keepOnly(kept, null, { isDue: () => true, breathe: async () => {} });
  expect([...store.rows().keys()]).toEqual([...kept]);
});
