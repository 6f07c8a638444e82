import type { AppError } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { PAGE_SIZE, pagesBeside, pagesInView, pagesToDrop } from "./paging-state.ts";

/** Where the rows of a table come from. */
export interface RowSource<R> {
  /** What was asked. With another question the table begins at its top. */
  question: string;
  /** Numbers the answers: with another one all pages are asked anew. */
  answer: number;
  total: number;
  /** The first rows, as far as they are there already. */
  first: readonly R[];
  fetch(offset: number, limit: number, signal: AbortSignal): Promise<readonly R[]>;
}

/** Rows from `first` to `last`, both inclusive. */
export interface Stretch {
  first: number;
  last: number;
}

export interface Pager {
  /** Begins anew with another answer, of which some pages are there. */
  begin(held: Iterable<number>): void;
  view(stretches: readonly Stretch[]): void;
  /** Asks at once for what failed. */
  retry(): void;
  /** Calls off what is under way. */
  stop(): void;
}

export interface PagerEvents<R> {
  onPage(page: number, rows: readonly R[], dropped: readonly number[]): void;
  /** The pages in view, or beside, that failed more than once. */
  onFailed(failed: ReadonlyMap<number, AppError>): void;
}

/** Milliseconds between two looks at what is in view: a drag through a million rows asks for few of them. */
const PAUSE = 80;
/** Milliseconds from one answer to the next question: no two answers are read within a frame. */
const FRAME = 16;
/** Milliseconds until what failed is asked for again: at first, and at most. */
const FIRST_DELAY = 400;
const LONGEST_DELAY = 30_000;

/**
 * Fetches the pages in view of the newest source, one after another, and then those beside them. What has gone out of view is called off.
 * What fails is asked for again with growing pauses while it is in view; not until it has failed twice is anything told.
 */
export function createPager<R>(newest: { readonly current: RowSource<R> }, events: PagerEvents<R>): Pager {
  let answer = -1;
  let held = new Set<number>();
  let asked = new Map<number, AbortController>();
  const failed = new Map<number, { error: AppError; times: number; waits: boolean }>();
  let inView: readonly Stretch[] = [];
  let looked = inView;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let until = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_DELAY;

  function ask(): void {
    const { total } = newest.current;
    if (answer !== newest.current.answer) return;
    const needed = pagesInView(inView, total);
    const beside = pagesBeside(needed, total);
    const isNear = (page: number) => needed.includes(page) || beside.includes(page);
    for (const [page, controller] of [...asked]) {
      if (isNear(page)) continue;
      asked.delete(page);
      controller.abort();
    }
    forget([...failed.keys()].filter((page) => !isNear(page)));
    // Where one only passes by, what stands beside is not asked for.
    const wanted = needed.every((page) => held.has(page)) ? beside : needed;
    const next = wanted.find((page) => !held.has(page) && !failed.get(page)?.waits);
    if (next !== undefined && asked.size === 0) void fetchPage(next);
  }

  async function fetchPage(page: number): Promise<void> {
    const controller = new AbortController();
    const own = asked.set(page, controller);
    const { fetch, total } = newest.current;
    try {
      const rows = await fetch(page * PAGE_SIZE, PAGE_SIZE, controller.signal);
      if (controller.signal.aborted) return;
      own.delete(page);
      held.add(page);
      const dropped = pagesToDrop(held, pagesInView(inView, total));
      for (const other of dropped) held.delete(other);
      forget([page]);
      events.onPage(page, rows, dropped);
      // Where one page comes, others will.
      if (failed.size > 0) retry();
      delay = FIRST_DELAY;
      askNext();
    } catch (error) {
      if (own.get(page) === controller) own.delete(page);
      if (controller.signal.aborted) return;
      askLater(page, asAppError(error));
      askNext();
    }
  }

  function askLater(page: number, error: AppError): void {
    failed.set(page, { error, times: (failed.get(page)?.times ?? 0) + 1, waits: true });
    tell();
    if (again !== undefined) return;
    again = setTimeout(retry, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  }

  function retry(): void {
    clearTimeout(again);
    again = undefined;
    for (const failure of failed.values()) failure.waits = false;
    ask();
  }

  function forget(pages: readonly number[]): void {
    if (pages.filter((page) => failed.delete(page)).length > 0) tell();
  }

  function tell(): void {
    events.onFailed(
      new Map([...failed].filter(([, { times }]) => times > 1).map(([page, { error }]) => [page, error])),
    );
  }

  function look(): void {
    clearTimeout(timer);
    timer = undefined;
    until = performance.now() + PAUSE;
    looked = inView;
    ask();
  }

  /** At once, or when the pause since it was last done is over. */
  function askSoon(): void {
    if (timer !== undefined) return;
    const pause = until - performance.now();
    if (pause <= 0) look();
    else timer = setTimeout(look, pause);
  }

  /** The next page after one that came, unless one scrolls on. */
  function askNext(): void {
    if (inView !== looked) askSoon();
    else if (timer === undefined) timer = setTimeout(look, FRAME);
  }

  return {
    begin(pages) {
      answer = newest.current.answer;
      held = new Set(pages);
      asked = new Map();
      forget([...failed.keys()]);
      delay = FIRST_DELAY;
      ask();
    },
    view(stretches) {
      inView = stretches;
      askSoon();
    },
    retry,
    stop() {
      clearTimeout(timer);
      clearTimeout(again);
      timer = again = undefined;
      for (const controller of asked.values()) controller.abort();
    },
  };
}
