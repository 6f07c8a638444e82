import { useEffect, useMemo, useState } from "react";
import { z } from "zod";
import { useEngine } from "../../data/engine.tsx";
import { useTellListed } from "../../data/listed-annotations.ts";
import { matchingContributions } from "../../data/matching-contributions.ts";
import { useAnnotations, usePassages, useTags } from "../../data/records.tsx";
import { useViewState } from "../../data/view-state.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { isRestricted, useFilterWords, useQueryResult } from "../search/index.ts";
import { type AnnotationItem, annotationItems } from "./annotation-item.ts";
import { filterItems, readTyped } from "./filter-annotations.ts";
import { GROUPINGS } from "./group-annotations.ts";
import { listedWords, reviewQueue, STATUS_FILTERS } from "./review-state.ts";

const view = z.object({
  groupBy: z.array(z.enum(GROUPINGS)).max(2),
  status: z.enum(STATUS_FILTERS),
  isLikeTable: z.boolean(),
  /** Keys of folded groups. */
  closed: z.array(z.string()),
  isReviewing: z.boolean(),
  /** Memos are listed in place of annotations. */
  isMemos: z.boolean().default(false),
});
/** How the list of all annotations is shown; kept across restarts. */
export type ListView = z.infer<typeof view>;

const FIRST_VIEW: ListView = {
  groupBy: ["tag"],
  status: "all",
  isLikeTable: false,
  closed: [],
  isReviewing: false,
  isMemos: false,
};

export interface AnnotationList {
  view: ListView;
  change(fields: Partial<ListView>): void;
  text: string;
  setText(text: string): void;
  /** What is wrong with what is typed; null for nothing. */
  problem: string | null;
  all: AnnotationItem[];
  /** Those that pass the filters. */
  shown: AnnotationItem[];
  /** Whether the table is narrowed by anything that the list could follow. */
  isTableRestricted: boolean;
  review: { open: AnnotationItem[]; kept: AnnotationItem[] };
  /** Remembers that these are kept as they are; null asks about one again. */
  keep(id: string, name: string | null): void;
  /** Places are still being looked up. */
  isLoading: boolean;
}

const names = z.record(z.string(), z.string());

/** All annotations of the library and what of them is listed. */
export function useAnnotationList(): AnnotationList {
  const { query } = useWorkspace().workspace;
  const annotations = useAnnotations();
  const tags = useTags();
  const { passages, isLoading } = usePassages(annotations);
  const [kept, setKept] = useViewState("annotations-kept", {}, names);
  const [shownView, setView] = useViewState("annotations-list", FIRST_VIEW, view);
  const [text, setText] = useState("");
  const all = useMemo(() => annotationItems(annotations, passages, tags), [annotations, passages, tags]);
  const isTableRestricted = isRestricted(query);
  const isLikeTable = shownView.isLikeTable && isTableRestricted;
  const contributions = useInTable(isLikeTable, all);
  const tagFilter = query.filters.find(({ field }) => field === "tag");
  const typed = useMemo(() => readTyped(text), [text]);
  const shown = useMemo(
    () =>
      filterItems(all, {
        text: typed.text,
        columns: typed.columns,
        includeTags: tagFilter?.include ?? [],
        excludeTags: tagFilter?.exclude ?? [],
        status: shownView.status,
        contributions,
      }),
    [all, typed, tagFilter, shownView.status, contributions],
  );
  const tableWords = useFilterWords(isLikeTable ? undefined : "tag");
  const words = listedWords(tableWords, text, shownView.status);
  useTellListed(useMemo(() => ({ ids: new Set(shown.map(({ annotation }) => annotation.id)), words }), [shown, words]));
  const review = useMemo(() => reviewQueue(all, kept), [all, kept]);
  return {
    view: shownView,
    change: (fields) => setView((old) => ({ ...old, ...fields })),
    text,
    setText,
    problem: typed.problem,
    all,
    shown,
    isTableRestricted,
    review,
    keep: (id, name) =>
      setKept((old) => {
        const { [id]: _former, ...rest } = old;
        return name === null ? rest : { ...rest, [id]: name };
      }),
    isLoading: isLoading || (isLikeTable && contributions === null),
  };
}

/** Those contributions of the items that the table's query holds; null without the wish, or until they are known. */
function useInTable(isWanted: boolean, items: readonly AnnotationItem[]): ReadonlySet<string> | null {
  const client = useEngine();
  const { query } = useWorkspace().workspace;
  const { result } = useQueryResult();
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new result tells that the answer may be another
  useEffect(() => {
    if (!isWanted) return setFound(null);
    const ids = items.flatMap(({ passage }) => passage?.contribution ?? []);
    const controller = new AbortController();
    matchingContributions(client, query, ids, controller.signal).then(
      (matching) => !controller.signal.aborted && setFound(matching),
      // A query that cannot be read is said where it is typed; the list then follows the last that could.
      () => {},
    );
    return () => controller.abort();
  }, [client, query, items, isWanted, result]);
  return isWanted ? found : null;
}
