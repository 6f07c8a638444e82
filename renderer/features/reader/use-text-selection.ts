import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type CaretMove, caretStepOf } from "./caret-keys.ts";
import {
  caretAt,
  isCaret,
  moveCaret,
  moveTo,
  type Point,
  selectedRanges,
  snapToWords,
  type TextSelection,
} from "./selection-state.ts";
import { caretBox, domPlace, pointAt, pointOfDom, turnElement } from "./text-dom.ts";
import type { Turn } from "./turns.ts";

/** Pixels, less than a line of text is high. */
const LINE = 16;
/** Pixels kept free above and below the caret when it moves. */
const CARET_MARGIN = 56;

/**
 * The selection of one page as model state. Keys move it; the mouse selects in the document, which is read when
 * the button is let go, snapped to words (not with Alt) and mirrored back.
 */
export function useTextSelection(options: {
  /** Holds the turns' elements. */
  content: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  turns: readonly Turn[];
  /** A click that selects nothing. */
  onClick(point: Point): void;
}) {
  const { content, scroller, turns } = options;
  const [kept, setSelection] = useState<TextSelection | null>(null);
  const selection = useMemo(() => (kept && holdInside(turns, kept)) || null, [turns, kept]);
  const ranges = useMemo(() => selectedRanges(turns, selection), [turns, selection]);
  const latest = useRef({ turns, selection, onClick: options.onClick });
  latest.current = { turns, selection, onClick: options.onClick };
  const isPointing = useRef(false);
  const followsCaret = useRef(false);
  /** Where up and down keep to while they follow one another. */
  const column = useRef<number | null>(null);

  useMirror(content, turns, selection);
  useLayoutEffect(() => {
    if (!followsCaret.current || !selection) return;
    followsCaret.current = false;
    const element = content.current && turnElement(content.current, selection.focus.key);
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
    showPoint(content.current, scroller.current, turns, selection.focus);
  }, [content, scroller, turns, selection]);

  usePointer(content, latest, isPointing, setSelection);

  const moveByKey = useCallback(
    (move: CaretMove): boolean => {
      const { turns, selection } = latest.current;
      if (!selection) return false;
      followsCaret.current = true;
      if (move.step === "line") {
        const moved = lineBeside(content.current, turns, selection.focus, move.direction, column);
        if (moved) setSelection(moveTo(selection, moved, move.extend));
        return true;
      }
      column.current = null;
      setSelection(moveCaret(turns, selection, move.direction, move.step, move.extend));
      return true;
    },
    [content],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.target instanceof Element) || !event.target.matches("[data-turn]")) return;
      const move = caretStepOf(event, /Mac/.test(navigator.platform));
      if (move && moveByKey(move)) event.preventDefault();
    },
    [moveByKey],
  );

  /** The caret goes to the start of a contribution that got the focus by keyboard, unless it stands in it. */
  const onTurnFocus = useCallback((key: string) => {
    if (isPointing.current || latest.current.selection?.focus.key === key) return;
    setSelection(caretAt(key, 0));
  }, []);

  return { selection, ranges, setSelection, onKeyDown, onTurnFocus };
}

/** A selection of what is not shown is none. */
function holdInside(turns: readonly Turn[], selection: TextSelection): TextSelection | null {
  const isShown = (point: Point) => turns.some((turn) => turn.key === point.key);
  return isShown(selection.anchor) && isShown(selection.focus) ? selection : null;
}

/** Makes the document's selection the model's, so that the system's own copy and assistive technology see it. */
function useMirror(content: RefObject<HTMLElement | null>, turns: readonly Turn[], selection: TextSelection | null) {
  useLayoutEffect(() => {
    const root = content.current;
    const own = document.getSelection();
    if (!root || !own || !root.contains(document.activeElement)) return;
    if (!selection) {
      if (own.anchorNode && root.contains(own.anchorNode)) own.removeAllRanges();
      return;
    }
    const anchor = placeOf(root, turns, selection.anchor);
    const focus = placeOf(root, turns, selection.focus);
    if (anchor && focus) own.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  }, [content, turns, selection]);
}

function placeOf(root: HTMLElement, turns: readonly Turn[], point: Point) {
  const turn = turns.find((other) => other.key === point.key);
  const element = turnElement(root, point.key);
  return turn && element ? domPlace(element, turn, point.offset) : null;
}

type Latest = RefObject<{ turns: readonly Turn[]; selection: TextSelection | null; onClick(point: Point): void }>;

