import type { Box } from "../annotate/index.ts";
import type { SelectedRange } from "./selection-state.ts";
import { domRanges, turnElement } from "./text-dom.ts";
import type { Turn } from "./turns.ts";

/** The box of words in the window: all their lines high, and from where their last line begins; null when none is mounted. */
export function wordsBox(root: Element | null, turns: readonly Turn[], ranges: readonly SelectedRange[]): Box | null {
  if (!root) return null;
  const boxes = ranges.flatMap((range) => {
    const turn = turns.find((other) => other.key === range.key);
    const element = turnElement(root, range.key);
    return turn && element ? domRanges(element, turn, range).flatMap((part) => [...part.getClientRects()]) : [];
  });
  const last = boxes.at(-1);
  if (!last) return null;
  return {
    left: last.left,
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}
