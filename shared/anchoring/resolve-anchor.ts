import type { Anchor } from "../model/annotation.ts";
import { type OccurrenceKeyParts, parseOccurrenceKey } from "../model/occurrence-key.ts";
import { foldTerm } from "../text/tokens.ts";
import { countWords } from "../text/words.ts";
import { byScore, exactMatches, type Found, inexactMatches, sameOffsets } from "./candidates.ts";
import type { AnchorCandidate, AnchorCorpus, AnchorOccurrence, Resolution } from "./resolution.ts";
import { ACCEPTED, TOO_CLOSE } from "./score.ts";

/** Whole turns shorter than this recur in every debate ("I call the shadow Home Secretary."). */
const OWN_WORDS = 12;
const MOST_CANDIDATES = 5;

/**
 * Finds an anchor's words in the library as it stands now. Steps, the first that finds them wins: the same
 * occurrence; the same words in the file as it is now, nearest to where they stood; nearly the same words of
 * the same speaker in that file; the same turn in another file; then the debate, in the same two ways.
 * Offsets are accepted only where the text equals the reported `exact`.
 */
export function resolveAnchor(anchor: Anchor, corpus: AnchorCorpus): Resolution {
  const own = corpus.occurrence(anchor.key);
  const original = parseOccurrenceKey(anchor.key);
  const unchanged = own ? sameOffsets(anchor, original, [own]) : [];
  if (unchanged[0]) return accept(anchor, original, unchanged[0], []);
  if (!original) return lost([]);

  const weak: Found[] = [];
  for (const step of steps(anchor, original, corpus)) {
    const found = distinct(step().sort(byScore));
    const resolution = decide(anchor, original, found);
    if (resolution) return resolution;
    weak.push(...found);
  }
  return lost(distinct(weak.sort(byScore)));
}

function steps(anchor: Anchor, original: OccurrenceKeyParts, corpus: AnchorCorpus): (() => Found[])[] {
  const isSource = (occurrence: AnchorOccurrence) => parseOccurrenceKey(occurrence.key)?.source === original.source;
  const bySameSpeaker = (occurrence: AnchorOccurrence) => isSameSpeaker(anchor.speaker, occurrence.speaker);
  const inSource = [...corpus.inSource(original.source)];
  // Asked for only when the file itself does not help.
  const inDebate = () => [...corpus.inDebateOf(anchor.key)].filter((occurrence) => !isSource(occurrence));
  return [
    () => exactMatches(anchor, original, inSource),
    () => inexactMatches(anchor, original, inSource.filter(bySameSpeaker)),
    () => sameTurnElsewhere(anchor, original, corpus),
    () => exactMatches(anchor, original, inDebate()),
    () => inexactMatches(anchor, original, inDebate().filter(bySameSpeaker)),
  ];
}

/**
 * The whole turn, word for word, in another file: a renamed file or a copy. All copies hold the same words, so
 * the likeliest is taken: same bytes before others, then same place in the file. A short turn counts only in
 * the same bytes and place.
 */
function sameTurnElsewhere(anchor: Anchor, original: OccurrenceKeyParts, corpus: AnchorCorpus): Found[] {
  const rank = ({ parts }: Found) =>
    (parts?.revision === original.revision ? 2 : 0) +
    (parts?.extract === original.extract && parts.index === original.index ? 1 : 0);
  const found = sameOffsets(anchor, original, [...corpus.withHash(original.hash)])
    .filter((candidate) => candidate.parts?.source !== original.source)
    .filter((candidate) => rank(candidate) === 3 || countWords(candidate.occurrence.text) >= OWN_WORDS)
    .sort((a, b) => rank(b) - rank(a) || byScore(a, b));
  return found.slice(0, 1);
}

/** Null when nothing is good enough. Among places too close to tell apart, the same speaker's go first. */
function decide(anchor: Anchor, original: OccurrenceKeyParts, found: Found[]): Resolution | null {
  const [best] = found;
  if (!best || best.score < ACCEPTED) return null;
  const atHome = found.find((candidate) => isUntouched(anchor, original, candidate));
  if (atHome) return accept(anchor, original, atHome, []);
  const close = found.filter((candidate) => candidate.score >= ACCEPTED && best.score - candidate.score < TOO_CLOSE);
  const own = close.filter((candidate) => isSameSpeaker(anchor.speaker, candidate.occurrence.speaker));
  const [chosen, ...others] = own.length > 0 ? own : close;
  return accept(anchor, original, chosen as Found, others);
}

function accept(anchor: Anchor, original: OccurrenceKeyParts | null, chosen: Found, others: Found[]): Resolution {
  const { key, start, end, exact } = chosen;
  const isSameWords = exact === anchor.exact;
  const isOwnPlace = key === anchor.key && start === anchor.start;
  const isHome = isOwnPlace || isUntouched(anchor, original, chosen);
  const isSpeaker = isSameSpeaker(anchor.speaker, chosen.occurrence.speaker);
  const status =
    others.length > 0
      ? "ambiguous"
      : !isSpeaker
        ? "speaker-changed"
        : !isSameWords
          ? "changed"
          : isHome
            ? "exact"
            : "moved";
  const score = status === "exact" || isOwnPlace ? 1 : chosen.score;
  return { status, score, key, start, end, exact, candidates: others.slice(0, MOST_CANDIDATES).map(publish) };
}

/** The same turn of the same file, the same offsets, words and surroundings: only other parts of the file changed. */
function isUntouched(anchor: Anchor, original: OccurrenceKeyParts | null, candidate: Found): boolean {
  const { parts, fit } = candidate;
  return (
    parts !== null &&
    parts.source === original?.source &&
    parts.extract === original.extract &&
    parts.index === original.index &&
    candidate.start === anchor.start &&
    candidate.exact === anchor.exact &&
    fit.prefix === 1 &&
    fit.suffix === 1
  );
}

function lost(weak: Found[]): Resolution {
  const candidates = weak.slice(0, MOST_CANDIDATES).map(publish);
  return { status: "lost", score: 0, key: null, start: 0, end: 0, exact: null, candidates };
}

/** Drops places that overlap a better one; expects the best first. */
function distinct(found: Found[]): Found[] {
  const kept: Found[] = [];
  for (const candidate of found) {
    const overlaps = kept.some(
      (other) => other.key === candidate.key && other.start < candidate.end && candidate.start < other.end,
    );
    if (!overlaps) kept.push(candidate);
  }
  return kept;
}

function isSameSpeaker(before: string | null, now: string | null): boolean {
  return before === null || now === null ? before === now : foldTerm(before) === foldTerm(now);
}

function publish({ key, start, end, exact, score, context }: Found): AnchorCandidate {
  return { key, start, end, exact, score, context };
}
