/** Sets of rows as one byte a row: 1 for a row that is in it. */

/** Rows that are in all of the masks, ascending; every row for none. */
export function rowsInAll(masks: readonly Uint8Array[], size: number): Uint32Array {
  const [first, ...others] = masks;
  if (!first) {
    const all = new Uint32Array(size);
    for (let row = 0; row < size; row++) all[row] = row;
    return all;
  }
  const both = others.length === 0 ? first : first.slice();
  for (const mask of others) intersect(both, mask);
  return rowsOf(both);
}

/** The rows of a mask, ascending. */
export function rowsOf(mask: Uint8Array): Uint32Array {
  const words = fours(mask);
  const rest = words.length * 4;
  let count = 0;
  // The four bytes of a product with this number add up in its highest one.
  for (let at = 0; at < words.length; at++) count += Math.imul(words[at] as number, 0x0101_0101) >>> 24;
  for (let row = rest; row < mask.length; row++) count += mask[row] as number;
  const rows = new Uint32Array(count);
  // Written without asking: what is not in the mask is overwritten by the next, the last one falls off the end.
  let put = 0;
  for (let at = 0; at < words.length; at++) {
    if (words[at] === 0) continue;
    for (let row = at * 4; row < at * 4 + 4; put += mask[row++] as number) rows[put] = row;
  }
  for (let row = rest; row < mask.length; put += mask[row++] as number) rows[put] = row;
  return rows;
}

/** A mask four rows at a time: all but the last three at most. */
function fours(mask: Uint8Array): Uint32Array {
  return new Uint32Array(mask.buffer, mask.byteOffset, mask.length >> 2);
}

/** Takes out of `mask` what is not in the other one. */
export function intersect(mask: Uint8Array, other: Uint8Array): Uint8Array {
  const [own, others] = [fours(mask), fours(other)];
  for (let at = 0; at < own.length; at++) own[at] = (own[at] as number) & (others[at] as number);
  for (let row = own.length * 4; row < mask.length; row++) mask[row] = (mask[row] as number) & (other[row] as number);
  return mask;
}

/** Adds to `mask` what is in the other one. */
export function unite(mask: Uint8Array, other: Uint8Array): Uint8Array {
  const [own, others] = [fours(mask), fours(other)];
  for (let at = 0; at < own.length; at++) own[at] = (own[at] as number) | (others[at] as number);
  for (let row = own.length * 4; row < mask.length; row++) mask[row] = (mask[row] as number) | (other[row] as number);
  return mask;
}

/** Turns `mask` round. */
export function invert(mask: Uint8Array): Uint8Array {
  const own = fours(mask);
  for (let at = 0; at < own.length; at++) own[at] = (own[at] as number) ^ 0x0101_0101;
  for (let row = own.length * 4; row < mask.length; row++) mask[row] = (mask[row] as number) ^ 1;
  return mask;
}

/** Rows whose number is not 0. */
export function maskOf(numbers: Uint32Array): Uint8Array {
  const mask = new Uint8Array(numbers.length);
  for (let row = 0; row < mask.length; row++) mask[row] = (numbers[row] as number) > 0 ? 1 : 0;
  return mask;
}

/** Rows whose value passes. */
export function maskWhere(values: ArrayLike<number>, passes: (value: number) => boolean): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let row = 0; row < mask.length; row++) mask[row] = passes(values[row] as number) ? 1 : 0;
  return mask;
}

/** Whether ascending rows hold one. */
export function holdsRow(rows: Uint32Array, row: number): boolean {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}