function usePointer(
  content: RefObject<HTMLElement | null>,
  latest: Latest,
  isPointing: RefObject<boolean>,
  setSelection: (selection: TextSelection | null) => void,
) {
  useEffect(() => {
    const root = content.current;
    if (!root) return;
    const down = (event: PointerEvent) => {
      const target = event.target as Element;
      if (event.button !== 0 || target.closest("button, a, input, textarea, [data-floating]")) return;
      isPointing.current = true;
      if (!event.shiftKey) setSelection(null);
    };
    let released: PointerEvent | null = null;
    const read = () => {
      const event = released;
      released = null;
      if (!event) return;
      isPointing.current = false;
      const { turns, onClick } = latest.current;
      const selected = readDocument(root, turns, pointBeside(root, turns, event));
      if (!selected) return;
      setSelection(event.altKey ? selected : snapToWords(turns, selected));
      if (isCaret(selected) && pointAt(root, turns, event.clientX, event.clientY)) onClick(selected.focus);
    };
    const up = (event: PointerEvent) => {
      if (!isPointing.current) return;
      // The document's own selection is complete only after this event; a key pressed at once finds it read.
      released = event;
      setTimeout(read);
    };
    const cancel = () => {
      isPointing.current = false;
    };
    root.addEventListener("pointerdown", down);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", read, { capture: true });
    return () => {
      root.removeEventListener("pointerdown", down);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", read, { capture: true });
    };
  }, [content, latest, isPointing, setSelection]);
}

/** The text nearest to where the pointer was let go; it may have left the page. */
function pointBeside(root: HTMLElement, turns: readonly Turn[], event: PointerEvent): Point | null {
  const page = root.getBoundingClientRect();
  const view = root.parentElement?.getBoundingClientRect() ?? page;
  const text = root.querySelector("p[data-paragraph]")?.getBoundingClientRect() ?? page;
  const x = Math.min(Math.max(event.clientX, text.left + 1), text.right - 1);
  const y = Math.min(Math.max(event.clientY, view.top + 1), view.bottom - 1);
  // Something may lie over the text, or there is a gap between two contributions: the line above counts.
  for (let at = y; at > view.top; at -= LINE) {
    const found = pointAt(root, turns, x, at);
    if (found) return found;
  }
  return null;
}

/** `beside` takes the place of an end outside of the page. */
function readDocument(root: HTMLElement, turns: readonly Turn[], beside: Point | null): TextSelection | null {
  const own = document.getSelection();
  if (!own?.anchorNode || !own.focusNode || !root.contains(own.anchorNode)) return null;
  const range = own.getRangeAt(0);
  const isBackward = range.startContainer !== own.anchorNode || range.startOffset !== own.anchorOffset;
  const anchor = pointOfDom(root, turns, own.anchorNode, own.anchorOffset, isBackward ? "end" : "start");
  if (own.isCollapsed) return anchor && { anchor, focus: anchor };
  const focus = root.contains(own.focusNode)
    ? pointOfDom(root, turns, own.focusNode, own.focusOffset, isBackward ? "start" : "end")
    : beside;
  return anchor && { anchor, focus: focus ?? anchor };
}

/** The point one line up or down, at the same distance from the left. */
function lineBeside(
  root: HTMLElement | null,
  turns: readonly Turn[],
  from: Point,
  direction: -1 | 1,
  column: RefObject<number | null>,
): Point | null {
  const turn = turns.find((other) => other.key === from.key);
  const element = root && turnElement(root, from.key);
  const box = turn && element && caretBox(element, turn, from.offset);
  if (!root || !box) return null;
  column.current ??= box.left;
  const middle = (box.top + box.bottom) / 2;
  // Between paragraphs and contributions there is more than one line's height.
  for (let lines = 1; lines <= 8; lines += 1) {
    const found = pointAt(root, turns, column.current, middle + direction * lines * box.height);
    if (found && (found.key !== from.key || found.offset !== from.offset)) return found;
  }
  return null;
}

/** Scrolls so that a point stands clear of the edges. */
export function showPoint(
  root: HTMLElement | null,
  scroller: HTMLElement | null,
  turns: readonly Turn[],
  point: Point,
): void {
  const turn = turns.find((other) => other.key === point.key);
  const element = root && turnElement(root, point.key);
  const box = turn && element && caretBox(element, turn, point.offset);
  if (!box || !scroller) return;
  const view = scroller.getBoundingClientRect();
  const above = view.top + CARET_MARGIN - box.top;
  const below = box.bottom - (view.bottom - CARET_MARGIN);
  if (above > 0) scroller.scrollTop -= above;
  else if (below > 0) scroller.scrollTop += below;
}
