import { type KeyboardEvent, type RefObject, useId, useMemo } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { useEngine } from "../../data/engine.tsx";
import { bySlot, type GridWindow, useGridWindow, usePlaces, useSlots, useWritten } from "../table/index.ts";
import type { Concordance } from "./use-concordance.ts";

export interface LineWindow {
  grid: GridWindow<ConcordanceLine>;
  /** The element that scrolls, and the one that holds the lines. */
  scroller: RefObject<HTMLDivElement | null>;
  body: RefObject<HTMLDivElement | null>;
  /** The lines to draw, as their elements stand; `line` is undefined while it is under way, or not yet to be written. */
  drawn: { index: number; id: string; top: number; line: ConcordanceLine | undefined }[];
  /** The ids of their elements in the order in which they are read. */
  reading: string;
  /** Undefined while it is under way. */
  at(index: number): ConcordanceLine | undefined;
  /** Pixels from the top of the element that holds the lines at which one begins, as far as the eye can tell. */
  offset: number;
  /** Pixels of the element that holds the lines, and of the width there is for them. */
  height: number;
  room: number;
  /** The position that can be reached by Tab, and its line. */
  focus: number;
  focused: ConcordanceLine | undefined;
  setFocus(index: number): void;
  /** Moves the focus, or scrolls sideways. */
  onKeyDown(event: KeyboardEvent): void;
}

/** Which lines of a concordance are drawn and fetched, and which has the focus. */
export function useLineWindow(shown: Concordance, rowHeight: number): LineWindow {
  const { spec, facts } = shown;
  const client = useEngine();
  const grid = useGridWindow<ConcordanceLine>(
    {
      question: JSON.stringify(spec),
      answer: shown.answer,
      total: facts.lines,
      first: [],
      fetch: async (offset, limit, signal) =>
        (await client.call("concordance.lines", { spec, offset, limit }, signal)).lines,
    },
    null,
    rowHeight,
  );
  const { window, body, rows, focus, setFocus, onKeyDown, lines } = grid;
  const slots = useSlots(lines);
  const drawn = useMemo(() => bySlot(slots), [slots]);
  const written = useWritten(lines, window.inView, (index) => rows.at(index) !== undefined);
  const placeOf = usePlaces(slots, window, rowHeight);
  const name = useId();
  const idOf = (index: number) => `${name}-${slots.get(index)}`;
  return {
    grid,
    scroller: window.scroller,
    body,
    drawn: drawn.map((index) => {
      return {
        index,
        id: idOf(index),
        // With the focus it is in its place at once, to show it.
        top: placeOf(index, index === focus || written.has(index)),
        line: written.has(index) ? rows.at(index) : undefined,
      };
    }),
    reading: lines.map(idOf).join(" "),
    at: rows.at,
    offset: window.topOf(window.first) % rowHeight,
    height: window.height,
    room: window.room,
    focus,
    focused: rows.at(focus),
    setFocus,
    onKeyDown,
  };
}
