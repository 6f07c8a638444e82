import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import {
  follow,
  heightOf,
  moveTo,
  placeAt,
  rowsInView,
  type ScrollPlace,
  type ScrollSpace,
  topOf,
} from "./scroll-space.ts";
import { withFrame } from "./with-frame.ts";

/** Which rows of a long list are drawn. */
export interface RowWindow {
  /** The element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** Rows to draw, both inclusive; `last` is less than `first` when there are none. */
  first: number;
  last: number;
  /** Those of them that are in view, or nearly. */
  inView: { first: number; last: number };
  /** Pixels of the element that holds the rows. */
  height: number;
  /** Pixels of the scroller. */
  room: number;
  /** Pixels from the top of that element at which a row stands; out of sight rows are held near its edges. */
  topOf(row: number): number;
  /** Rows that one sees whole, to step by a page. */
  pageSize(): number;
  /** Scrolls as little as needed to show a row. */
  reveal(row: number): void;
  /** Scrolls to the top. */
  toTop(): void;
}

interface Drawn {
  first: number;
  last: number;
  shift: number;
}

const NOTHING: Drawn = { first: 0, last: -1, shift: 0 };
const START: ScrollPlace = { scroll: 0, shift: 0 };
/** Rows drawn beyond those in view. */
const AROUND = 6;
/** What is drawn changes when this many rows have gone by, not with every one. */
const STRIDE = 4;
/** Milliseconds without a step after which scrolling rests. */
const REST = 250;

/**
 * Draws only what is in view of any number of rows of one height, however tall all of them would be together (see
 * scroll-space.ts). `header`: pixels at the top of the scroller that cover rows;
 * `given`: the scroller, where the caller has it.
 */
export function useRowWindow(
  count: number,
  rowHeight: number,
  header: number,
  given?: RefObject<HTMLDivElement | null>,
): RowWindow {
  const own = useRef<HTMLDivElement>(null);
  const scroller = given ?? own;
  const [size, setSize] = useState({ view: 0, room: 0 });
  const space: ScrollSpace = { content: count * rowHeight, view: size.view };
  const place = useRef<ScrollPlace>(START);
  const [drawn, setDrawn] = useState<Drawn>(NOTHING);
  const now = useRef({ space, count, rowHeight });
  const former = useRef(rowHeight);
  now.current = { space, count, rowHeight };

  const draw = useCallback(() => {
    const next = drawnRows(now.current.space, place.current, now.current);
    setDrawn((old) => (isSame(old, next) ? old : next));
  }, []);

  const go = useCallback(
    (next: ScrollPlace) => {
      place.current = next;
      if (scroller.current) scroller.current.scrollTop = next.scroll;
      draw();
    },
    [scroller, draw],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSize({ view: Math.max(0, element.clientHeight - header), room: element.clientWidth });
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(rest);
      if (Math.abs(element.scrollTop - place.current.scroll) < 1) return;
      place.current = follow(now.current.space, place.current, element.scrollTop);
      // In the same frame, so that no place without rows is ever seen.
      withFrame(draw);
    };
    // Where little steps have led away from the share of all rows that the thumb shows, it is put right at rest: not
    // between two steps, since every drawn row is moved by it.
    const putRight = () => {
      const next = placeAt(now.current.space, topOf(place.current));
      if (next.scroll !== place.current.scroll) go(next);
    };
    const onRest = () => {
      clearTimeout(rest);
      rest = setTimeout(() => withFrame(putRight), REST);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    element.addEventListener("scrollend", onRest);
    measure();
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
      element.removeEventListener("scrollend", onRest);
    };
  }, [scroller, header, draw, go]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another size of rows, window or whole is drawn anew
  useLayoutEffect(() => {
    const { space: whole, rowHeight: height } = now.current;
    const row = topOf(place.current) / former.current;
    former.current = height;
    if (whole.view > 0) go(moveTo(whole, place.current, row * height));
  }, [space.content, space.view, rowHeight, go]);

  const height = heightOf(space);
  const { first, last } = { first: drawn.first, last: Math.min(drawn.last, count - 1) };
  return {
    scroller,
    first,
    last,
    inView: { first: first === 0 ? 0 : first + AROUND, last: last === count - 1 ? last : last - AROUND },
    height,
    room: size.room,
    topOf: (row) => Math.min(height, Math.max(-rowHeight, row * rowHeight - drawn.shift)),
    pageSize: () => Math.floor(now.current.space.view / rowHeight),
    reveal: useCallback(
      (row) => {
        const { space: whole, rowHeight: each } = now.current;
        const top = topOf(place.current);
        if (row * each < top) go(moveTo(whole, place.current, row * each));
        else if ((row + 1) * each > top + whole.view) go(moveTo(whole, place.current, (row + 1) * each - whole.view));
      },
      [go],
    ),
    toTop: useCallback(() => go(START), [go]),
  };
}

function drawnRows(space: ScrollSpace, place: ScrollPlace, of: { count: number; rowHeight: number }): Drawn {
  if (of.count === 0 || space.view === 0) return NOTHING;
  // As many wherever one scrolls, but for both ends, so that no element is made or taken away on the way.
  const most = Math.ceil(space.view / of.rowHeight) + STRIDE + 2 * AROUND;
  const wanted = Math.floor(rowsInView(space, place, of.rowHeight).first / STRIDE) * STRIDE - AROUND;
  return { first: Math.max(0, wanted), last: Math.min(of.count, wanted + most) - 1, shift: place.shift };
}

function isSame(left: Drawn, right: Drawn): boolean {
  return left.first === right.first && left.last === right.last && left.shift === right.shift;
}
