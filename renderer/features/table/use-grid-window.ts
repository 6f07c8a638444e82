import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { nextRow, withFocusedRow } from "./paging-state.ts";
import { type RowSource, type Rows, useRows } from "./use-rows.ts";

/** Pixels of the header, which stays in sight. */
export const HEADER_HEIGHT = 30;
/** Pixels that left and right scroll by. */
const SIDE_STEP = 120;

export interface GridWindow<R> {
  /** The element that scrolls, and the one that holds the rows. */
  scroller: RefObject<HTMLDivElement | null>;
  body: RefObject<HTMLDivElement | null>;
  rows: Rows<R>;
  /** The rows to draw: those in view and the one that can be reached by Tab. */
  items: VirtualItem[];
  /** Pixels of all rows. */
  height: number;
  /** The row that can be reached by Tab. */
  focus: number;
  setFocus(index: number): void;
  /** Moves the focus, or scrolls sideways. */
  onKeyDown(event: KeyboardEvent): void;
}

/** Which rows of a grid are drawn and fetched, and which has the focus. Another question begins at the top. */
export function useGridWindow<R>(source: RowSource<R>, rowHeight: number): GridWindow<R> {
  const { total, question } = source;
  const rows = useRows(source);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [focused, setFocus] = useState(0);
  const focus = Math.min(focused, Math.max(0, total - 1));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    rangeExtractor: (range) => withFocusedRow(defaultRangeExtractor(range), focus, range.count),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured anew when they change
  useEffect(() => virtualizer.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top
  useEffect(() => {
    setFocus(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);
  const items = virtualizer.getVirtualItems();
  const from = virtualizer.range?.startIndex ?? 0;
  const to = virtualizer.range?.endIndex ?? 0;
  useEffect(() => rows.view(from, to), [rows.view, from, to]);
  const takeFocus = useLateFocus(body, focus);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      scroller.current?.scrollBy({ left: event.key === "ArrowLeft" ? -SIDE_STEP : SIDE_STEP });
    }
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== "Home" && event.key !== "End")) return;
    const inView = Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / rowHeight);
    const next = nextRow(event.key, focus, total, inView);
    if (next === null) return;
    event.preventDefault();
    takeFocus();
    setFocus(next);
    virtualizer.scrollToIndex(next);
  }
  return { scroller, body, rows, items, height: virtualizer.getTotalSize(), focus, setFocus, onKeyDown };
}

/** The function asks for the focus, which the row takes as soon as it is drawn. */
function useLateFocus(body: RefObject<HTMLDivElement | null>, focus: number): () => void {
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isAsked.current) return;
    const element = body.current?.querySelector<HTMLElement>(`[data-index="${focus}"]`);
    if (!element) return;
    isAsked.current = false;
    element.focus({ preventScroll: true });
  });
  return () => {
    isAsked.current = true;
  };
}
