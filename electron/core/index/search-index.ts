import type { TermRun } from "../../../shared/query/query.ts";
import type { Pacer } from "./pacer.ts";
import type { RowSet } from "./row-set.ts";
import type { ReadySegment } from "./segment-writer.ts";

/** The texts to search; a text's ordinal is its place. Equal keys, equal texts. */
export interface SearchTexts {
  size: number;
  /** The first 64 bits of the sha256 of a text, as two halves. */
  key(ordinal: number): TextKey;
  /** Read only for texts that are not in the index yet. */
  text(ordinal: number): string;
  /**
   * What an earlier `sync` gave for those texts that were there then, {@link NO_DOCUMENT} for others: they are not looked
   * up again where that still holds.
   */
  former?: KeptSearch | null;
}

/** 64 bits as two unsigned 32-bit halves. */
export type TextKey = readonly [high: number, low: number];

/** Stands in {@link SearchTexts.former} for a text of which nothing is known. */
export const NO_DOCUMENT = 0xffff_ffff;

/**
 * Finds which texts hold a run of terms. It agrees with a plain scan over `tokens()`; the contract suite
 * checks that of every implementation.
 */
export interface SearchIndex {
  /** Whether a text is in the index already. */
  holds(hash: string): boolean;
  /** Takes in a text that `sync` will name later: sooner is better, because its words are at hand. */
  add(hash: string, text: string): void;
  /** Writes what was added when it has become much: call it now and then while adding. Throws the abort reason. */
  relieve(pacer: Pacer): Promise<void>;
  /** Takes in a part made elsewhere; what it shares with others does no harm. Throws the abort reason. */
  takeIn(segment: ReadySegment, pacer: Pacer): Promise<void>;
  /**
   * Takes in what is missing, forgets what nobody needs any more, and answers with the search over exactly these
   * texts. Throws the abort reason when aborted; an earlier search goes on to hold.
   */
  sync(texts: SearchTexts, options?: SyncOptions): Promise<TextSearch>;
  /** The search of an earlier `sync` by what it said to keep; null when texts of the index went since. */
  restore(kept: KeptSearch): TextSearch | null;
}

/** What a later start needs to search at once. */
export interface KeptSearch {
  /** Number of each ordinal's text in the index. */
  documents: Uint32Array;
  /** Names the state of the index in which these numbers hold. */
  state: string;
}

/** A search over one state of the library. Never changed. */
export interface TextSearch {
  kept: KeptSearch;
  /** Begins a question, in slices of the pacer. What was counted for it is not counted again. */
  ask(pacer: Pacer): TextQuestion;
  /** Visits every form in which texts mention people, with the ordinals of those that do, in slices; a form may come again. */
  visitMentions(visit: (form: string, ordinals: readonly number[]) => void, pacer: Pacer): Promise<void>;
}

/** Places of either side that stand near one of the other, as `nearSpans` says. */
export interface NearRuns {
  sides: readonly [readonly TermRun[], readonly TermRun[]];
  distance: number;
}

/** What an index can find and count without reading texts. */
export type Sought = TermRun | NearRuns;

/** One question to a {@link TextSearch}. */
export interface TextQuestion {
  /** The texts in which what is sought stands, by ordinal. */
  holders(sought: Sought): Promise<RowSet>;
  /**
   * How many places of anything sought each of these texts has, overlapping ones as one; null when only reading
   * the texts tells (scripts without spaces, where terms overlap by nature).
   */
  hits(sought: readonly Sought[], ordinals: Uint32Array): Promise<Uint32Array | null>;
  /** The texts of which a word holds these letters (folded) somewhere. */
  holding(letters: string): Promise<RowSet>;
  /** Gives back what was counted, for others to count in: large arrays are dear to make. Nothing can be asked after it. */
  end(): void;
}

export interface SyncOptions {
  signal?: AbortSignal;
  /** Other texts of the index will be asked for later: none is forgotten. */
  isPart?: boolean;
  /** Told now and then how many of the texts were looked at. */
  onProgress?(done: number, total: number): void;
}
