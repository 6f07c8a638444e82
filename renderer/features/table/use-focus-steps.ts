import { type KeyboardEvent as ReactKeyboardEvent, useCallback, useEffect, useRef } from "react";
import { drawNow, withFrame } from "../../ui/with-frame.ts";

/** Keys that take the focus from line to line; any number of them may be pressed within a frame. */
const STEPS = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"]);

/**
 * Moves the focus once a frame, however many keys ask for it: each move has styles and layout worked out three times.
 * Whatever else is done meanwhile finds it where the keys have taken it. `move`: moves it there.
 */
export function useFocusSteps(focus: number, move: (line: number) => void): { to(line: number): void; at(): number } {
  const wanted = useRef<number | null>(null);
  const latest = useRef(move);
  latest.current = move;
  const step = useCallback(() => {
    const line = wanted.current;
    wanted.current = null;
    if (line !== null) latest.current(line);
  }, []);
  useEffect(() => {
    // Before anything hears of it, so that it is told to what is drawn then.
    const settle = (event: Event) => {
      if (wanted.current === null || (event instanceof KeyboardEvent && isStep(event))) return;
      drawNow();
      if (event instanceof KeyboardEvent) redirect(event);
    };
    window.addEventListener("keydown", settle, { capture: true });
    window.addEventListener("pointerdown", settle, { capture: true });
    return () => {
      window.removeEventListener("keydown", settle, { capture: true });
      window.removeEventListener("pointerdown", settle, { capture: true });
    };
  }, []);
  return {
    to(line) {
      wanted.current = line;
      withFrame(step);
    },
    at: () => wanted.current ?? focus,
  };
}

/**
 * A key on its way to the line that had the focus goes to the one that has it now: the former may be another line by then,
 * or gone, and the key lost with it. What a browser does with the key itself it does where the focus is.
 */
function redirect(event: KeyboardEvent): void {
  const { activeElement } = document;
  if (!activeElement || activeElement === event.target) return;
  event.stopImmediatePropagation();
  if (!activeElement.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault();
}

/** Whether a key does nothing but move the focus. */
export function isStep({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent | ReactKeyboardEvent): boolean {
  return STEPS.has(key) && !shiftKey && !altKey && !ctrlKey && !metaKey;
}
