import { type RefObject, useEffect, useRef } from "react";
import type { Pane, Spot } from "../../data/workspace-state.ts";
import { itemIndex, type PageItem } from "./page-items.ts";
import type { PageListHandle } from "./page-list.tsx";
import { domRanges, turnElement } from "./text-dom.ts";

/** Frames to wait for a contribution of a long debate to be mounted and measured. */
const MOST_FRAMES = 12;

/**
 * Scrolls to the pane's spot when it changes or is opened again, and never else: a page that is refreshed stays
 * where it is. `onArrive` follows once the place is on the screen.
 */
export function useSpot(options: {
  pane: Pane;
  spot: Spot;
  items: readonly PageItem[];
  content: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<PageListHandle | null>;
  onArrive(element: HTMLElement): void;
}): void {
  const latest = useRef(options);
  latest.current = options;
  const shown = useRef<Pane | null>(null);
  const { pane, spot, items } = options;
  const index = itemIndex(items, spot.key);

  useEffect(() => {
    if (index < 0 || !isNewSpot(shown.current, pane)) return;
    shown.current = pane;
    const { scroller, list } = latest.current;
    const isTop = spot.range === null && !items.slice(0, index).some((item) => item.type === "contribution");
    if (isTop && scroller.current) scroller.current.scrollTop = 0;
    else list.current?.show(index);
    let frames = 0;
    let frame = requestAnimationFrame(function settle() {
      frames += 1;
      const element = latest.current.content.current && elementAt(latest.current.content.current, items, index);
      if (!element && frames < MOST_FRAMES) frame = requestAnimationFrame(settle);
      if (!element) return;
      if (!isTop) alignSpot(element, items[index] as PageItem, spot, latest.current.scroller.current);
      // The heights of a long debate's contributions are guessed until they are mounted.
      if (frames < 3 && !isTop) frame = requestAnimationFrame(settle);
      else latest.current.onArrive(element);
    });
    return () => cancelAnimationFrame(frame);
  }, [pane, spot, items, index]);
}

/** Going to a place, or to the same place again; not what else changes a pane. */
function isNewSpot(before: Pane | null, pane: Pane): boolean {
  if (before === null) return true;
  if (before.at !== pane.at || before.history !== pane.history) return true;
  return before !== pane && before.hideChair === pane.hideChair;
}

function elementAt(content: HTMLElement, items: readonly PageItem[], index: number): HTMLElement | null {
  const item = items[index];
  return item?.type === "contribution" ? turnElement(content, item.turn.key) : null;
}

function alignSpot(element: HTMLElement, item: PageItem, spot: Spot, scroller: HTMLElement | null): void {
  if (!scroller || item.type !== "contribution") return;
  const view = scroller.getBoundingClientRect();
  const words = spot.range && domRanges(element, item.turn, spot.range)[0]?.getBoundingClientRect();
  const target = words ? words.top - view.height * 0.25 : element.getBoundingClientRect().top - 4;
  scroller.scrollTop += target - view.top;
}
