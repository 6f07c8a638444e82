import { expect, test } from "vitest";
import type { Passage } from "../../shared/api/page-schemas.ts";
import type { Client } from "../../shared/api/rpc.ts";
import type { Annotation } from "../../shared/model/annotation.ts";
import { PassageCache } from "./passage-cache.ts";
import { anchorAt } from "./testing/profile.ts";

function stage() {
  const asked: string[][] = [];
  const listeners = new Map<string, (payload: never) => void>();
  const state = { words: "now", isAway: false };
  const client = {
    async call(_method: string, { anchors }: { anchors: { id: string }[] }) {
      asked.push(anchors.map(({ id }) => id));
      if (state.isAway) throw new Error("away");
      return anchors.map(({ id }) => ({ id, exact: state.words }) as Passage);
    },
    on: (event: string, listener: (payload: never) => void) => listeners.set(event, listener),
  } as unknown as Client;
  return {
    cache: new PassageCache(client),
    asked,
    state,
    emit: (event: string, payload: unknown = {}) => listeners.get(event)?.(payload as never),
  };
}

function annotations(count: number): Annotation[] {
  return Array.from({ length: count }, (_, at) => ({ id: `a${at}`, anchor: anchorAt(at) }) as Annotation);
}

test("passages are asked once, in pages", async () => {
  const { cache, asked } = stage();
  const many = annotations(450);
  expect(cache.get(many)).toEqual({ passages: new Map(), isLoading: true });
  await Promise.all([cache.ask(many), cache.ask(many)]);
  await cache.ask(many.slice(0, 3));
  expect(asked.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(cache.get(many).passages.size).toBe(450);
  expect(cache.get(many).isLoading).toBe(false);
});

test("when the library changes, the old answer stays until the new one is there", async () => {
  const { cache, state, emit } = stage();
  const [one] = [annotations(1)];
  await cache.ask(one);
  state.words = "later";
  const version = cache.getVersion();
  emit("library.changed");
  expect(cache.getVersion()).not.toBe(version);
  expect(cache.get(one).passages.get("a0")?.exact).toBe("now");
  await cache.ask(one);
  expect(cache.get(one).passages.get("a0")?.exact).toBe("later");
});

test("an anchor that was moved is asked anew", async () => {
  const { cache, asked } = stage();
  await cache.ask(annotations(1));
  const moved = [{ id: "a0", anchor: anchorAt(9) } as Annotation];
  expect(cache.get(moved)).toEqual({ passages: new Map(), isLoading: true });
  await cache.ask(moved);
  expect(asked).toHaveLength(2);
  expect(cache.get(moved).passages.size).toBe(1);
});

test("a failure ends the loading and is not repeated until the engine is back", async () => {
  const { cache, asked, state, emit } = stage();
  const one = annotations(1);
  state.isAway = true;
  await cache.ask(one);
  await cache.ask(one);
  expect(asked).toHaveLength(1);
  expect(cache.get(one).isLoading).toBe(false);
  state.isAway = false;
  emit("engine.status", { status: "running", message: "" });
  await cache.ask(one);
  expect(cache.get(one).passages.size).toBe(1);
});
