import { useRef } from "react";
import { assignSlots, type Slots } from "./slots.ts";

/** Which element shows which of the drawn lines. */
export function useSlots(lines: readonly number[]): Slots {
  const kept = useRef<{ lines: readonly number[]; slots: Slots }>({ lines: [], slots: new Map() });
  if (kept.current.lines !== lines) kept.current = { lines, slots: assignSlots(kept.current.slots, lines) };
  return kept.current.slots;
}
