import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError } from "../../shared/lib/errors.ts";
import { createRetryLoop } from "./retry-loop.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function stage() {
  const controller = new AbortController();
  const state = { attempts: 0, failure: null as AppError | null };
  const outcomes: (string | null)[] = [];
  const ask = createRetryLoop(
    async () => {
      state.attempts += 1;
      if (state.failure) throw state.failure;
    },
    (error) => outcomes.push(error?.code ?? null),
    controller.signal,
  );
  return { controller, state, outcomes, ask };
}

test("asked while at work, it works once more, not more often", async () => {
  const { ask, state, outcomes } = stage();
  const first = ask();
  await Promise.resolve();
  await Promise.all([first, ask(), ask(), ask()]);
  expect(state.attempts).toBe(2);
  expect(outcomes).toEqual([null]);
});

test("what fails is tried again with growing pauses until it works", async () => {
  const { ask, state, outcomes } = stage();
  state.failure = new AppError("channel-closed", "Away.");
  await ask();
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(state.attempts).toBe(2);
  state.failure = null;
  await vi.advanceTimersByTimeAsync(1);
  expect(outcomes).toEqual(["channel-closed", "channel-closed", null]);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(state.attempts).toBe(3);
});

test("asking does not wait for the pause, and stopping ends it", async () => {
  const { ask, state, controller, outcomes } = stage();
  state.failure = new AppError("channel-closed", "Away.");
  await ask();
  await ask();
  expect(state.attempts).toBe(2);
  controller.abort();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(state.attempts).toBe(2);
  expect(outcomes).toHaveLength(2);
});
