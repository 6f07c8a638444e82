import { useEffect, useState } from "react";
import type { AppError } from "../../../shared/lib/errors.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useAnnotations, usePassages } from "../../data/records.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { isRestricted } from "../search/index.ts";
import { filterAnnotations } from "./filter-annotations.ts";

const NONE: Annotation[] = [];

export interface Scope {
  all: Annotation[];
  /** Those the table's filters leave; null while they are being found, or when nothing is filtered. */
  filtered: Annotation[] | null;
  isFiltering: boolean;
  error: AppError | null;
}

/** All annotations of the library, and those that stand in what the table shows. */
export function useScope(): Scope {
  const client = useEngine();
  const { query } = useWorkspace().workspace;
  const all = useAnnotations();
  const isFiltered = isRestricted(query);
  const { passages, isLoading } = usePassages(isFiltered ? all : NONE);
  const [found, setFound] = useState<Pick<Scope, "filtered" | "error">>({ filtered: null, error: null });
  useEffect(() => {
    setFound({ filtered: null, error: null });
    if (!isFiltered || isLoading) return;
    const controller = new AbortController();
    const matching = async (contributions: string[]) =>
      (await client.call("query.matching", { spec: query, contributions }, controller.signal)).matching;
    filterAnnotations(all, passages, query, matching).then(
      (filtered) => !controller.signal.aborted && setFound({ filtered, error: null }),
      (error) => !controller.signal.aborted && setFound({ filtered: null, error: asAppError(error) }),
    );
    return () => controller.abort();
  }, [client, query, all, passages, isLoading, isFiltered]);
  return { all, isFiltering: isFiltered, ...found };
}
