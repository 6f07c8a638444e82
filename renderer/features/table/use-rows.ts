import { useCallback, useEffect, useRef, useState } from "react";
import { PAGE_SIZE, pagesOfStretches, pagesToDrop, rowAt } from "./paging-state.ts";

/** Where the rows of a table come from. */
export interface RowSource<R> {
  /** What was asked. With another question the table begins at its top. */
  question: string;
  /** Numbers the answers: with another one all pages are asked anew. */
  answer: number;
  total: number;
  /** The first page, where it is there already. */
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
  /** Says which rows are in view, so that they and their neighbours are fetched. */
  view(stretches: readonly Stretch[]): void;
}

/** What is under way for one answer. */
interface Batch {
  answer: number;
  /** Pages held. */
  held: Set<number>;
  asked: Map<number, AbortController>;
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
  const batch = useRef<Batch | null>(null);
  const newest = useRef(source);
  newest.current = source;
  const inView = useRef<readonly Stretch[]>([]);
  const pause = useRef<{ timer: ReturnType<typeof setTimeout> | null; until: number }>({ timer: null, until: 0 });

  const ask = useCallback(() => {
    const { fetch, total } = newest.current;
    const own = batch.current;
    if (!own || own.answer !== newest.current.answer) return;
    const wanted = pagesOfStretches(inView.current, total);
    for (const [page, controller] of [...own.asked]) {
      if (wanted.includes(page)) continue;
      own.asked.delete(page);
      controller.abort();
    }
    for (const page of wanted) {
      if (own.held.has(page) || own.asked.has(page)) continue;
      const controller = new AbortController();
      own.asked.set(page, controller);
      fetch(page * PAGE_SIZE, PAGE_SIZE, controller.signal).then(
        (rows) => {
          if (controller.signal.aborted) return;
          own.asked.delete(page);
          own.held.add(page);
          const dropped = pagesToDrop(own.held, pagesOfStretches(inView.current, newest.current.total));
          for (const other of dropped) own.held.delete(other);
          setHeld((old) => {
            const pages = new Map(old.pages).set(page, rows);
            for (const other of dropped) pages.delete(other);
            return { ...old, pages };
          });
        },
        () => own.asked.get(page) === controller && own.asked.delete(page),
      );
    }
  }, []);

  const { question, answer, first, total } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: question and first page belong to the answer
  useEffect(() => {
    const isWhole = first.length === Math.min(total, PAGE_SIZE);
    const own: Batch = { answer, held: new Set(isWhole ? [0] : []), asked: new Map() };
    batch.current = own;
    setHeld((old) => {
      const pages = new Map(old.question === question ? old.pages : []);
      return { question, pages: isWhole ? pages.set(0, first) : pages };
    });
    ask();
    return () => {
      for (const controller of own.asked.values()) controller.abort();
    };
  }, [answer]);

  const view = useCallback(
    (stretches: readonly Stretch[]) => {
      inView.current = stretches;
      const { timer, until } = pause.current;
      if (timer !== null) return;
      const now = performance.now();
      const look = () => {
        pause.current = { timer: null, until: performance.now() + PAUSE };
        ask();
      };
      if (now >= until) look();
      else pause.current.timer = setTimeout(look, until - now);
    },
    [ask],
  );
  useEffect(
    () => () => {
      if (pause.current.timer !== null) clearTimeout(pause.current.timer);
      pause.current.timer = null;
    },
    [],
  );
  const shown = held.pages;
  return { at: useCallback((index: number) => rowAt(shown, index), [shown]), view };
}
