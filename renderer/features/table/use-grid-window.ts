import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type RowWindow, useRowWindow } from "../../ui/use-row-window.ts";
import { type GroupLayout, type GroupLine, lineAt } from "./groups-state.ts";
import { linesToDraw, nextRow } from "./paging-state.ts";
import { isStep, useFocusSteps } from "./use-focus-steps.ts";
import { type RowSource, type Rows, type Stretch, useRows } from "./use-rows.ts";

/** Pixels of the header, which stays in sight. */
export const HEADER_HEIGHT = 30;
/** Pixels that left and right scroll by. */
const SIDE_STEP = 120;

export interface GridWindow<R> {
  scroller: RefObject<HTMLDivElement | null>;
  window: RowWindow;
  /** The element that holds the lines. */
  body: RefObject<HTMLDivElement | null>;
  rows: Rows<R>;
  /** Rows, or groups and rows of open groups. */
  lineCount: number;
  /** What stands in a line. */
  lineAt(line: number): GroupLine;
  /** The lines to draw: those in view and the one that can be reached by Tab. */
  lines: number[];
  /** The line that can be reached by Tab. */
  focus: number;
  setFocus(line: number): void;
  /** Shows a line and gives it the focus as soon as it is drawn. */
  goTo(line: number): void;
  /** Where a key would take the focus; null for keys that do not move it. */
  lineAfter(key: string): number | null;
  /** Moves the focus, or scrolls sideways. */
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Which lines of a grid are drawn and fetched, and which has the focus. Another question begins at
 * the top. `given`: the element that scrolls, where the caller has it.
 */
export function useGridWindow<R>(
  source: RowSource<R>,
  layout: GroupLayout | null,
  rowHeight: number,
  given?: RefObject<HTMLDivElement | null>,
): GridWindow<R> {
  const { total, question } = source;
  const rows = useRows(source);
  const body = useRef<HTMLDivElement>(null);
  const lineCount = layout ? layout.lines : total;
  const window = useRowWindow(lineCount, rowHeight, HEADER_HEIGHT, given);
  const { scroller, first, last, toTop } = window;
  const [focused, setFocus] = useState(0);
  const focus = Math.min(focused, Math.max(0, lineCount - 1));
  useEffect(() => {
    if (question === "") return;
    setFocus(0);
    toTop();
  }, [question, toTop]);
  // Not as an effect for later, for which React would have a task of its own follow each step.
  useLayoutEffect(() => {
    // The line with the focus keeps its row wherever it stands.
    if (last >= first) rows.view([...stretchesOf(layout, first, last), ...stretchesOf(layout, focus, focus)]);
  }, [rows.view, layout, first, last, focus]);
  const takeFocus = useRovingFocus(body, focus);
  const steps = useFocusSteps(focus, goTo);
  const lineAfter = (key: string) => nextRow(key, steps.at(), lineCount, window.pageSize());

  function goTo(line: number): void {
    takeFocus(line);
    setFocus(line);
    window.reveal(line);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      scroller.current?.scrollBy({ left: event.key === "ArrowLeft" ? -SIDE_STEP : SIDE_STEP });
    }
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== "Home" && event.key !== "End")) return;
    const next = lineAfter(event.key);
    if (next === null) return;
    event.preventDefault();
    if (isStep(event)) steps.to(next);
    else goTo(next);
  }
  return {
    scroller,
    window,
    body,
    rows,
    lineCount,
    lineAt: (line) => (layout ? lineAt(layout, line) : { type: "row", group: -1, row: line }),
    lines: useMemo(() => linesToDraw(first, last, focus, lineCount), [first, last, focus, lineCount]),
    focus,
    setFocus,
    goTo,
    lineAfter,
    onKeyDown,
  };
}

/** The rows that stand in some lines, as stretches. */
function stretchesOf(layout: GroupLayout | null, first: number, last: number): Stretch[] {
  if (!layout) return [{ first, last }];
  const stretches: Stretch[] = [];
  for (let line = first; line <= last; line++) {
    const { type, ...at } = lineAt(layout, line);
    if (type !== "row" || !("row" in at)) continue;
    const open = stretches.at(-1);
    if (open && open.last === at.row - 1) open.last = at.row;
    else stretches.push({ first: at.row, last: at.row });
  }
  return stretches;
}

/**
 * Keeps one line within reach of Tab; the function asks for the focus, which a line takes as soon as it is the one. Tab
 * indexes are set here and not where lines are drawn: a browser lays out all of the window whenever that of the element
 * with the focus changes, so it changes when the focus is elsewhere.
 */
function useRovingFocus(body: RefObject<HTMLDivElement | null>, focus: number): (line: number) => void {
  const asked = useRef<number | null>(null);
  const stop = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const isSame = stop.current?.isConnected && stop.current.dataset.index === String(focus);
    const former = stop.current;
    const element = isSame ? former : body.current?.querySelector<HTMLElement>(`[data-index="${focus}"]`);
    if (!element) return;
    if (element.tabIndex !== 0) element.tabIndex = 0;
    if (asked.current === focus) {
      asked.current = null;
      element.focus({ preventScroll: true });
    }
    if (former && former !== element) former.tabIndex = -1;
    stop.current = element;
  });
  return (line) => {
    asked.current = line;
  };
}
