import { lastAtMost } from "../../../shared/lib/last-at-most.ts";

/** A set of rows, or of other things that are numbered from 0: a bit for each, for a million in an eighth of a megabyte. */
export class RowSet {
  readonly size: number;
  /** 32 rows a number, the first in its lowest bit; bits behind the last row are 0. */
  readonly words: Int32Array;

  /** The set of none of `size` rows. */
  constructor(size: number, words = new Int32Array((size + 31) >>> 5)) {
    this.size = size;
    this.words = words;
  }

  has(row: number): boolean {
    return (((this.words[row >>> 5] as number) >>> row) & 1) === 1;
  }

  add(row: number): void {
    this.put(row, 1);
  }

  /** Adds a row if `bit` is 1; nothing if it is 0. Shifts of numbers take the lowest five bits of a row by themselves. */
  put(row: number, bit: number): void {
    this.words[row >>> 5] = (this.words[row >>> 5] as number) | (bit << row);
  }

  delete(row: number): void {
    this.words[row >>> 5] = (this.words[row >>> 5] as number) & ~(1 << row);
  }

  copy(): RowSet {
    return new RowSet(this.size, this.words.slice());
  }
}

/** All of `size` rows. */
export function allRows(size: number): RowSet {
  return invert(new RowSet(size));
}

/** Takes out of `set` what is not in the other one. */
export function intersect(set: RowSet, other: RowSet): RowSet {
  const [own, others] = [set.words, other.words];
  for (let at = 0; at < own.length; at++) own[at] = (own[at] as number) & (others[at] as number);
  return set;
}

/** Adds to `set` what is in the other one. */
export function unite(set: RowSet, other: RowSet): RowSet {
  const [own, others] = [set.words, other.words];
  for (let at = 0; at < own.length; at++) own[at] = (own[at] as number) | (others[at] as number);
  return set;
}

/** Turns `set` round. */
export function invert(set: RowSet): RowSet {
  const { words, size } = set;
  for (let at = 0; at < words.length; at++) words[at] = ~(words[at] as number);
  const behind = size & 31;
  if (behind > 0) words[size >>> 5] = (words[size >>> 5] as number) & ((1 << behind) - 1);
  return set;
}

/** The rows whose value passes. */
export function rowsWhere(values: ArrayLike<number>, passes: (value: number) => boolean): RowSet {
  const set = new RowSet(values.length);
  for (let row = 0; row < values.length; row++) set.put(row, passes(values[row] as number) ? 1 : 0);
  return set;
}

/** Rows that are in all of the sets, ascending; every row for none. */
export function rowsInAll(sets: readonly RowSet[], size: number): Uint32Array {
  const [first, ...others] = sets;
  if (!first) {
    const all = new Uint32Array(size);
    for (let row = 0; row < size; row++) all[row] = row;
    return all;
  }
  return rowsOf(others.length === 0 ? first : others.reduce(intersect, first.copy()));
}

/** The rows of a set, ascending. */
export function rowsOf(set: RowSet): Uint32Array {
  const { words } = set;
  const rows = new Uint32Array(countOf(set));
  let put = 0;
  for (let at = 0; at < words.length; at++) {
    for (let left = words[at] as number; left !== 0; left &= left - 1) {
      rows[put++] = (at << 5) + 31 - Math.clz32(left & -left);
    }
  }
  return rows;
}

/** How many rows are in a set. */
export function countOf({ words }: RowSet): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    // Bits are added up in pairs, then in fours, in bytes; a product with the last number adds up the bytes in the highest one.
    let bits = words[at] as number;
    bits -= (bits >>> 1) & 0x5555_5555;
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}

/** Whether ascending rows hold one. */
export function holdsRow(rows: Uint32Array, row: number): boolean {
  return rows[lastAtMost(rows, row)] === row;
}
