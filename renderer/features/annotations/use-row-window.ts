import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { ListRow } from "./group-annotations.ts";

/** Draws the rows in view, and the focused one wherever it is; the focus follows when a key moved it. */
export function useRowWindow(rows: readonly ListRow[], focus: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.type === "group" ? 32 : 84),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(focus) || focus >= range.count ? shown : [...shown, focus].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (!wantsFocus.current) return;
    const element = body.current?.querySelector<HTMLElement>(`[data-index="${focus}"]`);
    if (!element) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });
  return { scroller, body, virtualizer, wantsFocus };
}
