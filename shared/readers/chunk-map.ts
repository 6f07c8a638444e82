import { isLowSurrogate } from "../text/surrogates.ts";

/** Maps within one decoded chunk: UTF-16 units and bytes both count from the chunk's start. */
export interface ChunkMap {
  /** The byte at which the character at `unit` begins; the chunk's byte length for its end. */
  byteAt(unit: number): number;
  /** The unit of the character that begins at or contains `byte`. */
  unitAt(byte: number): number;
  /** The units from the first to before the second, if there are any, are one byte each: for all of them the answer is as far from the question. */
  readonly evenFrom: number;
  readonly evenTo: number;
}

/** Units from one mark to the next. */
const STRIDE = 32;

/** For text with a fixed number of bytes (1 or 2) a UTF-16 unit. */
export function fixedWidthMap(units: number, width: number): ChunkMap {
  return {
    byteAt: (unit) => Math.min(units, unit) * width,
    unitAt: (byte) => Math.min(units, Math.floor(byte / width)),
    evenFrom: 0,
    evenTo: width === 1 ? units : 0,
  };
}

/** For valid UTF-8 (`text` is its decoded form): the map that is smaller for it. */
export function utf8Map(text: string, bytes: Uint8Array): ChunkMap {
  if (text.length === bytes.length) return fixedWidthMap(text.length, 1);
  return bytes.length - text.length < text.length / STRIDE ? sparseMap(text.length, bytes) : denseMap(text);
}

/** Where characters that are not ASCII are few: after each of them, its end and the bytes that are no units so far. */
function sparseMap(units: number, bytes: Uint8Array): ChunkMap {
  const ends: number[] = [0];
  const surpluses: number[] = [0];
  let surplus = 0;
  const { length } = bytes;
  // Four bytes are looked at in one go, from the first that stands where a number of four bytes may.
  const first = Math.min(length, (4 - (bytes.byteOffset % 4)) % 4);
  const fours = new Int32Array(bytes.buffer, bytes.byteOffset + first, (length - first) >> 2);
  for (let at = 0; at < length; ) {
    if (at >= first && (at - first) % 4 === 0) {
      let four = (at - first) >> 2;
      while (four < fours.length && ((fours[four] as number) & 0x80808080) === 0) four++;
      at = Math.max(at, first + four * 4);
      if (at >= length) break;
    }
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    at += width;
    surplus += width === 4 ? 2 : width - 1;
    ends.push(at - surplus);
    surpluses.push(surplus);
  }
  return new SparseMap(units, bytes, ends, surpluses);
}

class SparseMap implements ChunkMap {
  private readonly units: number;
  private readonly bytes: Uint8Array;
  private readonly ends: readonly number[];
  private readonly surpluses: readonly number[];
  /** Units of which the last answer told how many bytes come on top. Most questions are asked in ascending order. */
  evenFrom = 0;
  evenTo = 0;
  private surplus = 0;

  constructor(units: number, bytes: Uint8Array, ends: readonly number[], surpluses: readonly number[]) {
    this.units = units;
    this.bytes = bytes;
    this.ends = ends;
    this.surpluses = surpluses;
  }

  byteAt(unit: number): number {
    return unit >= this.evenFrom && unit < this.evenTo ? unit + this.surplus : this.search(unit);
  }

  private search(unit: number): number {
    const { units, bytes, ends } = this;
    if (unit >= units) return bytes.length;
    const mark = floorIndex(ends, unit);
    const next = ends[mark + 1];
    this.evenFrom = ends[mark] as number;
    this.surplus = this.surpluses[mark] as number;
    this.evenTo = next === undefined ? units : next - 1;
    const byte = unit + this.surplus;
    // The unit before a mark may be the second half of a surrogate pair, which is still at its first byte.
    return unit === this.evenTo && isContinuation(bytes[byte]) ? byte - 1 : byte;
  }

  unitAt(byte: number): number {
    const { bytes, ends, surpluses } = this;
    if (byte >= bytes.length) return this.units;
    let at = byte;
    while (at > 0 && isContinuation(bytes[at])) at--;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((ends[middle] as number) + (surpluses[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return at - (surpluses[low] as number);
  }
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Bytes of a UTF-16 unit in valid UTF-8; of a surrogate pair all are the second unit's. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code < 0xd800 || code > 0xdfff) return 3;
  return code < 0xdc00 ? 0 : 4;
}

/** Every 32nd unit's byte is kept, the rest is counted from there. */
function denseMap(text: string): ChunkMap {
  const units = text.length;
  const marks = new Uint32Array(Math.ceil(units / STRIDE) + 1);
  let byte = 0;
  for (let unit = 0; unit < units; unit++) {
    if (unit % STRIDE === 0) marks[unit / STRIDE] = byte;
    byte += bytesOf(text.charCodeAt(unit));
  }
  marks[marks.length - 1] = byte;
  const byteLength = byte;
  return {
    evenFrom: 0,
    evenTo: 0,
    byteAt(unit) {
      if (unit >= units) return byteLength;
      const mark = (unit / STRIDE) | 0;
      const first = marks[mark] as number;
      const end = (mark + 1) * STRIDE;
      // The first half of a pair has no bytes of its own: as the last unit it would hide another's second byte.
      const isAscii =
        (marks[mark + 1] as number) - first === STRIDE && end <= units && !isLowSurrogate(text.charCodeAt(end));
      if (isAscii) return first + (unit % STRIDE);
      let at = first;
      for (let i = mark * STRIDE; i < unit; i++) at += bytesOf(text.charCodeAt(i));
      return at;
    },
    unitAt(target) {
      if (target >= byteLength) return units;
      const mark = floorIndex(marks, target);
      let unit = mark * STRIDE;
      let at = marks[mark] as number;
      for (; unit < units; unit++) {
        const width = bytesOf(text.charCodeAt(unit));
        if (at + width > target && width > 0) break;
        at += width;
      }
      return isLowSurrogate(text.charCodeAt(unit)) ? unit - 1 : unit;
    },
  };
}

/** For bytes whose characters have any length: the byte at which each unit's character begins. */
export function tableMap(starts: readonly number[], byteLength: number): ChunkMap {
  return {
    evenFrom: 0,
    evenTo: 0,
    byteAt: (unit) => starts[unit] ?? byteLength,
    unitAt: (byte) => (byte >= byteLength ? starts.length : floorIndex(starts, byte)),
  };
}

/** The last index whose value is not above `value`, of equal values the first; 0 when there is none. */
export function floorIndex(ascending: { readonly length: number; readonly [index: number]: number }, value: number) {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && ascending[low - 1] === ascending[low]) low--;
  return low;
}

/**
 * Bytes of the character at `at`; when malformed, minus the bytes that become one U+FFFD (the "maximal
 * subpart", as the WHATWG decoder counts them).
 */
export function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const need = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i <= need; i++) {
    const next = bytes[at + i];
    if (next === undefined || next < low || next > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return need + 1;
}

/** UTF-8 that may be malformed: its map, how many sequences are malformed, and the first one's byte (-1: none). */
export function scanUtf8(bytes: Uint8Array): { map: ChunkMap; malformed: number; first: number } {
  const starts: number[] = [];
  let malformed = 0;
  let first = -1;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    if (length < 0 && malformed++ === 0) first = at;
    starts.push(at);
    if (length === 4) starts.push(at);
    at += Math.abs(length);
  }
  return { map: tableMap(starts, bytes.length), malformed, first };
}
