import type { TermRun } from "../../../shared/query/query.ts";

/** A text to search. Its hash names its words: equal hashes, equal texts. */
export interface SearchDocument {
  hash: string;
  text(): string;
}

/**
 * Finds which texts hold a run of terms. It agrees with a plain scan over `tokens()`; the contract suite
 * checks that of every implementation.
 */
export interface SearchIndex {
  /**
   * Makes the index hold exactly these documents; a document's ordinal is its place in the list. Only texts
   * that were not there before are read. Throws the abort reason when aborted, leaving the former state.
   */
  sync(documents: readonly SearchDocument[], options?: SyncOptions): Promise<void>;
  /** Ordinals, ascending, of the documents in which the terms stand next to each other in this order. */
  match(run: TermRun): Uint32Array;
}

export interface SyncOptions {
  signal?: AbortSignal;
  /** Told now and then how many of the new texts are in. */
  onProgress?(done: number, total: number): void;
}
