import { isHighSurrogate, isLowSurrogate } from "../text/surrogates.ts";
import { isWhiteSpace } from "../text/white-space.ts";
import { type ChunkMap, floorIndex } from "./chunk-map.ts";
import { lineStartsOf } from "./line-starts.ts";
import type { TextRange } from "./reader.ts";

/**
 * Maps UTF-16 offsets of a decoded text (BOM removed) to bytes of the source as stored, back, and to 1-based
 * lines. Lines end at LF, CR LF or a lone CR. Cheap when asked in ascending order.
 */
export interface OffsetMap {
  /** The byte at which the character at `offset` begins; the byte length for the text's end. */
  byteAt(offset: number): number;
  /** The offset of the character that begins at or contains `byte`. */
  offsetAt(byte: number): number;
  lineAt(offset: number): number;
}

/** A decoded stretch of a source. No chunk ends between CR and LF, or within a character. */
export interface DecodedChunk {
  text: string;
  byteStart: number;
  byteEnd: number;
  map: ChunkMap;
  /** Its bytes, where they are the UTF-8 form of the text. */
  utf8: Uint8Array | null;
}

/** A chunk and where it stands in the whole text. */
export interface WindowChunk extends DecodedChunk {
  start: number;
  end: number;
  /** The line on which it begins. */
  line: number;
  /** Where lines begin in it, counted from its start. */
  lineStarts: readonly number[];
}

const SPACE = 32;
const FIRST_BEYOND_ASCII = 128;
/** The bytes from this one on begin a character of several in UTF-8. */
const FIRST_LEAD = 0xc0;
/** So many lines on are gone through before they are searched. */
const FEW_LINES = 8;

/** The part of a source that is still needed, chunk by chunk, so that memory does not grow with the source. */
export class SourceWindow implements OffsetMap {
  /** UTF-16 units and bytes so far. */
  length = 0;
  byteLength: number;
  private chunks: WindowChunk[] = [];
  /** Chunk and line asked for last: most questions are asked in ascending order. */
  private last = 0;
  private lastLine = 0;
  private lines = 1;
  /** From one offset to before another each character is a byte, which stands so far from it. */
  private evenFrom = 0;
  private evenTo = 0;
  private shift = 0;

  /** `from` is the byte at which the text begins, after a BOM. */
  constructor(from: number) {
    this.byteLength = from;
  }

  add(chunk: DecodedChunk): void {
    const { text } = chunk;
    if (text === "" && this.chunks.length > 0) {
      this.byteLength = chunk.byteEnd;
      return;
    }
    const lineStarts = lineStartsOf(text).starts;
    const [start, end] = [this.length, this.length + text.length];
    this.chunks.push({ ...chunk, start, end, line: this.lines, lineStarts });
    this.lines += lineStarts.length;
    this.length = end;
    this.byteLength = chunk.byteEnd;
  }

  /** The first offset that is still known. */
  get start(): number {
    return this.chunks[0]?.start ?? 0;
  }

  /** What stands before `offset` is not asked for again; whole chunks of it go, never the last one. */
  forget(offset: number): void {
    let gone = 0;
    while (gone + 1 < this.chunks.length && (this.chunks[gone] as WindowChunk).end <= offset) gone++;
    if (gone === 0) return;
    this.chunks = this.chunks.slice(gone);
    this.last = 0;
    this.lastLine = 0;
  }

  byteAt(offset: number): number {
    return offset >= this.evenFrom && offset < this.evenTo ? offset + this.shift : this.findByte(offset);
  }

  private findByte(offset: number): number {
    if (offset >= this.length) return this.byteLength;
    const chunk = this.chunkAt(offset);
    if (chunk === undefined) return this.byteLength;
    const { start, map } = chunk;
    const byte = chunk.byteStart + map.byteAt(offset - start);
    if (offset - start >= map.evenFrom && offset - start < map.evenTo) {
      this.evenFrom = start + map.evenFrom;
      this.evenTo = start + map.evenTo;
      this.shift = byte - offset;
    }
    return byte;
  }

