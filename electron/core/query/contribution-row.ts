import type { ContributionRow } from "../../../shared/api/query-schemas.ts";
import { valueAt } from "../index/column.ts";
import type { LibraryView, Turn } from "../library/view.ts";
import { type Evaluation, hitsIn, type QueryGround } from "./evaluate.ts";
import { snippetOf } from "./snippet.ts";

/**
 * A row of the contributions table: as printed beside as known. What the catalogue has of its debate is taken from there,
 * so that the debate itself stays closed.
 */
export function contributionRow(ground: QueryGround, evaluation: Evaluation, row: number): ContributionRow {
  const turn = ground.view.row(row);
  const { contribution } = turn;
  const { columns, apart, debateTitles, debateUrls } = ground.catalogue;
  const printed = contribution.speaker;
  const snippet = snippetOf(ground.view.rowText(row), evaluation.tree);
  return {
    id: contribution.id,
    debateId: valueAt(columns.debate, row) as string,
    kind: contribution.kind,
    date: contribution.date,
    debateTitle: debateTitles[columns.debate.codes[row] as number] as string,
    speaker: { printed: printed?.printed ?? null, name: contribution.name, personId: contribution.personId },
    office: { printed: printed?.office ?? null, known: contribution.office },
    party: { printed: printed?.party ?? null, known: contribution.party },
    constituency: { printed: printed?.constituency ?? null, known: contribution.constituency },
    house: valueAt(columns.house, row),
    chamber: valueAt(columns.chamber, row),
    department: valueAt(columns.department, row),
    heading: valueAt(apart.heading, row)?.replaceAll("\n", " › ") ?? null,
    stage: valueAt(apart.stage, row),
    volume: valueAt(apart.volume, row),
    column: valueAt(apart.column, row),
    time: valueAt(apart.time, row),
    number: valueAt(apart.number, row),
    url: contribution.url ?? (debateUrls[columns.debate.codes[row] as number] || null),
    asked: valueAt(apart.asked, row),
    language: valueAt(apart.language, row),
    words: turn.words,
    tags: [...ground.projected.tagsOf(row)],
    notes: ground.projected.notes[row] ?? 0,
    sources: sourcePaths(ground.view, turn),
    snippet: snippet.text,
    snippetHits: snippet.hits.map(({ start, end }) => [start, end]),
    hits: hitsIn(evaluation, row),
  };
}

function sourcePaths(view: LibraryView, turn: Turn): string[] {
  const ids = new Set(turn.contribution.occurrences.map((ref) => ref.source));
  return [...ids].map((id) => view.pathOf(id));
}
