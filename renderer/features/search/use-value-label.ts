import { useCallback } from "react";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { useTagPath } from "../../data/records.tsx";
import { labelIn } from "./fields-state.ts";
import { useQueryResult } from "./query-result.tsx";

/** Names values of filters as people read them; tags with their place in the codebook. */
export function useValueLabel(): (field: FacetField, value: string | null) => string {
  const facets = useQueryResult().result?.facets;
  const tagPath = useTagPath();
  return useCallback(
    (field, value) => {
      const path = field === "tag" && value !== null ? tagPath(value) : [];
      return path.length > 0 ? path.join(" › ") : labelIn(facets ?? [], field, value);
    },
    [facets, tagPath],
  );
}
