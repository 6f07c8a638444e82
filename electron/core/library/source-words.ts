import type { Occurrence, Paragraph } from "../../../shared/model/extract.ts";
import { sha256 } from "../files/sha256.ts";
import { PackedRecords, RecordPacker } from "../index/packed-records.ts";
import { readOccurrence, readParagraphs, readWords, writeOccurrence } from "./compact-words.ts";

/** Some occurrences of a source with their words, one after another. */
export interface WordBlock {
  /** The first of them, counted over all extracts. */
  first: number;
  /** {@link PackedRecords} of them. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** Four blocks fill a page of the database: what is read with what is asked for stays short, and little room is left over. */
const BLOCK = 4000;
/** So many occurrences are read in one go at most. */
export const READ_AHEAD = 64;
/** What is read ahead must not be closed again before anybody looks at it, though each stands in a block of its own. */
const OPEN_BLOCKS = READ_AHEAD;

const packer = new RecordPacker();

/** The words of a source's occurrences, in blocks; {@link SourceWords} reads them. */
export function packWords(occurrences: readonly Occurrence[]): WordBlock[] {
  const blocks: WordBlock[] = [];
  let first = 0;
  const close = () => {
    const { count } = packer;
    if (count > 0) blocks.push({ first, bytes: packer.finish() });
    first += count;
  };
  for (const occurrence of occurrences) {
    const text = writeOccurrence(occurrence);
    if (packer.size + text.length > BLOCK) close();
    packer.add(text);
  }
  close();
  return blocks;
}

/** The words of a source. Occurrences are counted over all its extracts. */
export class SourceWords {
  private readonly load: (at: number) => WordBlock;
  private readonly opened: { first: number; records: PackedRecords }[] = [];

  /** `load` gives the block that holds the n-th occurrence, and throws when there is none. */
  constructor(load: (at: number) => WordBlock) {
    this.load = load;
  }

  /** The n-th occurrence. */
  occurrence(at: number): Occurrence {
    return readOccurrence(this.record(at), sha256);
  }

  /** The paragraphs of the n-th occurrence with their places. */
  paragraphs(at: number): Paragraph[] {
    return readParagraphs(this.record(at));
  }

  /** The text of the n-th occurrence, without where it stands. */
  text(at: number): string {
    return readWords(this.record(at));
  }

  /** Reads the block of the n-th occurrence. */
  open(at: number): void {
    this.blockOf(at);
  }

  private record(at: number): string {
    const { first, records } = this.blockOf(at);
    return records.text(at - first);
  }

  private blockOf(at: number) {
    const known = this.opened.find(({ first, records }) => at >= first && at < first + records.count);
    if (known) return known;
    const { first, bytes } = this.load(at);
    const block = { first, records: new PackedRecords(bytes) };
    if (this.opened.push(block) > OPEN_BLOCKS) this.opened.shift();
    return block;
  }
}
