import { useCallback, useEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/lib/errors.ts";
import { withFrame } from "../../ui/with-frame.ts";
import { createPager, type RowSource, type Stretch } from "./pager.ts";
import { pageOf, pagesOfFirst, rowAt } from "./paging-state.ts";

export type { RowSource, Stretch } from "./pager.ts";

export interface Rows<R> {
  /** Undefined while its page is under way. */
  at(index: number): R | undefined;
  /** Why a row is not there; null while its page is under way, and once it is there. */
  failure(index: number): AppError | null;
  /** Asks at once for what failed; it is asked for again by itself too. */
  retry(): void;
  /** Says which rows are in view, so that they are fetched, and then their neighbours. */
  view(stretches: readonly Stretch[]): void;
}

interface Held<R> {
  question: string;
  pages: ReadonlyMap<number, readonly R[]>;
  failed: ReadonlyMap<number, AppError>;
}

/**
 * Rows by page, fetched as they come into view (see {@link createPager}); no more than some pages are held. While a newer
 * answer to the same question is under way the rows of the former stay where they are, so that a refresh does not blink.
 */
export function useRows<R>(source: RowSource<R>): Rows<R> {
  const [held, setHeld] = useState<Held<R>>({ question: "", pages: new Map(), failed: new Map() });
  const newest = useRef(source);
  newest.current = source;
  const [pager] = useState(() =>
    createPager<R>(newest, {
      onPage: (page, rows, dropped) => {
        const { answer } = newest.current;
        withFrame(() => {
          if (newest.current.answer !== answer) return;
          setHeld((old) => {
            const pages = new Map(old.pages).set(page, rows);
            for (const other of dropped) pages.delete(other);
            return { ...old, pages };
          });
        });
      },
      onFailed: (failed) => setHeld((old) => (old.failed.size + failed.size === 0 ? old : { ...old, failed })),
    }),
  );
  const { question, answer, first, total } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: question and first rows belong to the answer
  useEffect(() => {
    const begun = pagesOfFirst(first, total);
    setHeld((old) => ({
      question,
      pages: new Map([...(old.question === question ? old.pages : []), ...begun]),
      failed: new Map(),
    }));
    pager.begin(begun.keys());
    return pager.stop;
  }, [answer]);
  const { pages, failed } = held;
  return {
    at: useCallback((index: number) => rowAt(pages, index), [pages]),
    failure: useCallback((index: number) => failed.get(pageOf(index)) ?? null, [failed]),
    retry: pager.retry,
    view: pager.view,
  };
}
