import { useEffect, useRef } from "react";
import type { ConcordanceFacts, ConcordanceSpec } from "../../../shared/api/concordance-schemas.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import { useCall } from "../../data/use-call.ts";

/** A concordance that stands in its order. */
export interface Concordance {
  spec: ConcordanceSpec;
  facts: ConcordanceFacts;
  /** Another one when lines or order are. */
  answer: number;
}

export interface ConcordanceState {
  /** The last that was ready; that of a former question while a newer one is worked on. Null before the first. */
  shown: Concordance | null;
  /** How far the words around the hits are read, while they are. */
  reading: { done: number; total: number } | null;
  isRefreshing: boolean;
  error: AppError | null;
  reload(): void;
}

/** Asks for a concordance and goes on asking until it stands in its order; null asks for none. */
export function useConcordance(spec: ConcordanceSpec | null): ConcordanceState {
  const { data, error, isLoading, isRefreshing, reload } = useCall("concordance.open", spec && { spec });
  const isReady = data !== undefined && data.read === data.lines;
  const goesOn = data !== undefined && !isReady && !isRefreshing && !error;
  useEffect(() => {
    if (goesOn) reload();
  }, [goesOn, reload]);
  const shown = useRef<Concordance | null>(null);
  if (spec === null) shown.current = null;
  else if (isReady && !isRefreshing && !error) shown.current = nextShown(shown.current, spec, data);
  return {
    shown: shown.current,
    reading: data && !isReady ? { done: data.read, total: data.lines } : null,
    isRefreshing: isLoading || isRefreshing || !isReady,
    error,
    reload,
  };
}

/** The same object when neither the lines nor their order are other ones. */
function nextShown(old: Concordance | null, spec: ConcordanceSpec, facts: ConcordanceFacts): Concordance {
  const isSame =
    old?.facts.set === facts.set &&
    old.facts.generation === facts.generation &&
    JSON.stringify(old.spec) === JSON.stringify(spec);
  return isSame ? old : { spec, facts, answer: (old?.answer ?? 0) + 1 };
}
