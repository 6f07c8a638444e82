import { useCallback, useEffect, useRef, useState } from "react";
import { PAGE_SIZE, pagesBeside, pagesInView, pagesOfFirst, pagesToDrop, rowAt } from "./paging-state.ts";

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

export interface Rows<R> {
  /** Undefined while its page is under way. */
  at(index: number): R | undefined;
  /** Says which rows are in view, so that they are fetched, and then their neighbours. */
  view(stretches: readonly Stretch[]): void;
}

/** Milliseconds between two looks at what is in view: a drag through a million rows asks for few of them. */
const PAUSE = 80;

/**
 * Rows by page, fetched as they come into view; what has gone out of view again is called off, and no more than some
 * pages are held. While a newer answer to the same question is under way the rows of the former stay where they are,
 * so that a refresh does not blink. A page that fails is asked again when next seen.
 */
export function useRows<R>(source: RowSource<R>): Rows<R> {
  const [held, setHeld] = useState<{ question: string; pages: ReadonlyMap<number, readonly R[]> }>({
    question: "",
    pages: new Map(),
  });
  const newest = useRef(source);
  newest.current = source;
  const [pager] = useState(() =>
    createPager<R>(newest, (page, rows, dropped) =>
      setHeld((old) => {
        const pages = new Map(old.pages).set(page, rows);
        for (const other of dropped) pages.delete(other);
        return { ...old, pages };
      }),
    ),
  );
  const { question, answer, first, total } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: question and first rows belong to the answer
  useEffect(() => {
    const begun = pagesOfFirst(first, total);
    setHeld((old) => ({ question, pages: new Map([...(old.question === question ? old.pages : []), ...begun]) }));
    pager.begin(begun.keys());
    return pager.stop;
  }, [answer]);
  const shown = held.pages;
  return { at: useCallback((index: number) => rowAt(shown, index), [shown]), view: pager.view };
}

interface Pager {
  /** Begins anew with another answer, of which some pages are there. */
  begin(held: Iterable<number>): void;
  view(stretches: readonly Stretch[]): void;
  /** Calls off what is under way. */
  stop(): void;
}

/** Fetches the pages in view of the newest source, and then those beside them. */
function createPager<R>(
  newest: { readonly current: RowSource<R> },
  onPage: (page: number, rows: readonly R[], dropped: readonly number[]) => void,
): Pager {
  let answer = -1;
  let held = new Set<number>();
  let asked = new Map<number, AbortController>();
  let inView: readonly Stretch[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let until = 0;

  function ask(): void {
    const { total } = newest.current;
    if (answer !== newest.current.answer) return;
    const needed = pagesInView(inView, total);
    const beside = pagesBeside(needed, total);
    for (const [page, controller] of [...asked]) {
      if (needed.includes(page) || beside.includes(page)) continue;
      asked.delete(page);
      controller.abort();
    }
    // Where one only passes by, what stands beside is not asked for.
    const wanted = needed.every((page) => held.has(page)) ? beside : needed;
    for (const page of wanted) if (!held.has(page) && !asked.has(page)) void fetchPage(page);
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
      onPage(page, rows, dropped);
      askSoon();
    } catch {
      if (own.get(page) === controller) own.delete(page);
    }
  }

  /** At once, or when the pause since it was last done is over. */
  function askSoon(): void {
    if (timer !== undefined) return;
    const look = () => {
      timer = undefined;
      until = performance.now() + PAUSE;
      ask();
    };
    const pause = until - performance.now();
    if (pause <= 0) look();
    else timer = setTimeout(look, pause);
  }

  return {
    begin(pages) {
      answer = newest.current.answer;
      held = new Set(pages);
      asked = new Map();
      ask();
    },
    view(stretches) {
      inView = stretches;
      askSoon();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      for (const controller of asked.values()) controller.abort();
    },
  };
}
