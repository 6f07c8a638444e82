import { useMemo, useRef, useState } from "react";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { allTicks, noTicks, setTicks, type Ticks, toggleTick } from "./ticks-state.ts";
import type { Concordance } from "./use-concordance.ts";

export interface Ticking {
  ticks: Ticks;
  /** At a position of the order shown; the next stretch begins there. */
  toggle(position: number, ordinal: number): void;
  /** Ticks all lines from where ticking was last begun to a position. */
  tickTo(position: number): void;
  all(): void;
  none(): void;
}

/** The ticks of a concordance; other lines begin without any. */
export function useTicks(shown: Concordance | null): Ticking {
  const client = useEngine();
  const notify = useNotify();
  const { set, lines } = shown?.facts ?? { set: 0, lines: 0 };
  const [held, setHeld] = useState<{ set: number; ticks: Ticks } | null>(null);
  const empty = useMemo(() => noTicks(lines), [lines]);
  const ticks = held?.set === set ? held.ticks : empty;
  const began = useRef({ answer: 0, position: 0 });
  const change = (next: (old: Ticks) => Ticks) =>
    setHeld((old) => ({ set, ticks: next(old?.set === set ? old.ticks : empty) }));

  async function tickTo(position: number): Promise<void> {
    if (!shown) return;
    const start = began.current.answer === shown.answer ? began.current.position : position;
    const [from, to] = [Math.min(start, position), Math.max(start, position)];
    try {
      const asked = { spec: shown.spec, offset: from, limit: to - from + 1 };
      const found = await client.call("concordance.ordinals", asked);
      if (found.set === set) change((old) => setTicks(old, found.ordinals, true));
    } catch (error) {
      notify(asAppError(error).message);
    }
  }

  return {
    ticks,
    toggle(position, ordinal) {
      began.current = { answer: shown?.answer ?? 0, position };
      change((old) => toggleTick(old, ordinal));
    },
    tickTo: (position) => void tickTo(position),
    all: () => change(() => allTicks(lines)),
    none: () => change(() => empty),
  };
}
