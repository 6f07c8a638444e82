import type { Params } from "../../../shared/api/contract.ts";
import type {
  DebateFacts,
  DebatePage,
  OccurrencePlace,
  PageContribution,
  PageRun,
} from "../../../shared/api/schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Contribution, Debate, Run } from "../../../shared/model/debate.ts";
import { parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { LibraryView, PlacedOccurrence, Turn } from "../library/view.ts";
import { debateTotals } from "../query/debate-rows.ts";
import { spanOfParagraphs } from "./text-place.ts";

/**
 * The page of a debate, found by its id, by a contribution or by an occurrence key. Throws `not-found` when the
 * library no longer holds it.
 */
export function debatePage(view: LibraryView, generation: number, asked: Params<"debate.page">): DebatePage {
  const id = findDebate(view, asked);
  const found = id === null ? undefined : view.byDebate.get(id);
  if (!found) {
    throw new AppError("not-found", "This debate is no longer in the library.", "Look for it in the table again.");
  }
  const { debate, turns } = found;
  const { contributions, words, gaps } = debateTotals(turns);
  return {
    ...debateFacts(debate),
    generation,
    headingPath: debate.headingPath,
    contributionCount: contributions,
    speakers: countSpeakers(turns),
    words,
    gaps,
    sources: pathsOf(view, debate.extracts).map(({ source, path }) => ({ id: source, path })),
    runs: debate.runs.map((run) => pageRun(view, run)),
    reasons: debate.reasons,
  };
}

/** What every view of a debate shows of it. */
export function debateFacts(debate: Debate): DebateFacts {
  const { id, kind, title, date, answeredDate, house, chamber, department, volume, columns, url, isExcerpt } = debate;
  const hint = debate.dateHint;
  const dateHint = hint && { ...hint.interval, reason: hint.reason };
  return { id, kind, title, date, answeredDate, house, chamber, department, volume, columns, url, dateHint, isExcerpt };
}

/** A contribution's speaker with both views of every attribute. */
export function speakerFacts(contribution: Contribution): PageContribution["speaker"] {
  const { speaker: printed, personId, name, office, constituency, party } = contribution;
  return { printed, personId, name, office, constituency, party };
}

function findDebate(view: LibraryView, asked: Params<"debate.page">): string | null {
  if (asked.debate !== undefined) return asked.debate;
  if (asked.contribution !== undefined) return view.byContribution.get(asked.contribution)?.debate.id ?? null;
  return asked.key === undefined ? null : (findPlaced(view, asked.key)?.turn.debate.id ?? null);
}

/** The occurrence of a key; after its file changed, the one with the same words in the same file; else null. */
export function findPlaced(view: LibraryView, key: string): PlacedOccurrence | null {
  const exact = view.byKey.get(key);
  if (exact) return exact;
  const parts = parseOccurrenceKey(key);
  return (parts && view.byHash.get(parts.hash)?.find((placed) => placed.ref.source === parts.source)) ?? null;
}

function countSpeakers(turns: readonly Turn[]): DebatePage["speakers"] {
  const byPerson = new Map<string, DebatePage["speakers"][number]>();
  for (const { row, contribution } of turns) {
    if (row < 0 || contribution.personId === null) continue;
    const known = byPerson.get(contribution.personId);
    if (known) known.contributions++;
    else {
      const name = contribution.name.value ?? contribution.speaker?.printed ?? "";
      byPerson.set(contribution.personId, { personId: contribution.personId, name, contributions: 1 });
    }
  }
  return [...byPerson.values()];
}

function pathsOf(view: LibraryView, refs: readonly { source: string }[]): { source: string; path: string }[] {
  const ids = [...new Set(refs.map((ref) => ref.source))];
  return ids.map((source) => ({ source, path: view.sources.get(source)?.path ?? source }));
}

function pageRun(view: LibraryView, run: Run): PageRun {
  const { orderKnown, orderOrigin, reason } = run;
  const refs = run.contributions.flatMap((contribution) => contribution.occurrences);
  return {
    orderKnown,
    orderOrigin,
    reason,
    sources: pathsOf(view, refs).map(({ path }) => path),
    contributions: run.contributions.flatMap((contribution) => {
      const turn = view.byContribution.get(contribution.id);
      return turn ? pageContribution(view, turn) : [];
    }),
  };
}

function pageContribution(view: LibraryView, turn: Turn): PageContribution {
  const { contribution, leading } = turn;
  const placed = contribution.occurrences.flatMap((ref) => view.byKey.get(ref.key) ?? []);
  const reader = placed[0]?.source.parsed?.reader ?? { id: "none", version: 0 };
  return {
    id: contribution.id,
    kind: contribution.kind,
    speaker: speakerFacts(contribution),
    date: contribution.date,
    addressee: contribution.addressee,
    gapBefore: gapBefore(contribution, placed),
    paragraphs: leading.paragraphs.map((paragraph) => paragraph.text),
    words: turn.words,
    column: leading.column,
    time: leading.time,
    url: leading.url,
    reader,
    occurrences: placed.map((one) => occurrencePlace(one, leading.hash)),
    variants: contribution.variants.flatMap(({ key, similarity }) => {
      const variant = view.byKey.get(key);
      if (!variant) return [];
      const paragraphs = variant.occurrence.paragraphs.map((paragraph) => paragraph.text);
      return { key, path: variant.source.path, similarity, paragraphs };
    }),
    reasons: contribution.reasons,
  };
}

/** The gap with the file that marks it. */
function gapBefore(contribution: Contribution, placed: readonly PlacedOccurrence[]): PageContribution["gapBefore"] {
  const gap = contribution.gapBefore;
  if (!gap) return null;
  const marking = placed.find(({ occurrence }) => occurrence.gapBefore?.printed === gap.printed) ?? placed[0];
  return { printed: gap.printed, source: marking?.source.path ?? "" };
}

function occurrencePlace({ ref, source, occurrence }: PlacedOccurrence, shownHash: string): OccurrencePlace {
  return {
    key: ref.key,
    source: ref.source,
    path: source.path,
    extract: ref.extract,
    index: ref.index,
    revision: source.revision,
    lines: occurrence.paragraphs.map((paragraph) => paragraph.line),
    ...spanOfParagraphs(occurrence.paragraphs),
    differs: occurrence.hash !== shownHash,
  };
}
