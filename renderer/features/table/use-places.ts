import { useRef } from "react";
import type { RowWindow } from "../../ui/use-row-window.ts";
import type { Slots } from "./slots.ts";

/**
 * Where the elements of lines stand, in pixels from the top of the body. One whose words are not written stays out of
 * sight: where it was, if that is far away, since to move all of them costs more than to write some; else above all lines.
 */
export function usePlaces(
  slots: Slots,
  { first, last, topOf }: RowWindow,
  height: number,
): (line: number, isShown: boolean) => number {
  const kept = useRef(new Map<number, number>());
  const [from, to] = [topOf(first), topOf(last) + height];
  const isFar = (top: number) => Math.max(from - top, top - to) > 2 * (to - from);
  return (line, isShown) => {
    const slot = slots.get(line) ?? -1;
    const former = kept.current.get(slot) ?? -height;
    const top = isShown ? topOf(line) : isFar(former) ? former : -height;
    kept.current.set(slot, top);
    return top;
  };
}
