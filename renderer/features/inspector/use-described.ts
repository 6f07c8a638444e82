import { useEffect, useState } from "react";
import type { DebatePage, PageContribution, Passage } from "../../../shared/api/page-schemas.ts";
import type { PersonRow, SourceRow } from "../../../shared/api/query-schemas.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { useAnnotations, usePassages } from "../../data/records.tsx";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { type InspectorSubject, paneView, type Workspace } from "../../data/workspace-state.ts";
import { contributionsOf } from "./merge-offers.ts";

/** What the inspector describes, with all it needs to say about it. */
export interface Described {
  subject: InspectorSubject | null;
  /** The debate it is about, or stands in. */
  page: DebatePage | null;
  contribution: PageContribution | null;
  annotation: Annotation | null;
  passage: Passage | null;
  source: SourceRow | null;
  person: PersonRow | null;
  error: AppError | null;
  isLoading: boolean;
}

/** Follows the workspace's subject; without one, what the active pane shows. */
export function useDescribed(): Described {
  const { workspace } = useWorkspace();
  const annotations = useAnnotations();
  const subject = workspace.subject ?? shownInPane(workspace);
  const annotation = subject?.type === "annotation" ? annotations.find(({ id }) => id === subject.id) : undefined;
  const asked = useStable(annotation);
  const { passages, isLoading: isPlacing } = usePassages(asked);
  const passage = (annotation && passages.get(annotation.id)) ?? null;
  const key = subject?.type === "debate" || subject?.type === "contribution" ? subject.key : (passage?.key ?? null);
  const debate = useCall("debate.page", key === null ? null : { key });
  const source = useSourceRow(subject?.type === "source" ? subject.id : null);
  const named = useCall("people.get", subject?.type === "person" ? { name: subject.name } : null);
  // A page that is gone is not shown; one that cannot be asked for just now still is.
  const isGone = debate.error?.code === "not-found";
  const page = key === null || isGone ? null : (debate.data ?? null);
  return {
    subject,
    page,
    contribution: page && key !== null && subject?.type !== "debate" ? contributionAt(page, key) : null,
    annotation: annotation ?? null,
    passage,
    source: source.row,
    person: subject?.type === "person" && named.error?.code !== "not-found" ? (named.data ?? null) : null,
    error: debate.error ?? source.error ?? named.error,
    isLoading: debate.isLoading || source.isLoading || named.isLoading || (annotation !== undefined && isPlacing),
  };
}

/** The contribution that an occurrence key leads to; after its file changed, the one with the same words there. */
export function contributionAt(page: Pick<DebatePage, "runs">, key: string): PageContribution | null {
  const all = contributionsOf(page);
  const exact = all.find(({ occurrences }) => occurrences.some((place) => place.key === key));
  if (exact) return exact;
  const wanted = parseOccurrenceKey(key);
  const isSame = (other: string) => {
    const parts = parseOccurrenceKey(other);
    return parts?.hash === wanted?.hash && parts?.source === wanted?.source;
  };
  return (wanted && all.find(({ occurrences }) => occurrences.some((place) => isSame(place.key)))) ?? null;
}

function shownInPane(workspace: Workspace): InspectorSubject | null {
  const pane = workspace.panes.find(({ id }) => id === workspace.activePane);
  if (!pane) return null;
  const view = paneView(pane);
  return view.type === "debate" ? { type: "debate", key: view.spot.key } : { type: "source", id: view.source };
}

const PAGE = 500;

/** The row of a source, looked for page by page. */
function useSourceRow(id: string | null): { row: SourceRow | null; error: AppError | null; isLoading: boolean } {
  const [offset, setOffset] = useState(0);
  const { data, error, isLoading } = useCall("sources.list", id === null ? null : { sort: [], offset, limit: PAGE });
  const row = data?.rows.find((other) => other.id === id) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source is looked for from the start
  useEffect(() => setOffset(0), [id]);
  const goesOn = id !== null && row === null && data !== undefined && offset + PAGE < data.total;
  useEffect(() => {
    if (goesOn) setOffset((old) => old + PAGE);
  }, [goesOn]);
  return { row, error, isLoading: isLoading || goesOn };
}

const NONE: Annotation[] = [];

/** A list of one that stays the same object while the annotation does. */
function useStable(annotation: Annotation | undefined): Annotation[] {
  const [list, setList] = useState<Annotation[]>(NONE);
  const next = annotation ? (list[0] === annotation ? list : [annotation]) : NONE;
  if (next !== list) setList(next);
  return next;
}
