import { type RefObject, useMemo, useRef } from "react";
import type { PageItem } from "./page-items.ts";
import type { PageListHandle } from "./page-list.tsx";
import type { SelectedRange } from "./selection-state.ts";
import { turnElement } from "./text-dom.ts";
import type { Turn } from "./turns.ts";
import { wordsBox } from "./words-box.ts";

/** Frames to wait for a contribution of a long debate to be mounted. */
const MOST_FRAMES = 12;

/** Where a page stands in the document. */
export interface PageRefs {
  /** Holds the contributions; the origin of selection. */
  content: RefObject<HTMLDivElement | null>;
  /** Scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  list: RefObject<PageListHandle | null>;
}

/** Ways to bring a place of the page into view. Both mount it first, should a long debate not show it yet. */
export interface PagePlaces {
  /** Gives a contribution the focus and shows where it begins. */
  focusTurn(key: string): void;
  /** Shows words, and then goes on. */
  showWords(words: SelectedRange, then?: () => void): void;
  /** Gives a contribution the focus without scrolling, if it is mounted. */
  returnTo(key: string | null): void;
}

/** The ways of one page; the object stays the same. */
export function usePagePlaces(refs: PageRefs, items: readonly PageItem[], turns: readonly Turn[]): PagePlaces {
  const latest = useRef({ items, turns });
  latest.current = { items, turns };
  const { content, scroller, list } = refs;
  return useMemo(() => {
    const elementOf = (key: string) => content.current && turnElement(content.current, key);
    function whenMounted(key: string, run: (element: HTMLElement, view: HTMLElement) => void): void {
      if (!elementOf(key)) list.current?.show(latest.current.items.findIndex((item) => item.id === key));
      let frames = 0;
      requestAnimationFrame(function look() {
        const element = elementOf(key);
        frames += 1;
        if (element && scroller.current) run(element, scroller.current);
        else if (frames < MOST_FRAMES) requestAnimationFrame(look);
      });
    }
    return {
      focusTurn(key) {
        whenMounted(key, (element, view) => {
          element.focus({ preventScroll: true });
          const { top, height } = view.getBoundingClientRect();
          const own = element.getBoundingClientRect().top;
          if (own < top || own > top + height * 0.7) view.scrollTop += own - top - 8;
        });
      },
      showWords(words, then) {
        whenMounted(words.key, (_, view) => {
          const box = wordsBox(content.current, latest.current.turns, [words]);
          const { top, bottom, height } = view.getBoundingClientRect();
          const isSeen = box !== null && box.top > top + 40 && box.bottom < bottom - 80;
          if (box && !isSeen) view.scrollTop += box.top - top - height * 0.3;
          then?.();
        });
      },
      returnTo(key) {
        if (key !== null) elementOf(key)?.focus({ preventScroll: true });
      },
    };
  }, [content, scroller, list]);
}
