import { useEffect, useMemo, useState } from "react";
import { hitBeside, hitsIn, queryFinder, typedFinder } from "./page-hits.ts";
import type { Point, SelectedRange } from "./selection-state.ts";
import type { TextRange, Turn } from "./turns.ts";

const NONE: readonly TextRange[] = [];

export type PageHits = ReturnType<typeof usePageHits>;

/** What is marked on a page: what is looked for in this pane, else the words of the search. */
export function usePageHits(turns: readonly Turn[], queryText: string, from: Point | null) {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const isFinding = typed !== null && typed.trim() !== "";
  const finder = useMemo(
    () => (typed !== null && typed.trim() !== "" ? typedFinder(typed) : queryFinder(queryText)),
    [typed, queryText],
  );
  const hits = useMemo(() => hitsIn(turns, finder), [turns, finder]);
  const byTurn = useMemo(() => {
    const groups = new Map<string, TextRange[]>();
    for (const hit of hits) groups.set(hit.key, [...(groups.get(hit.key) ?? []), hit]);
    return groups;
  }, [hits]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other hits
  useEffect(() => setAt(null), [typed]);

  /** The next match, from the last one or else from the caret; null when there is none. */
  function step(direction: -1 | 1): SelectedRange | null {
    const last = at === null ? null : hits[at];
    const place = last ?? (from && { key: from.key, start: from.offset });
    const found = hitBeside(turns, hits, place ?? null, direction, true);
    setAt(found < 0 ? null : found);
    return hits[found] ?? null;
  }

  return {
    typed,
    setTyped,
    /** Shows the find field. */
    open: () => setTyped((old) => old ?? ""),
    count: isFinding ? hits.length : 0,
    at,
    step,
    current: isFinding && at !== null ? (hits[at] ?? null) : null,
    hitsOf: (key: string) => byTurn.get(key) ?? NONE,
  };
}
