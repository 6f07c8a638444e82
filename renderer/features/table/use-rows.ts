import { useCallback, useEffect, useRef, useState } from "react";
import { PAGE_SIZE, pagesAround, rowAt } from "./paging-state.ts";

/** Where the rows of a table come from. */
export interface RowSource<R> {
  /** Names the rows: with another key all pages are asked anew. */
  key: string;
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
 * Rows by page, fetched as they come into view. While the rows of a new key are under way those of the old one
 * stay where they are, so that a refresh does not blink. A page that fails is asked again when it is next seen.
 */
export function useRows<R>(source: RowSource<R>): Rows<R> {
  const [pages, setPages] = useState<{ key: string; pages: ReadonlyMap<number, readonly R[]> }>({
    key: "",
    pages: new Map(),
  });
  const asked = useRef<{ key: string; pages: Set<number>; controller: AbortController } | null>(null);
  const newest = useRef(source);
  newest.current = source;

  const ask = useCallback((page: number) => {
    const { key, fetch } = newest.current;
    const batch = asked.current;
    if (!batch || batch.key !== key || batch.pages.has(page)) return;
    batch.pages.add(page);
    fetch(page * PAGE_SIZE, PAGE_SIZE, batch.controller.signal).then(
      (rows) => {
        if (batch.controller.signal.aborted) return;
        setPages((old) => ({ key, pages: new Map(old.key === key ? old.pages : []).set(page, rows) }));
      },
      () => batch.pages.delete(page),
    );
  }, []);

  const { key, first, total } = source;
  const inView = useRef<[number, number]>([0, 0]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page belongs to its key
  useEffect(() => {
    const controller = new AbortController();
    const isWhole = first.length === Math.min(total, PAGE_SIZE);
    asked.current = { key, pages: new Set(isWhole ? [0] : []), controller };
    setPages({ key, pages: isWhole ? new Map([[0, first]]) : new Map() });
    for (const page of pagesAround(...inView.current, total)) ask(page);
    return () => controller.abort();
  }, [key]);

  const view = useCallback(
    (from: number, to: number) => {
      inView.current = [from, to];
      for (const page of pagesAround(from, to, newest.current.total)) ask(page);
    },
    [ask],
  );
  const shown = pages.pages;
  return { at: useCallback((index: number) => rowAt(shown, index), [shown]), view };
}
