import type { ContributionRow } from "../../../shared/api/schemas.ts";
import { type LibraryView, type Turn, turnText } from "../library/view.ts";
import type { Evaluation, QueryGround } from "./evaluate.ts";
import { snippetOf } from "./snippet.ts";

/** A row of the contributions table: as printed beside as known. */
export function contributionRow(ground: QueryGround, evaluation: Evaluation, row: number): ContributionRow {
  const turn = ground.view.row(row);
  const { contribution, debate } = turn;
  const printed = contribution.speaker;
  const snippet = snippetOf(turnText(turn), evaluation.tree);
  return {
    id: contribution.id,
    debateId: debate.id,
    kind: contribution.kind,
    date: contribution.date,
    debateTitle: debate.title.value ?? "",
    speaker: { printed: printed?.printed ?? null, name: contribution.name, personId: contribution.personId },
    office: { printed: printed?.office ?? null, known: contribution.office },
    party: { printed: printed?.party ?? null, known: contribution.party },
    constituency: { printed: printed?.constituency ?? null, known: contribution.constituency },
    house: debate.house.value,
    chamber: debate.chamber.value,
    department: debate.department.value,
    column: turn.leading.column,
    time: turn.leading.time,
    number: turn.leading.number,
    words: turn.words,
    tags: [...ground.projected.tagsOf(row)],
    notes: ground.projected.notes[row] ?? 0,
    sources: sourcePaths(ground.view, turn),
    snippet: snippet.text,
    snippetHits: snippet.hits.map(({ start, end }) => [start, end]),
    hits: evaluation.hits[row] ?? 0,
  };
}

function sourcePaths(view: LibraryView, turn: Turn): string[] {
  const ids = new Set(turn.contribution.occurrences.map((ref) => ref.source));
  return [...ids].map((id) => view.pathOf(id));
}