  offsetAt(byte: number): number {
    if (byte >= this.byteLength) return this.length;
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.chunks[middle] as WindowChunk).byteStart <= byte) low = middle;
      else high = middle - 1;
    }
    const chunk = this.chunks[low];
    return chunk ? chunk.start + chunk.map.unitAt(Math.max(0, byte - chunk.byteStart)) : 0;
  }

  lineAt(offset: number): number {
    const chunk = this.chunkAt(offset);
    if (chunk === undefined) return this.lines;
    const { lineStarts, line } = chunk;
    const unit = offset - chunk.start;
    // The number of line starts not after the offset: the last answer, one of the next few, or by search.
    const { length } = lineStarts;
    let count = this.lastLine;
    if (count > length || (count > 0 && (lineStarts[count - 1] as number) > unit)) count = 0;
    for (let step = 0; count < length && (lineStarts[count] as number) <= unit; step++) {
      count = step < FEW_LINES ? count + 1 : floorIndex(lineStarts, unit) + 1;
    }
    this.lastLine = count;
    return line + count;
  }

  /** The text between two offsets that are still known. */
  slice(start: number, end: number): string {
    if (start >= end) return "";
    let chunk = this.chunkAt(start);
    if (chunk === undefined) return "";
    let text = chunk.text.slice(Math.max(0, start - chunk.start), end - chunk.start);
    for (let i = this.last + 1; i < this.chunks.length && chunk.end < end; i++) {
      chunk = this.chunks[i] as WindowChunk;
      text += chunk.text.slice(0, end - chunk.start);
    }
    return text;
  }

  /** The range of what is not blank between two offsets; null when all is. */
  wordsIn(start: number, end: number): TextRange | null {
    if (this.isBlank(start, end)) return null;
    let from = start;
    let to = end;
    while (this.isBlank(from, from + 1)) from++;
    while (this.isBlank(to - 1, to)) to--;
    return { start: from, end: to };
  }

  /** The characters (code points) between two offsets that are not white space. */
  nonBlankIn(start: number, end: number): number {
    let count = 0;
    for (let at = Math.max(start, this.start); at < end; ) {
      const chunk = this.chunkAt(at);
      if (chunk === undefined || at >= chunk.end) break;
      count += nonBlankIn(chunk, at - chunk.start, Math.min(end, chunk.end) - chunk.start);
      at = chunk.end;
    }
    return count;
  }

  /** Whether all that is still known between two offsets is blank; most such runs are a character or two. */
  isBlank(start: number, end: number): boolean {
    for (let at = Math.max(start, this.start); at < end; ) {
      const chunk = this.chunkAt(at);
      if (chunk === undefined || at >= chunk.end) return true;
      const to = Math.min(end, chunk.end) - chunk.start;
      for (let unit = at - chunk.start; unit < to; unit++) {
        if (!isWhiteSpace(chunk.text.charCodeAt(unit))) return false;
      }
      at = chunk.end;
    }
    return true;
  }

  /** The chunk in which a character stands, as far as it is still known. */
  chunkAt(offset: number): WindowChunk | undefined {
    const { chunks, last } = this;
    const chunk = chunks[last];
    if (chunk && offset >= chunk.start && offset < chunk.end) return chunk;
    const next = chunks[last + 1];
    this.lastLine = 0;
    if (next && offset >= next.start && offset < next.end) {
      this.last = last + 1;
      return next;
    }
    let low = 0;
    let high = chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((chunks[middle] as WindowChunk).start <= offset) low = middle;
      else high = middle - 1;
    }
    this.last = Math.max(0, low);
    return chunks[this.last];
  }
}

/** The code points of a part of a chunk that are not white space; counted by bytes, which is twice as fast, where no pair is cut. */
function nonBlankIn({ text, utf8, map }: WindowChunk, from: number, to: number): number {
  const isCut = isLowSurrogate(text.charCodeAt(from)) || isLowSurrogate(text.charCodeAt(to));
  return utf8 === null || isCut
    ? countNonBlank(text, from, to)
    : nonBlankInUtf8(utf8, map.byteAt(from), map.byteAt(to));
}

function nonBlankInUtf8(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < FIRST_BEYOND_ASCII) {
      if (byte > SPACE || !isWhiteSpace(byte)) count++;
    } else if (byte >= FIRST_LEAD && !isWhiteSpace(characterAt(bytes, at))) count++;
  }
  return count;
}

/** The character of two or three bytes at `at`; of four bytes, of which no white space is, another that is none. */
function characterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  const third = bytes[at + 2] as number;
  if (first < 0xe0) return ((first & 0x1f) << 6) | (second & 0x3f);
  return first < 0xf0 ? ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f) : first;
}

/** Counts code points of a part of a text that are not white space. */
function countNonBlank(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const isSecondHalf = at > from && isLowSurrogate(code) && isHighSurrogate(text.charCodeAt(at - 1));
    if (!isWhiteSpace(code) && !isSecondHalf) count++;
  }
  return count;
}
