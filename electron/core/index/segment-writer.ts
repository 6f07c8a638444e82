import { isInMentions, mentionMarks } from "../../../shared/mentions/find-mentions.ts";
import type { PostingBlock } from "./posting-blocks.ts";
import { TermTable } from "./term-table.ts";
import { putVarint } from "./varint.ts";

/** A part of the index that is ready to be kept. */
export interface ReadySegment {
  /** 64-bit key of each text, two halves each, in the order of the texts. */
  keys: Uint32Array;
  blocks: PostingBlock[];
}

/** A block is closed when its documents or its places are so many bytes; a term is never divided. */
const BLOCK = { documents: 1 << 15, places: 1 << 17 };

/** Facts of a term while texts come: its last document and 1, how often that holds it, the place, bytes so far. */
const WIDTH = 5;
const LAST = 0;
const COUNT = 1;
const PLACE = 2;
const DOCUMENT_BYTES = 3;
const PLACE_BYTES = 4;

/**
 * Collects texts and turns them into postings of their words, and of the forms in which they mention people: what a
 * segment of the index is made of. Takes four bytes a token; while
 * texts come only the sizes of what will be written are counted, so that everything is written once, in its place.
 */
export class SegmentWriter {
  private table = new TermTable();
  private facts = new Uint32Array(WIDTH << 11);
  /** 1 for each term without which there is no mention. */
  private leads = new Uint8Array(1 << 11);
  private tokens = new Uint32Array(1 << 16);
  private tokenCount = 0;
  private starts: number[] = [0];
  private keys: number[] = [];

  /** Texts so far. */
  get documents(): number {
    return this.starts.length - 1;
  }

  /** Tokens so far. */
  get size(): number {
    return this.tokenCount;
  }

  /** Adds a text by its key; answers with its number in the segment. */
  add(high: number, low: number, text: string): number {
    const start = this.tokenCount;
    const numbers = this.table.numbersOf(text);
    this.addNumbers(numbers, start);
    if (this.mayMention(numbers)) {
      // Behind the words, so that no phrase meets them.
      const marks = Array.from(mentionMarks(text), (mark) => this.table.numberOfString(mark));
      if (marks.length > 0) this.addNumbers(marks, start);
    }
    this.keys.push(high, low);
    return this.starts.push(this.tokenCount) - 2;
  }

  /** What was collected, ready to be kept; further texts begin a new segment, in the same memory. */
  finish(): ReadySegment {
    const ready = { keys: Uint32Array.from(this.keys), blocks: this.blocks() };
    this.table = new TermTable();
    this.facts.fill(0);
    this.tokenCount = 0;
    this.starts = [0];
    this.keys = [];
    return ready;
  }

  /** Whether a text of these terms may mention somebody: to look through its words takes longer. */
  private mayMention(numbers: Uint32Array): boolean {
    while (this.table.size > this.leads.length) this.leads = doubled(this.leads);
    const fresh = this.table.newTerms();
    const first = this.table.size - fresh.length;
    for (const [at, term] of fresh.entries()) this.leads[first + at] = isInMentions(term) ? 1 : 0;
    for (let at = 0; at < numbers.length; at++) if (this.leads[numbers[at] as number] === 1) return true;
    return false;
  }

  /** Adds terms to the text that begins at token `start`. */
  private addNumbers(numbers: Uint32Array | readonly number[], start: number): void {
    while (this.tokenCount + numbers.length > this.tokens.length) this.tokens = doubled(this.tokens);
    while (this.table.size * WIDTH > this.facts.length) this.facts = doubled(this.facts);
    const { facts } = this;
    const document = this.starts.length;
    this.tokens.set(numbers, this.tokenCount);
    let place = this.tokenCount - start;
    for (let at = 0; at < numbers.length; at++, place++) {
      const fact = (numbers[at] as number) * WIDTH;
      const last = facts[fact + LAST] as number;
      if (last === document) {
        (facts[fact + COUNT] as number)++;
        (facts[fact + PLACE_BYTES] as number) += varintLength(place - (facts[fact + PLACE] as number));
      } else {
        const closing = last === 0 ? 0 : varintLength(facts[fact + COUNT] as number);
        (facts[fact + DOCUMENT_BYTES] as number) += closing + varintLength(document - last);
        (facts[fact + PLACE_BYTES] as number) += varintLength(place);
        facts[fact + LAST] = document;
        facts[fact + COUNT] = 1;
      }
      facts[fact + PLACE] = place;
    }
    this.tokenCount += numbers.length;
  }

