import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { annotationsAt, type Mark } from "../annotate/index.ts";
import type { PlacedMention } from "./mention-tip.tsx";
import type { Point } from "./selection-state.ts";
import { pointAt } from "./text-dom.ts";
import type { Turn } from "./turns.ts";

/** The annotation and the mention under the pointer, looked for once a frame at most. */
export function useHovered(
  turns: readonly Turn[],
  marksOf: (key: string) => readonly Mark[],
  mentionAt: (point: Point) => PlacedMention | null,
) {
  const [hovered, setHovered] = useState<string | null>(null);
  const [mention, setMention] = useState<PlacedMention | null>(null);
  const latest = useRef({ turns, marksOf, mentionAt });
  latest.current = { turns, marksOf, mentionAt };
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
      const next = point && latest.current.mentionAt(point);
      setMention((old) => (old?.mention === next?.mention ? old : (next ?? null)));
    });
  }, []);
  const onPointerLeave = useCallback(() => {
    cancelAnimationFrame(frame.current);
    setHovered(null);
    setMention(null);
  }, []);
  return { hovered, mention, onPointerMove, onPointerLeave };
}
