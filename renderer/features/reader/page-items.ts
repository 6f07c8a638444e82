import type { DebatePage, PageContribution, PageRun } from "../../../shared/api/page-schemas.ts";
import { type Turn, turnOf } from "./turns.ts";

/** What stands on the page of a debate, from top to bottom. */
export type PageItem =
  | {
      type: "contribution";
      /** Leading occurrence key: stays the same over refreshes. */
      id: string;
      contribution: PageContribution;
      turn: Turn;
      /** 1-based position among all contributions of the debate, hidden ones included. */
      position: number;
    }
  | { type: "gap"; id: string; printed: string; source: string }
  | { type: "run-break"; id: string; before: PageRun; after: PageRun };

export interface PageContent {
  items: PageItem[];
  /** The contributions shown, for selection and find. */
  turns: Turn[];
  /** Chair's and procedural contributions that are left out. */
  hidden: number;
}

/** The chair's words and procedural notes: quieter on the page, and what "hide the chair" hides. */
export function isQuiet(contribution: Pick<PageContribution, "kind">): boolean {
  return contribution.kind === "chair" || contribution.kind === "procedural" || contribution.kind === "division";
}

/**
 * Lays a page out. With `hideChair` the chair's words go, but never the gaps before them and never the
 * contribution that holds the occurrence `keep`.
 */
export function pageContent(page: DebatePage, hideChair: boolean, keep: string | null): PageContent {
  const items: PageItem[] = [];
  const turns: Turn[] = [];
  let hidden = 0;
  let position = 0;
  for (const [index, run] of page.runs.entries()) {
    const before = page.runs[index - 1];
    if (before) items.push({ type: "run-break", id: `run ${index}`, before, after: run });
    for (const contribution of run.contributions) {
      position += 1;
      const turn = turnOf(contribution);
      if (!turn) continue;
      if (contribution.gapBefore) items.push({ type: "gap", id: `gap ${turn.key}`, ...contribution.gapBefore });
      if (hideChair && isQuiet(contribution) && !holds(contribution, keep)) {
        hidden += 1;
        continue;
      }
      items.push({ type: "contribution", id: turn.key, contribution, turn, position });
      turns.push(turn);
    }
  }
  return { items, turns, hidden };
}

/** The contribution of a page that holds an occurrence; null when none does. */
export function contributionWith(page: DebatePage, key: string): PageContribution | null {
  for (const run of page.runs) {
    const found = run.contributions.find((contribution) => holds(contribution, key));
    if (found) return found;
  }
  return null;
}

/** Position of the item of an occurrence; -1 when it is not shown. */
export function itemIndex(items: readonly PageItem[], key: string): number {
  return items.findIndex((item) => item.type === "contribution" && holds(item.contribution, key));
}

function holds(contribution: PageContribution, key: string | null): boolean {
  return contribution.occurrences.some((occurrence) => occurrence.key === key);
}

/** The text that is shown of every contribution of a page, in order. */
export function shownTexts(page: Pick<DebatePage, "runs">): { id: string; key: string; text: string }[] {
  return page.runs.flatMap((run) =>
    run.contributions.flatMap((contribution) => {
      const turn = turnOf(contribution);
      return turn ? [{ id: contribution.id, key: turn.key, text: turn.text }] : [];
    }),
  );
}
