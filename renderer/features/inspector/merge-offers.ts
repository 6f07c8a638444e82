import type { DebatePage, OccurrencePlace, PageContribution } from "../../../shared/api/page-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { isCounted } from "../../../shared/model/extract.ts";

/** What can be decided about how turns, files and parts of a debate belong together. */

/** One possible decision; `words` names the other side. */
export interface Offer {
  id: string;
  words: string;
  body: CorrectionBody;
}

/** Turns a join can be offered with at most, the nearest first. */
const MOST_JOINS = 12;

/** All contributions of a page in the order shown. */
export function contributionsOf(page: Pick<DebatePage, "runs">): PageContribution[] {
  return page.runs.flatMap((run) => run.contributions);
}

/** 1-based number of a contribution among those that count; null for procedural notes and divisions. */
export function contributionNumber(page: Pick<DebatePage, "runs">, id: string): number | null {
  const counted = contributionsOf(page).filter(({ kind }) => isCounted(kind));
  const at = counted.findIndex((contribution) => contribution.id === id);
  return at < 0 ? null : at + 1;
}

/** For each file beside the leading one: the decision that its words are another contribution. */
export function splitOffers(contribution: PageContribution): Offer[] {
  const [leading, ...others] = contribution.occurrences;
  if (!leading) return [];
  return others.map((other) => ({
    id: other.key,
    words: other.path,
    body: { type: "split", keys: [leading.key, other.key] },
  }));
}

/**
 * Turns of the same debate that may be the same as this one: by the same speaker (or both unnamed), from other
 * extracts, the nearest first. Two turns of one extract are never one.
 */
export function joinOffers(page: Pick<DebatePage, "runs">, contribution: PageContribution): Offer[] {
  const all = contributionsOf(page);
  const at = all.findIndex((other) => other.id === contribution.id);
  const own = contribution.occurrences[0];
  if (!own) return [];
  const extracts = new Set(contribution.occurrences.map(extractName));
  return all
    .map((other, index) => ({ other, distance: Math.abs(index - at) }))
    .filter(
      ({ other }) =>
        other.id !== contribution.id &&
        other.speaker.personId === contribution.speaker.personId &&
        isCounted(other.kind) === isCounted(contribution.kind) &&
        !other.occurrences.some((place) => extracts.has(extractName(place))),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_JOINS)
    .flatMap(({ other }) => {
      const place = other.occurrences[0];
      if (!place) return [];
      const words = `${place.path}: ${beginning(other)}`;
      return [{ id: place.key, words, body: { type: "join", keys: [own.key, place.key] } }];
    });
}

/** A part of a debate as one file presents it, with a turn that names it. */
export interface DebatePart {
  key: string;
  path: string;
  source: string;
  extract: number;
}

/** The extracts a debate is made of, in the order of their files. */
export function debateParts(page: Pick<DebatePage, "runs">): DebatePart[] {
  const parts = new Map<string, DebatePart>();
  for (const place of contributionsOf(page).flatMap(({ occurrences }) => occurrences)) {
    const { key, path, source, extract } = place;
    if (!parts.has(extractName(place))) parts.set(extractName(place), { key, path, source, extract });
  }
  return [...parts.values()].sort((a, b) => a.path.localeCompare(b.path, "en") || a.extract - b.extract);
}

/** For each part but the first: the decision that it is another debate. */
export function splitDebateOffers(page: Pick<DebatePage, "runs">): Offer[] {
  const [first, ...others] = debateParts(page);
  if (!first) return [];
  return others.map((part) => ({
    id: part.key,
    words: part.path,
    body: { type: "split-debates", keys: [first.key, part.key] },
  }));
}

/** A run with the decisions that put it after another one. */
export interface RunOffers {
  id: string;
  /** The beginning of its words. */
  words: string;
  turns: number;
  isOrderKnown: boolean;
  reason: string | null;
  after: Offer[];
}

/** The runs of a debate in the order shown; each can be put after those it does not follow by print or decision. */
export function runOffers(page: Pick<DebatePage, "runs">): RunOffers[] {
  if (page.runs.length < 2) return [];
  return page.runs.map((run, at) => ({
    id: run.contributions[0]?.id ?? String(at),
    words: run.contributions[0] ? beginning(run.contributions[0]) : "",
    turns: run.contributions.filter(({ kind }) => isCounted(kind)).length,
    isOrderKnown: run.orderKnown,
    reason: run.reason,
    after: page.runs.flatMap((other, index) => {
      const before = other.contributions.at(-1)?.occurrences[0]?.key;
      const after = run.contributions[0]?.occurrences[0]?.key;
      const isFixed = run.orderOrigin === "printed" && other.orderOrigin === "printed";
      const isSo = run.orderKnown && index === at - 1;
      if (index === at || isFixed || isSo || before === undefined || after === undefined) return [];
      return [{ id: `${before} ${after}`, words: `part ${index + 1}`, body: { type: "order", before, after } }];
    }),
  }));
}

const BEGINNING = 48;

/** The first words of a turn in quotes. */
export function beginning(contribution: Pick<PageContribution, "paragraphs">): string {
  const text = contribution.paragraphs.join(" ");
  if (text.length <= BEGINNING) return `“${text}”`;
  return `“${text.slice(0, BEGINNING).replace(/\s+\S*$/, "")}…”`;
}

function extractName({ source, extract }: Pick<OccurrencePlace, "source" | "extract">): string {
  return `${extract} ${source}`;
}
