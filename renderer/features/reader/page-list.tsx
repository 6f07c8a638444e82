import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type Ref, type RefObject, useImperativeHandle } from "react";
import type { PageItem } from "./page-items.ts";

/** Beyond this many items only those near the view are mounted. */
const MOST_MOUNTED = 150;
/** Pixels of a contribution before it is measured. */
const GUESSED_HEIGHT = 260;

export interface PageListHandle {
  /** Brings an item to the top of the view, mounting it if need be. */
  show(index: number): void;
}

interface PageListProps {
  items: readonly PageItem[];
  scroller: RefObject<HTMLElement | null>;
  /** Stays mounted wherever the view is: what has the focus. */
  kept: number;
  handle: Ref<PageListHandle>;
  children(item: PageItem): ReactNode;
}

/** The items of a page: all of them, or for a long debate a window on them. */
export function PageList(props: PageListProps) {
  return props.items.length > MOST_MOUNTED ? <WindowedList {...props} /> : <WholeList {...props} />;
}

function WholeList({ items, scroller, handle, children }: PageListProps) {
  useImperativeHandle(handle, () => ({
    show(index) {
      const element = scroller.current?.querySelector(`[data-item="${index}"]`);
      element?.scrollIntoView({ block: "start" });
    },
  }));
  return items.map((item, index) => (
    <div key={item.id} data-item={index}>
      {children(item)}
    </div>
  ));
}

function WindowedList({ items, scroller, kept, handle, children }: PageListProps) {
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: () => GUESSED_HEIGHT,
    overscan: 4,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      if (kept >= 0 && kept < from) return [kept, ...shown];
      return kept > to && kept < count ? [...shown, kept] : shown;
    },
  });
  useImperativeHandle(handle, () => ({
    show: (index) => virtualizer.scrollToIndex(index, { align: "start" }),
  }));
  return (
    <div style={{ position: "relative", height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((row) => {
        const item = items[row.index];
        return (
          item && (
            <div
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              data-item={row.index}
              style={{ position: "absolute", top: row.start, left: 0, right: 0 }}
            >
              {children(item)}
            </div>
          )
        );
      })}
    </div>
  );
}
