import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { annotationsAt, type Mark } from "../annotate/index.ts";
import { pointAt } from "./text-dom.ts";
import type { Turn } from "./turns.ts";

/** The annotation under the pointer, looked for once a frame at most. */
export function useHoveredMark(turns: readonly Turn[], marksOf: (key: string) => readonly Mark[]) {
  const [hovered, setHovered] = useState<string | null>(null);
  const latest = useRef({ turns, marksOf });
  latest.current = { turns, marksOf };
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const onPointerMove = useCallback((event: PointerEvent<HTMLElement>) => {
    const root = event.currentTarget;
    const { clientX, clientY, buttons } = event;
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const point = buttons === 0 ? pointAt(root, latest.current.turns, clientX, clientY) : null;
      const found = point && annotationsAt(latest.current.marksOf(point.key), point.offset)[0];
      setHovered(found ?? null);
    });
  }, []);
  const onPointerLeave = useCallback(() => {
    cancelAnimationFrame(frame.current);
    setHovered(null);
  }, []);
  return { hovered, onPointerMove, onPointerLeave };
}
