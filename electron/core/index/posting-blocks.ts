import { firstNotBefore } from "../../../shared/lib/first-not-before.ts";
import { MENTION_MARK } from "../../../shared/mentions/mention.ts";
/**
 * Neighbouring terms of one segment with their postings, one row on disk: a prefix reads a few rows instead of one
 * for each of its thousands of words.
 *
 * For each document of a term, ascending: the gap to the one before (the first counted from -1) and how often it holds
 * the term; apart from these the places of the term among the document's tokens, each as the gap to the one before (from
 * 0). All are numbers in seven-bit groups, the least first; a set top bit goes on.
 */
export interface PostingBlock {
  /** Ascending by UTF-16 units, joined by line feeds: no term holds one. */
  terms: string;
  /** Two numbers (32 bits, least byte first) a term: where its documents end among those of the block, where its places. */
  ends: Uint8Array;
  documents: Uint8Array;
  places: Uint8Array;
}

/** Consecutive terms of a block: those that a search is for. */
export interface TermRange {
  terms: string[];
  /** By term: where its documents begin, and one more end. */
  documentStarts: Uint32Array;
  /** The same of its places. */
  placeStarts: Uint32Array;
  documents: Uint8Array;
}

/** The term, or all terms that begin with it, in a block; null when it holds none. */
export function termsIn(
  { terms, ends, documents }: Omit<PostingBlock, "places">,
  term: string,
  isPrefix: boolean,
): TermRange | null {
  const all = terms.split("\n");
  const from = firstNotBefore(all, term);
  let to = from;
  while (to < all.length && (isPrefix ? (all[to] as string).startsWith(term) : all[to] === term)) to++;
  if (to === from) return null;
  const view = new DataView(ends.buffer, ends.byteOffset, ends.byteLength);
  const starts = (column: number) =>
    Uint32Array.from({ length: to - from + 1 }, (_, at) =>
      from + at === 0 ? 0 : view.getUint32((from + at - 1) * 8 + column, true),
    );
  return { terms: all.slice(from, to), documentStarts: starts(0), placeStarts: starts(4), documents };
}

/** Each term of a block that holds these letters. */
export function termsHolding({ terms, ends, documents }: Omit<PostingBlock, "places">, letters: string): TermRange[] {
  if (!terms.includes(letters)) return [];
  const block = { terms, ends, documents };
  const holding = terms.split("\n").filter((term) => term.includes(letters) && !term.startsWith(MENTION_MARK));
  return holding.map((term) => termsIn(block, term, false) as TermRange);
}
