import { useEffect, useRef, useState } from "react";
import { findHits } from "../../../shared/query/hits.ts";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { useOpen } from "../../data/use-open.ts";
import { useNotify } from "../../ui/notify.tsx";
import { type HitPosition, nextHit } from "./hits-state.ts";
import { useQueryResult } from "./query-result.tsx";

export interface HitStepping {
  /** 0-based number of the current hit among all; null before the first step. */
  current: number | null;
  step(direction: -1 | 1): void;
}

/** Steps through the hits of the query and opens each in the reader; answers for the two commands. */
export function useHitStepping(): HitStepping {
  const client = useEngine();
  const open = useOpen();
  const notify = useNotify();
  const { spec, result } = useQueryResult();
  const [position, setPosition] = useState<HitPosition | null>(null);
  const asked = useRef<AbortController | null>(null);
  const isAvailable = (result?.hits ?? 0) > 0;

  // Another query, another order or other texts: the stepping begins anew.
  const question = JSON.stringify([spec, result?.generation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what the position belongs to
  useEffect(() => {
    setPosition(null);
    return () => asked.current?.abort();
  }, [question]);

  async function go(direction: -1 | 1): Promise<void> {
    const target = nextHit(position, direction, result?.contributionsWithHits ?? 0, result?.hits ?? 0);
    if (!target) return;
    asked.current?.abort();
    const controller = new AbortController();
    asked.current = controller;
    try {
      const params = { spec, offset: target.row, limit: 1 };
      const { hits } = await client.call("query.hits", params, controller.signal);
      const found = hits[0];
      if (!found) return;
      const within = target.within === "last" ? found.hits - 1 : Math.min(target.within, found.hits - 1);
      setPosition({ row: target.row, within, ofRow: found.hits, ordinal: target.ordinal });
      const { query } = parseQuery(spec.text);
      await open.contribution(found.contribution, {
        pick: (text) => (query ? (findHits(query, text)[within] ?? null) : null),
      });
    } catch (error) {
      if (!controller.signal.aborted) notify(asAppError(error).message);
    }
  }

  const step = (direction: -1 | 1) => void go(direction);
  useCommand("search.nextHit", () => step(1), { isEnabled: isAvailable });
  useCommand("search.previousHit", () => step(-1), { isEnabled: isAvailable });
  return { current: position?.ordinal ?? null, step };
}
