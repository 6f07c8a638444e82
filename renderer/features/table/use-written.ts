import { useLayoutEffect, useReducer, useRef } from "react";
import { afterFrame, withFrame } from "../../ui/with-frame.ts";
import { linesAFrame, linesToWrite } from "./paging-state.ts";

/**
 * Says which of the drawn lines show their words already. To write a line's words costs many times what putting it in
 * its place does, so of many new ones only some are written in a frame, those in view first, and the others wait for the
 * next; how many follows from how long the last frames took. `isThere`: whether a line's words are known.
 */
export function useWritten(
  lines: readonly number[],
  inView: { first: number; last: number },
  isThere: (line: number) => boolean,
): ReadonlySet<number> {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const most = useRef(linesAFrame());
  const kept = useRef({ written: new Set() as ReadonlySet<number>, left: most.current });
  const { written, waits } = linesToWrite(kept.current.written, lines, { ...inView, isThere, most: kept.current.left });
  // Not as an effect for later: React would have a task of its own follow each frame for it.
  useLayoutEffect(() => {
    const former = kept.current;
    const fresh = [...written].filter((line) => !former.written.has(line)).length;
    const own = { written, left: Math.max(0, former.left - fresh) };
    kept.current = own;
    // What waits is written even where the frame before has made room only after these lines were drawn.
    if (!waits && own.left === most.current) return;
    return afterFrame((took) => {
      if (waits) most.current = linesAFrame(most.current, took);
      own.left = most.current;
      if (waits) withFrame(again);
    });
  });
  return written;
}
