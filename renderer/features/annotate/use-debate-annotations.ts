import { useMemo } from "react";
import { useAnnotations, usePassages, useTags } from "../../data/records.tsx";
import {
  type Mark,
  marksByContribution,
  type PlacedAnnotation,
  placeAnnotations,
  type ShownText,
} from "./passage-marks.ts";

/** The annotations that stand on a page, and what is drawn of them. */
export interface DebateAnnotations {
  /** In reading order. */
  placed: readonly PlacedAnnotation[];
  marks: ReadonlyMap<string, readonly Mark[]>;
}

/** Follows the user's records and where they stand now. `shown`: contributions of the page, in order; keep it stable. */
export function useDebateAnnotations(shown: readonly ShownText[]): DebateAnnotations {
  const annotations = useAnnotations();
  const tags = useTags();
  const { passages } = usePassages(annotations);
  return useMemo(() => {
    const placed = placeAnnotations(annotations, passages, tags, shown);
    return { placed, marks: marksByContribution(placed) };
  }, [annotations, passages, tags, shown]);
}