  private blocks(): PostingBlock[] {
    const terms = this.table.terms();
    const order = [...terms.keys()].sort((a, b) => ((terms[a] as string) < (terms[b] as string) ? -1 : 1));
    const sizes = this.sizes(terms.length);
    const { documents, places } = this.written(order, sizes);
    const blocks: PostingBlock[] = [];
    let [documentsFrom, placesFrom] = [0, 0];
    for (let from = 0; from < order.length; ) {
      const ends = endsOfBlock(order, from, sizes);
      const names = order.slice(from, from + ends.length / 2).map((number) => terms[number]);
      const [documentsEnd, placesEnd] = ends.slice(-2) as [number, number];
      blocks.push({
        terms: names.join("\n"),
        ends: littleEndian(ends),
        documents: documents.subarray(documentsFrom, documentsFrom + documentsEnd),
        places: places.subarray(placesFrom, placesFrom + placesEnd),
      });
      from += names.length;
      documentsFrom += documentsEnd;
      placesFrom += placesEnd;
    }
    return blocks;
  }

  /** Bytes of each term by number: of its documents, of its places. */
  private sizes(terms: number): Uint32Array {
    const sizes = new Uint32Array(terms * 2);
    for (let number = 0; number < terms; number++) {
      const fact = number * WIDTH;
      // The count of a term's last document was still open.
      const last = varintLength(this.facts[fact + COUNT] as number);
      sizes[number * 2] = (this.facts[fact + DOCUMENT_BYTES] as number) + last;
      sizes[number * 2 + 1] = this.facts[fact + PLACE_BYTES] as number;
    }
    return sizes;
  }

  /** Writes the postings of all terms in one go over the texts, each term's where they belong in the given order. */
  private written(order: readonly number[], sizes: Uint32Array) {
    const ends = new Uint32Array(sizes.length);
    let [documentsAt, placesAt] = [0, 0];
    for (const number of order) {
      ends[number * 2] = documentsAt;
      ends[number * 2 + 1] = placesAt;
      documentsAt += sizes[number * 2] as number;
      placesAt += sizes[number * 2 + 1] as number;
    }
    const documents = new Uint8Array(documentsAt);
    const places = new Uint8Array(placesAt);
    const { facts, tokens, starts } = this;
    for (let fact = 0; fact < order.length * WIDTH; fact += WIDTH) facts[fact + LAST] = 0;
    for (let document = 1; document < starts.length; document++) {
      const start = starts[document - 1] as number;
      const end = starts[document] as number;
      for (let at = start; at < end; at++) {
        const number = tokens[at] as number;
        const fact = number * WIDTH;
        const last = facts[fact + LAST] as number;
        let before = facts[fact + PLACE] as number;
        if (last === document) {
          (facts[fact + COUNT] as number)++;
        } else {
          let to = ends[number * 2] as number;
          if (last > 0) to = putVarint(documents, to, facts[fact + COUNT] as number);
          ends[number * 2] = putVarint(documents, to, document - last);
          facts[fact + LAST] = document;
          facts[fact + COUNT] = 1;
          before = 0;
        }
        ends[number * 2 + 1] = putVarint(places, ends[number * 2 + 1] as number, at - start - before);
        facts[fact + PLACE] = at - start;
      }
    }
    for (const number of order) {
      putVarint(documents, ends[number * 2] as number, facts[number * WIDTH + COUNT] as number);
    }
    return { documents, places };
  }
}

/** Where documents and places of each term of the block end that begins at `from`. */
function endsOfBlock(order: readonly number[], from: number, sizes: Uint32Array): number[] {
  const ends: number[] = [];
  let [documents, places] = [0, 0];
  for (let at = from; at < order.length && documents < BLOCK.documents && places < BLOCK.places; at++) {
    const number = order[at] as number;
    documents += sizes[number * 2] as number;
    places += sizes[number * 2 + 1] as number;
    ends.push(documents, places);
  }
  return ends;
}

function littleEndian(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  for (const [at, number] of numbers.entries()) view.setUint32(at * 4, number, true);
  return new Uint8Array(view.buffer);
}

function doubled<A extends Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(numbers: A): A {
  const wider = new (numbers.constructor as new (size: number) => A)(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  return value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}
