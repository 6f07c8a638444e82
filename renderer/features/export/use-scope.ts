import { useEffect, useMemo, useState } from "react";
import type { AppError } from "../../../shared/lib/errors.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useListedAnnotations } from "../../data/listed-annotations.ts";
import { matchingContributions } from "../../data/matching-contributions.ts";
import { useAnnotations, usePassages } from "../../data/records.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { isRestricted, useFilterWords } from "../search/index.ts";
import { filterAnnotations } from "./filter-annotations.ts";

const NONE: Annotation[] = [];

export interface Scope {
  all: Annotation[];
  /** A part of all that the screen shows; null when it shows all. */
  part: ScopePart | null;
}

export interface ScopePart {
  /** What shows it: the list of annotations, else the table. */
  of: "list" | "table";
  /** Null while they are being found. */
  annotations: Annotation[] | null;
  /** By what they were chosen, in words. */
  words: string;
  error: AppError | null;
}

/** All annotations of the library; beside them those of the list on the screen, or on what the table shows. */
export function useScope(): Scope {
  const { query } = useWorkspace().workspace;
  const all = useAnnotations();
  const listed = useListedAnnotations();
  const tableWords = useFilterWords();
  const isTable = listed === null && isRestricted(query);
  const inTable = useInTable(all, isTable);
  return useMemo(() => {
    if (listed) {
      const annotations = all.filter(({ id }) => listed.ids.has(id));
      const isAll = annotations.length === all.length;
      return { all, part: isAll ? null : { of: "list", annotations, words: listed.words, error: null } };
    }
    return { all, part: isTable ? { of: "table", ...inTable, words: tableWords } : null };
  }, [all, listed, isTable, inTable, tableWords]);
}

/** Annotations on what the table shows; asked only when wanted. */
function useInTable(all: Annotation[], isWanted: boolean): Pick<ScopePart, "annotations" | "error"> {
  const client = useEngine();
  const { query } = useWorkspace().workspace;
  const { passages, isLoading } = usePassages(isWanted ? all : NONE);
  const [found, setFound] = useState<Pick<ScopePart, "annotations" | "error">>({ annotations: null, error: null });
  useEffect(() => {
    setFound({ annotations: null, error: null });
    if (!isWanted || isLoading) return;
    const controller = new AbortController();
    const { signal } = controller;
    filterAnnotations(all, passages, query, (ids) => matchingContributions(client, query, ids, signal)).then(
      (annotations) => !signal.aborted && setFound({ annotations, error: null }),
      (error) => !signal.aborted && setFound({ annotations: null, error: asAppError(error) }),
    );
    return () => controller.abort();
  }, [client, query, all, passages, isLoading, isWanted]);
  return found;
}
