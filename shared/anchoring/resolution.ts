import type { AnchorStatus } from "../model/annotation.ts";
import type { OccurrenceKey } from "../model/occurrence-key.ts";
import type { SourceId } from "../model/source.ts";

/** An occurrence as anchors see it. */
export interface AnchorOccurrence {
  key: OccurrenceKey;
  /** Its paragraphs joined by one U+000A. */
  text: string;
  /** The name as printed there, before any correction; null when nobody is named. */
  speaker: string | null;
}

/**
 * The library as it stands now, for finding anchors again. Lists may come in any order: the result does not
 * depend on it. Implementations may be lazy; a lookup of something unknown gives null or nothing.
 */
export interface AnchorCorpus {
  /** The occurrence of exactly this key. */
  occurrence(key: OccurrenceKey): AnchorOccurrence | null;
  /** All occurrences the file at this path holds now, whatever its revision. */
  inSource(source: SourceId): Iterable<AnchorOccurrence>;
  /** All occurrences, of any file, whose text has this sha256. */
  withHash(hash: string): Iterable<AnchorOccurrence>;
  /**
   * All occurrences, of any file, of the debate the occurrence of this key belongs to; when that occurrence is
   * gone, of the debates its file has a part in now. Nothing when neither is known.
   */
  inDebateOf(key: OccurrenceKey): Iterable<AnchorOccurrence>;
}

/** A place where the words may be. */
export interface AnchorCandidate {
  key: OccurrenceKey;
  start: number;
  end: number;
  /** The text between start and end. */
  exact: string;
  /** 0..1: how well words, surroundings and position agree. */
  score: number;
  /** The words with a little of what stands around them, for a list to choose from. */
  context: string;
}

/** Where an anchor's words are now and how surely. `exact` is always the text between start and end of `key`. */
export interface Resolution {
  status: AnchorStatus;
  /** 0..1; 1 for `exact` and 0 for `lost`. */
  score: number;
  /** Null when lost. */
  key: OccurrenceKey | null;
  /** 0 when lost. */
  start: number;
  end: number;
  /** Null when lost. */
  exact: string | null;
  /** Other places, best first: for `ambiguous` those as likely; for `lost` those too unlike to accept. */
  candidates: AnchorCandidate[];
}
