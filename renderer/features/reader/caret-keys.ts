import type { KeyPress } from "../../data/commands.ts";
import type { CaretStep } from "./selection-state.ts";

export interface CaretMove {
  direction: -1 | 1;
  step: CaretStep | "line";
  extend: boolean;
}

/** What an arrow key, Home or End does to the caret; null for any other key. */
export function caretStepOf(press: KeyPress, isMac: boolean): CaretMove | null {
  if (press.metaKey || (isMac ? press.ctrlKey : press.altKey)) return null;
  const byWord = isMac ? press.altKey : press.ctrlKey;
  const extend = press.shiftKey;
  switch (press.key) {
    case "ArrowLeft":
      return { direction: -1, step: byWord ? "word" : "character", extend };
    case "ArrowRight":
      return { direction: 1, step: byWord ? "word" : "character", extend };
    case "ArrowUp":
      return { direction: -1, step: "line", extend };
    case "ArrowDown":
      return { direction: 1, step: "line", extend };
    case "Home":
      return { direction: -1, step: "paragraph-edge", extend };
    case "End":
      return { direction: 1, step: "paragraph-edge", extend };
    default:
      return null;
  }
}
