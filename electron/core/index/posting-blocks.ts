import type { TermPostings } from "./segment-writer.ts";

/**
 * Neighbouring terms of one segment with their postings, one row on disk: a prefix reads a few rows instead of one
 * for each of its thousands of words.
 */
export interface PostingBlock {
  /** Ascending by UTF-16 units, joined by line feeds: no term holds one. */
  terms: string;
  /** Two numbers (32 bits, least byte first) a term: where its documents end among those of the block, where its places. */
  ends: Uint8Array;
  documents: Uint8Array;
  places: Uint8Array;
}

/** A block is closed when its documents or its places are so many bytes; a term is never divided. */
const DOCUMENT_BYTES = 32_768;
const PLACE_BYTES = 131_072;

/** Packs terms that come in ascending order. */
export function* packBlocks(postings: Iterable<TermPostings>): Generator<PostingBlock> {
  let block = new OpenBlock();
  for (const one of postings) {
    block.add(one);
    if (!block.isFull) continue;
    yield block.close();
    block = new OpenBlock();
  }
  if (!block.isEmpty) yield block.close();
}

class OpenBlock {
  private readonly terms: string[] = [];
  private readonly ends: number[] = [];
  private readonly documents: Uint8Array[] = [];
  private readonly places: Uint8Array[] = [];
  private documentBytes = 0;
  private placeBytes = 0;

  get isEmpty(): boolean {
    return this.terms.length === 0;
  }

  get isFull(): boolean {
    return this.documentBytes >= DOCUMENT_BYTES || this.placeBytes >= PLACE_BYTES;
  }

  add({ term, documents, places }: TermPostings): void {
    this.terms.push(term);
    this.documents.push(documents.slice());
    this.places.push(places.slice());
    this.documentBytes += documents.length;
    this.placeBytes += places.length;
    this.ends.push(this.documentBytes, this.placeBytes);
  }

  close(): PostingBlock {
    const ends = new DataView(new ArrayBuffer(this.ends.length * 4));
    for (const [at, end] of this.ends.entries()) ends.setUint32(at * 4, end, true);
    return {
      terms: this.terms.join("\n"),
      ends: new Uint8Array(ends.buffer),
      documents: Buffer.concat(this.documents),
      places: Buffer.concat(this.places),
    };
  }
}

/** Consecutive terms of a block: those that a search is for. */
export interface TermRange {
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
  return { documentStarts: starts(0), placeStarts: starts(4), documents };
}

/** The first place of ascending words that is not before `term`; their number when all are. */
export function firstNotBefore(terms: readonly string[], term: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
