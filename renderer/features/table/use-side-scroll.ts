import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import type { ColumnView } from "../../data/column-view.ts";
import { withFrame } from "../../ui/with-frame.ts";
import { type ColumnInfo, columnsInView, type DrawnColumn, drawnColumns } from "./columns-state.ts";

/** The columns of a grid and where it is scrolled sideways. */
export interface SideScroll {
  /** Pixels of what is in view; 0 before it is measured. */
  room: number;
  /** Pixels of all columns. */
  width: number;
  /** All shown columns. */
  drawn: DrawnColumn[];
  /** Those in view; the same array while they are the same. */
  inView: DrawnColumn[];
}

/**
 * Scrolls the columns of a grid. What is in view stays where it is and its cells are moved by `--scrolled`, set on the
 * grid: cells that each stick to an edge would each be a layer of their own, and putting these together with every
 * frame takes longer than all else. `before`: pixels of what always stays at the left.
 */
export function useSideScroll(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly ColumnInfo[],
  view: ColumnView,
  before: number,
): SideScroll {
  const [room, setRoom] = useState(0);
  const [scrolled, setScrolled] = useState(0);
  const drawn = useMemo(() => drawnColumns(columns, view, { room, before }), [columns, view, room, before]);
  const last = drawn.at(-1);
  const names = namesOf(columnsInView(drawn, scrolled, room));
  const inView = useMemo(() => drawn.filter(({ id }) => names.split(" ").includes(id)), [drawn, names]);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const measure = () => setRoom(current.clientWidth);
    let former = 0;
    const follow = () => {
      const next = Math.max(0, current.scrollLeft);
      if (next === former) return;
      former = next;
      current.style.setProperty("--scrolled", `${-next}px`);
      // In the same frame, so that no column without words is ever seen.
      withFrame(() => setScrolled(next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    // Before lines are drawn for the same step: to ask how far something is scrolled has what was changed laid out.
    current.addEventListener("scroll", follow, { passive: true, capture: true });
    measure();
    return () => {
      observer.disconnect();
      current.removeEventListener("scroll", follow, { capture: true });
    };
  }, [scroller]);
  return { room, width: last ? last.left + last.width : before, drawn, inView };
}

function namesOf(columns: readonly DrawnColumn[]): string {
  return columns.map(({ id }) => id).join(" ");
}
