import { useLayoutEffect, useReducer, useRef } from "react";
import { afterFrame, withFrame } from "../../ui/with-frame.ts";

/** Milliseconds: a line that the focus leaves sooner is passed by, and nobody has it read. */
const QUICK = 100;

/**
 * The line that has the cells of all columns, also of those out of view: the one with the focus, from the frame after
 * the one in which it came. While one step follows another it stays where it was, since to make and take away cells costs as
 * much as the step itself.
 */
export function useWholeLine(focus: number): number {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const whole = useRef(focus);
  const moved = useRef(Number.NEGATIVE_INFINITY);
  useLayoutEffect(() => {
    const isQuick = performance.now() - moved.current < QUICK;
    moved.current = performance.now();
    if (whole.current === focus) return;
    const follow = () => {
      whole.current = focus;
      withFrame(again);
    };
    if (!isQuick) return afterFrame(follow);
    const timer = setTimeout(follow, QUICK);
    return () => clearTimeout(timer);
  }, [focus]);
  return whole.current;
}
