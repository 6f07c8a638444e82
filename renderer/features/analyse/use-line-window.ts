import type { KeyboardEvent, RefObject } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { useEngine } from "../../data/engine.tsx";
import { useGridWindow } from "../table/index.ts";
import type { Concordance } from "./use-concordance.ts";

export interface LineWindow {
  /** The element that scrolls, and the one that holds the lines. */
  scroller: RefObject<HTMLDivElement | null>;
  body: RefObject<HTMLDivElement | null>;
  /** The lines to draw, with their pixels from the top of the first; undefined ones are under way. */
  drawn: { index: number; top: number; line: ConcordanceLine | undefined }[];
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
  const { window, body, rows, focus, setFocus, onKeyDown } = grid;
  return {
    scroller: window.scroller,
    body,
    drawn: grid.lines.map((index) => ({ index, top: window.topOf(index), line: rows.at(index) })),
    height: window.height,
    room: window.room,
    focus,
    focused: rows.at(focus),
    setFocus,
    onKeyDown,
  };
}
