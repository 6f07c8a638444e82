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
      if (wanted.current !== null && !(event instanceof KeyboardEvent && isStep(event))) drawNow();
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

/** Whether a key does nothing but move the focus. */
export function isStep({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent | ReactKeyboardEvent): boolean {
  return STEPS.has(key) && !shiftKey && !altKey && !ctrlKey && !metaKey;
}
