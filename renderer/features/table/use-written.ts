import { useEffect, useReducer, useRef } from "react";
import { linesToWrite } from "./paging-state.ts";

/** Lines whose words are written within one frame at most. */
const MOST = 14;

/**
 * Says which of the drawn lines show their words already. To write a line's words costs many times what putting it in
 * its place does, so of many new ones only some are written in a frame, those in view first, and the others wait for the
 * next. `isThere`: whether a line's words are known.
 */
export function useWritten(
  lines: readonly number[],
  inView: { first: number; last: number },
  isThere: (line: number) => boolean,
): ReadonlySet<number> {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const kept = useRef({ written: new Set() as ReadonlySet<number>, left: MOST });
  const { written, waits } = linesToWrite(kept.current.written, lines, { ...inView, isThere, most: kept.current.left });
  useEffect(() => {
    const former = kept.current;
    const fresh = [...written].filter((line) => !former.written.has(line)).length;
    const own = { written, left: Math.max(0, former.left - fresh) };
    kept.current = own;
    if (own.left === MOST) return;
    const frame = requestAnimationFrame(() => {
      own.left = MOST;
      if (waits) again();
    });
    return () => cancelAnimationFrame(frame);
  });
  return written;
}
