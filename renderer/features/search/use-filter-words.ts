import { useMemo } from "react";
import { useWorkspace } from "../../data/workspace.tsx";
import { filterChips } from "./chips-state.ts";
import { useValueLabel } from "./use-value-label.ts";

/** What the table is filtered by, in words, as an export says it: `"care"; Speaker: Ada Example`. Empty without filters. */
export function useFilterWords(): string {
  const { query } = useWorkspace().workspace;
  const labelOf = useValueLabel();
  return useMemo(() => {
    const text = query.text.trim();
    const chips = filterChips(query, [], labelOf).map(({ words }) => words);
    return [...(text === "" ? [] : [text]), ...chips].join("; ");
  }, [query, labelOf]);
}
