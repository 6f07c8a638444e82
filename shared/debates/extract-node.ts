import type { Extract, Occurrence } from "../model/extract.ts";
import { occurrenceText } from "../model/extract.ts";
import { type OccurrenceKey, occurrenceKeys } from "../model/occurrence-key.ts";
import type { ParsedSource, SourceId } from "../model/source.ts";
import { countWords } from "../text/words.ts";
import { itemKey, type Venue, venueOf } from "./item-key.ts";
import { saysSuperseded, supersededSources } from "./revisions.ts";
import { titleKey } from "./title-key.ts";

/** Turns of fewer words recur in every debate ("I call the shadow Home Secretary."): alone they prove nothing. */
const SHORT_WORDS = 12;

/** Twelve words mostly stand in far fewer characters than this. */
const LONG_TEXT = 400;

/** An extract with the source it stands in, and what is asked of it at every reconstruction: worked out once. */
export interface ExtractNode {
  /** Names it in one set of sources: `<ordinal>:<source>`. */
  id: string;
  source: ParsedSource;
  extract: Extract;
  /** Null for the newest revision; else its source's id, "" where it is not in the library. */
  supersededBy: SourceId | null;
  /** See {@link titleKey}. */
  title: string;
  venue: Venue;
  /** See {@link itemKey}. */
  item: string;
  keyOf: (index: number, hash: string) => OccurrenceKey;
}

/** Where one occurrence stands. */
export interface OccurrencePlace {
  node: ExtractNode;
  occurrence: Occurrence;
}

/** All extracts in the order of source ids, then ordinals: independent of the order of arrival. */
export function extractNodes(sources: readonly ParsedSource[]): ExtractNode[] {
  const sorted = [...sources].sort((a, b) => compareText(a.source, b.source));
  const superseded = supersededSources(
    sorted.map(({ source, diagnostics }) => ({ source, isSuperseded: saysSuperseded(diagnostics) })),
  );
  return sorted.flatMap((source) => {
    const newer = superseded.get(source.source) ?? null;
    return source.extracts.map((extract) => extractNode(source, extract, newer));
  });
}

/** One extract; `supersededBy` as `supersededSources` tells it of the whole library, null for the newest. */
export function extractNode(source: ParsedSource, extract: Extract, supersededBy: SourceId | null): ExtractNode {
  const title = titleKey(extract.title);
  return {
    id: `${extract.ordinal}:${source.source}`,
    source,
    extract,
    supersededBy,
    title,
    venue: venueOf(extract),
    item: itemKey(extract, extract.date, title),
    keyOf: occurrenceKeys({ source: source.source, revision: source.revision, extract: extract.ordinal }),
  };
}

/** Orders by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders extracts by source id, then ordinal. */
export function compareNodes(a: ExtractNode, b: ExtractNode): number {
  return compareText(a.source.source, b.source.source) || a.extract.ordinal - b.extract.ordinal;
}

/** Orders the newest revisions before those they took the place of. */
export function compareStanding(a: ExtractNode, b: ExtractNode): number {
  return Number(a.supersededBy !== null) - Number(b.supersededBy !== null);
}

/** Those that no newer one among them took the place of; all of them when there are no others. */
export function currentNodes(members: readonly ExtractNode[]): readonly ExtractNode[] {
  if (members.every((member) => member.supersededBy === null)) return members;
  const current = members.filter((member) => member.supersededBy === null);
  return current.length > 0 ? current : members;
}

/** Orders occurrences by source id, then place in the source. */
export function comparePlaces(a: OccurrencePlace, b: OccurrencePlace): number {
  return compareNodes(a.node, b.node) || a.occurrence.index - b.occurrence.index;
}

/** Names an occurrence within one set of sources. */
export function placeId(place: OccurrencePlace): string {
  return `${place.occurrence.index}.${place.node.id}`;
}

export function placeKey({ node, occurrence }: OccurrencePlace): OccurrenceKey {
  return node.keyOf(occurrence.index, occurrence.hash);
}

export function placeText(place: OccurrencePlace): string {
  return occurrenceText(place.occurrence.paragraphs);
}

/** Whether so many words are enough to recognise a turn by them alone. */
export function isLongEnough(words: number): boolean {
  return words >= SHORT_WORDS;
}

/** Whether an occurrence has enough words to be recognised by them alone. */
export function isLong({ paragraphs }: Occurrence): boolean {
  let words = 0;
  for (const { text } of paragraphs) {
    const start = countWords(text.length > LONG_TEXT ? text.slice(0, LONG_TEXT) : text);
    if (isLongEnough(words + start)) return true;
    words += text.length > LONG_TEXT ? countWords(text) : start;
  }
  return isLongEnough(words);
}
