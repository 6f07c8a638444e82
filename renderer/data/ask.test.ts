import { expect, test } from "vitest";
import type { Client } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { type Answer, ask } from "./ask.ts";

/** A client whose answers the test gives by hand. */
function stage() {
  const open: { signal: AbortSignal; answer(value: unknown): void; fail(error: unknown): void }[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const client = {
    call: (_method: string, _params: unknown, signal: AbortSignal) =>
      new Promise((resolve, reject) => {
        open.push({ signal, answer: resolve, fail: reject });
      }),
    on(event: string, listener: (payload: never) => void) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      return () => listeners.get(event)?.delete(listener);
    },
  } as unknown as Client;
  const answers: Answer<unknown>[] = [];
  return {
    client,
    open,
    answers,
    get last() {
      return answers.at(-1);
    },
    note: (answer: Answer<unknown>) => answers.push(answer),
    emit: (event: string, payload: unknown = {}) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
    turn: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}

test("an answer comes, and an event that makes it stale asks again while it stays", async () => {
  const it = stage();
  ask(it.client, "debate.page", { debate: "d" }, it.note);
  expect(it.last).toEqual({ data: undefined, error: null, isAsking: true });
  it.open[0]?.answer("one");
  await it.turn();
  expect(it.last).toEqual({ data: "one", error: null, isAsking: false });
  it.emit("corrections.changed");
  expect(it.last).toEqual({ data: "one", error: null, isAsking: true });
  it.open[1]?.answer("two");
  await it.turn();
  expect(it.last).toEqual({ data: "two", error: null, isAsking: false });
});

test("a burst of events while an answer is under way leads to one more question", async () => {
  const it = stage();
  ask(it.client, "library.current", {}, it.note);
  for (let at = 0; at < 10; at++) it.emit("library.changed");
  expect(it.open).toHaveLength(1);
  it.open[0]?.answer("early");
  await it.turn();
  expect(it.open).toHaveLength(2);
  expect(it.last).toEqual({ data: "early", error: null, isAsking: true });
  it.open[1]?.answer("late");
  await it.turn();
  expect(it.open).toHaveLength(2);
  expect(it.last).toEqual({ data: "late", error: null, isAsking: false });
});

test("events that the answer does not depend on ask nothing", async () => {
  const it = stage();
  ask(it.client, "sources.list", { sort: [], offset: 0, limit: 10 }, it.note);
  it.open[0]?.answer("one");
  await it.turn();
  it.emit("projection.changed");
  it.emit("engine.status", { status: "restarting", message: "" });
  expect(it.open).toHaveLength(1);
});

test("an error leaves the last answer in place; a bug gets words; the engine's return asks again", async () => {
  const it = stage();
  const { reload } = ask(it.client, "settings.get", {}, it.note);
  it.open[0]?.answer("kept");
  await it.turn();
  reload();
  it.open[1]?.fail(new AppError("channel-closed", "Away."));
  await it.turn();
  expect(it.last).toMatchObject({ data: "kept", error: { code: "channel-closed" }, isAsking: false });
  it.emit("engine.status", { status: "running", message: "" });
  it.open[2]?.fail(new TypeError("x is undefined"));
  await it.turn();
  expect(it.last).toMatchObject({ data: "kept", error: { code: "internal" } });
  reload();
  it.open[3]?.answer("new");
  await it.turn();
  expect(it.last).toEqual({ data: "new", error: null, isAsking: false });
});

test("stopping aborts the question and says no more", async () => {
  const it = stage();
  const { stop } = ask(it.client, "library.current", {}, it.note);
  const before = it.answers.length;
  stop();
  expect(it.open[0]?.signal.aborted).toBe(true);
  it.open[0]?.fail(new AppError("cancelled", "Cancelled."));
  it.emit("library.changed");
  await it.turn();
  expect(it.answers).toHaveLength(before);
  expect(it.open).toHaveLength(1);
});
