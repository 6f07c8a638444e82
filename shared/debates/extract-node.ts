import type { Extract, Occurrence } from "../model/extract.ts";
import { occurrenceText } from "../model/extract.ts";
import { formatOccurrenceKey, type OccurrenceKey } from "../model/occurrence-key.ts";
import type { ParsedSource } from "../model/source.ts";
import { countWords } from "../text/words.ts";

/** Turns of fewer words recur in every debate ("I call the shadow Home Secretary."): alone they prove nothing. */
const SHORT_WORDS = 12;

/** An extract with the source it stands in: what reconstruction works on. */
export interface ExtractNode {
  /** Names it in one set of sources: `<ordinal>:<source>`. */
  id: string;
  source: ParsedSource;
  extract: Extract;
}

/** Where one occurrence stands. */
export interface OccurrencePlace {
  node: ExtractNode;
  occurrence: Occurrence;
}

/** All extracts in the order of source ids, then ordinals: independent of the order of arrival. */
export function extractNodes(sources: readonly ParsedSource[]): ExtractNode[] {
  const sorted = [...sources].sort((a, b) => compareText(a.source, b.source));
  return sorted.flatMap((source) =>
    source.extracts.map((extract) => ({ id: `${extract.ordinal}:${source.source}`, source, extract })),
  );
}

/** Orders by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders extracts by source id, then ordinal. */
export function compareNodes(a: ExtractNode, b: ExtractNode): number {
  return compareText(a.source.source, b.source.source) || a.extract.ordinal - b.extract.ordinal;
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
  return formatOccurrenceKey({
    source: node.source.source,
    revision: node.source.revision,
    extract: node.extract.ordinal,
    index: occurrence.index,
    hash: occurrence.hash,
  });
}

export function placeText(place: OccurrencePlace): string {
  return occurrenceText(place.occurrence.paragraphs);
}

/** Whether an occurrence has enough words to be recognised by them alone. */
export function isLong(occurrence: Occurrence): boolean {
  return countWords(occurrenceText(occurrence.paragraphs)) >= SHORT_WORDS;
}
