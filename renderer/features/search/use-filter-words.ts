import { useMemo } from "react";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { filterChips } from "./chips-state.ts";
import { useValueLabel } from "./use-value-label.ts";

/**
 * What the table is filtered by, in words, as an export says it: `"care"; Speaker: Ada Example`. Empty without
 * filters. With `only`, what this one field is filtered by.
 */
export function useFilterWords(only?: FacetField): string {
  const { query } = useWorkspace().workspace;
  const labelOf = useValueLabel();
  return useMemo(() => {
    const text = query.text.trim();
    const chips = filterChips(query, [], labelOf).filter(({ id }) => only === undefined || id === only);
    return [...(text === "" || only ? [] : [text]), ...chips.map(({ words }) => words)].join("; ");
  }, [query, labelOf, only]);
}
