import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPager, type RowSource } from "./pager.ts";
import { PAGE_SIZE } from "./paging-state.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pager over rows whose pages fail while they are among `failing`. */
function open(failing: Set<number>) {
  const asked: number[] = [];
  const came = new Set<number>();
  let told: number[] = [];
  const source: RowSource<number> = {
    question: "q",
    answer: 1,
    total: 10 * PAGE_SIZE,
    first: [],
    async fetch(offset, limit) {
      const page = offset / PAGE_SIZE;
      asked.push(page);
      if (failing.has(page)) throw new Error("no answer");
      return Array.from({ length: limit }, (_, at) => offset + at);
    },
  };
  const pager = createPager(
    { current: source },
    {
      onPage: (page) => came.add(page),
      onFailed(failed) {
        told = [...failed.keys()];
      },
    },
  );
  pager.begin([]);
  return { pager, asked, came, told: () => told };
}

const rowsOf = (page: number) => [{ first: page * PAGE_SIZE, last: page * PAGE_SIZE + 20 }];

test("a page that fails once is asked for again without a word", async () => {
  const failing = new Set([4]);
  const { pager, asked, came, told } = open(failing);
  pager.view(rowsOf(4));
  await vi.advanceTimersByTimeAsync(10);
  expect([asked, told()]).toEqual([[4], []]);
  failing.clear();
  await vi.advanceTimersByTimeAsync(500);
  expect(came.has(4)).toBe(true);
  expect(told()).toEqual([]);
});

test("pages in view come one after another, so that no frame has two answers to read, and then those beside", async () => {
  const { pager, asked } = open(new Set());
  pager.view([{ first: 4 * PAGE_SIZE, last: 5 * PAGE_SIZE + 1 }]);
  await vi.advanceTimersByTimeAsync(10);
  expect(asked).toEqual([4]);
  await vi.advanceTimersByTimeAsync(20);
  expect(asked).toEqual([4, 5]);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([4, 5, 6, 3]);
});

test("what goes on failing is told and asked for ever more seldom, however much one scrolls about it", async () => {
  const { pager, asked, told } = open(new Set([4]));
  for (let moment = 0; moment < 3 * 60; moment++) {
    pager.view(rowsOf(4));
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(told()).toEqual([4]);
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.length).toBeLessThan(16);
});

test("it is asked for at once when wanted, and all that failed comes when one page does", async () => {
  const failing = new Set([4, 5]);
  const { pager, came, told } = open(failing);
  pager.view([{ first: 4 * PAGE_SIZE, last: 5 * PAGE_SIZE + 1 }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told()).toEqual([4, 5]);
  failing.clear();
  pager.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect([came.has(4), came.has(5), told()]).toEqual([true, true, []]);
});

test("what has gone out of view is no failure any more, and is asked for at once when it comes back", async () => {
  const failing = new Set([4]);
  const { pager, asked, told } = open(failing);
  pager.view(rowsOf(4));
  await vi.advanceTimersByTimeAsync(20_000);
  pager.view(rowsOf(0));
  await vi.advanceTimersByTimeAsync(1000);
  expect(told()).toEqual([]);
  const before = asked.length;
  pager.view(rowsOf(4));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.slice(before)).toContain(4);
});
