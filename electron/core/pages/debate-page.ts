import type { Params } from "../../../shared/api/contract.ts";
import type {
  DebateFacts,
  DebatePage,
  OccurrencePlace,
  PageContribution,
  PageRun,
} from "../../../shared/api/page-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Contribution } from "../../../shared/model/debate.ts";
import type { DebateHead, RunHead } from "../library/compact-debate.ts";
import type { LibraryView, PlacedOccurrence, Turn } from "../library/view.ts";
import { spanOfParagraphs } from "./text-place.ts";

/**
 * The page of a debate, found by its id, by a contribution or by an occurrence key. Throws `not-found` when the
 * library no longer holds it.
 */
export function debatePage(view: LibraryView, generation: number, asked: Params<"debate.page">): DebatePage {
  const id = findDebate(view, asked);
  const found = id === null ? null : view.debate(id);
  if (!found) {
    throw new AppError("not-found", "This debate is no longer in the library.", "Look for it in the table again.");
  }
  const { debate, turns } = found;
  const counted = turns.filter((turn) => turn.row >= 0);
  return {
    ...debateFacts(debate),
    generation,
    contributionCount: counted.length,
    speakers: countSpeakers(turns),
    words: counted.reduce((sum, turn) => sum + turn.words, 0),
    gaps: turns.filter((turn) => turn.contribution.gapBefore !== null).length,
    sources: pageSources(view, debate, turns),
    language: debate.language ?? null,
    translations: (debate.translations ?? []).flatMap((other) => translation(view, other) ?? []),
    runs: pageRuns(view, debate, turns),
    reasons: debate.reasons,
  };
}

/** What every view of a debate shows of it. */
export function debateFacts(debate: DebateHead): DebateFacts {
  const { id, kind, headingPath, title, date, answeredDate, house, chamber, department } = debate;
  const { volume, columns, url, isExcerpt } = debate;
  const hint = debate.dateHint;
  const dateHint = hint && { ...hint.interval, reason: hint.reason };
  return {
    ...{ id, kind, headingPath, title, date, answeredDate, house, chamber, department },
    ...{ volume, columns, url, dateHint, isExcerpt },
  };
}

/** A contribution's speaker with both views of every attribute. */
export function speakerFacts(contribution: Contribution): PageContribution["speaker"] {
  const { speaker: printed, personId, name, office, constituency, party } = contribution;
  return { printed, personId, name, office, constituency, party };
}

function findDebate(view: LibraryView, asked: Params<"debate.page">): string | null {
  if (asked.debate !== undefined) return asked.debate;
  if (asked.contribution !== undefined) return view.contribution(asked.contribution)?.debate.id ?? null;
  return asked.key === undefined ? null : (view.nearestOccurrence(asked.key)?.turn.debate.id ?? null);
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
  return ids.map((source) => ({ source, path: view.pathOf(source) }));
}

/** Its files with the line where the first turn of the debate stands in each; older revisions come last. */
function pageSources(view: LibraryView, { extracts }: DebateHead, turns: readonly Turn[]): DebatePage["sources"] {
  const newer = new Map(extracts.map(({ source, supersededBy }) => [source, supersededBy ?? null]));
  const refs = turns.flatMap(({ contribution }) => contribution.occurrences);
  const files = pathsOf(view, extracts).map(({ source, path }) => {
    const first = refs.find((ref) => ref.source === source);
    const line = first ? view.occurrence(first.key)?.occurrence.paragraphs[0]?.line : undefined;
    const supersededBy = newer.get(source) ?? null;
    return { id: source, path, line: line ?? 1, supersededBy: supersededBy && view.pathOf(supersededBy) };
  });
  return files.sort((a, b) => Number(a.supersededBy !== null) - Number(b.supersededBy !== null));
}

/** Null when it holds no words that could be opened. */
function translation(view: LibraryView, id: string): DebatePage["translations"][number] | null {
  const found = view.debate(id);
  const key = found?.turns[0]?.contribution.occurrences[0]?.key;
  if (!found || key === undefined) return null;
  const { title, language, extracts } = found.debate;
  const sources = pathsOf(view, extracts).map(({ path }) => path);
  return { debate: id, key, title: title.value ?? "", language: language ?? null, sources };
}

function pageRuns(view: LibraryView, debate: DebateHead, turns: readonly Turn[]): PageRun[] {
  let start = 0;
  return debate.runs.map((run) => {
    const ofRun = turns.slice(start, start + run.size);
    start += run.size;
    return pageRun(view, run, ofRun);
  });
}

function pageRun(view: LibraryView, { orderKnown, orderOrigin, reason }: RunHead, turns: readonly Turn[]): PageRun {
  const refs = turns.flatMap((turn) => turn.contribution.occurrences);
  return {
    orderKnown,
    orderOrigin,
    reason,
    sources: pathsOf(view, refs).map(({ path }) => path),
    contributions: turns.map((turn) => pageContribution(view, turn)),
  };
}

function pageContribution(view: LibraryView, turn: Turn): PageContribution {
  const { contribution, leading } = turn;
  const placed = contribution.occurrences.flatMap((ref) => view.occurrence(ref.key) ?? []);
  const reader = placed[0]?.source.facts?.reader ?? { id: "none", version: 0 };
  return {
    id: contribution.id,
    kind: contribution.kind,
    speaker: speakerFacts(contribution),
    date: contribution.date,
    addressee: contribution.addressee,
    gapBefore: gapBefore(contribution, placed),
    paragraphs: leading.paragraphs.map((paragraph) => paragraph.text),
    words: turn.words,
    column: contribution.column ?? null,
    time: contribution.time ?? null,
    number: contribution.number ?? null,
    url: contribution.url ?? null,
    reader,
    occurrences: placed.map((one) => occurrencePlace(one, leading.hash)),
    variants: contribution.variants.flatMap(({ key, similarity }) => {
      const variant = view.occurrence(key);
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
