import { useCallback, useEffect, useRef, useState } from "react";
import { PAGE_SIZE, pagesAround, rowAt } from "./paging-state.ts";

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

export interface Rows<R> {
  /** Undefined while its page is under way. */
  at(index: number): R | undefined;
  /** Says which rows are in view, so that they and their neighbours are fetched. */
  view(first: number, last: number): void;
}

/**
 * Rows by page, fetched as they come into view. While a newer answer to the same question is under way the rows of
 * the former stay where they are, so that a refresh does not blink. A page that fails is asked again when next seen.
 */
export function useRows<R>(source: RowSource<R>): Rows<R> {
  const [held, setHeld] = useState<{ question: string; pages: ReadonlyMap<number, readonly R[]> }>({
    question: "",
    pages: new Map(),
  });
  const asked = useRef<{ answer: number; pages: Set<number>; controller: AbortController } | null>(null);
  const newest = useRef(source);
  newest.current = source;

  const ask = useCallback((page: number) => {
    const { answer, fetch } = newest.current;
    const batch = asked.current;
    if (!batch || batch.answer !== answer || batch.pages.has(page)) return;
    batch.pages.add(page);
    fetch(page * PAGE_SIZE, PAGE_SIZE, batch.controller.signal).then(
      (rows) => {
        if (batch.controller.signal.aborted) return;
        setHeld((old) => ({ ...old, pages: new Map(old.pages).set(page, rows) }));
      },
      () => batch.pages.delete(page),
    );
  }, []);

  const { question, answer, first, total } = source;
  const inView = useRef<[number, number]>([0, 0]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: question and first page belong to the answer
  useEffect(() => {
    const controller = new AbortController();
    const isWhole = first.length === Math.min(total, PAGE_SIZE);
    asked.current = { answer, pages: new Set(isWhole ? [0] : []), controller };
    setHeld((old) => {
      const pages = new Map(old.question === question ? old.pages : []);
      return { question, pages: isWhole ? pages.set(0, first) : pages };
    });
    for (const page of pagesAround(...inView.current, total)) ask(page);
    return () => controller.abort();
  }, [answer]);

  const view = useCallback(
    (from: number, to: number) => {
      inView.current = [from, to];
      for (const page of pagesAround(from, to, newest.current.total)) ask(page);
    },
    [ask],
  );
  const shown = held.pages;
  return { at: useCallback((index: number) => rowAt(shown, index), [shown]), view };
}
