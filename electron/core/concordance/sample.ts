import type { Pacer } from "../index/pacer.ts";

const BUCKET_BITS = 16;

/**
 * `size` of the ordinals below `total` at random, ascending; all of them when there are no more. Equal arguments
 * give equal samples, and a larger sample of the same seed holds the smaller one, so that what was looked at stays.
 */
export async function sampleOrdinals(total: number, size: number, seed: number, pacer: Pacer): Promise<Uint32Array> {
  if (size >= total) return Uint32Array.from({ length: total }, (_, ordinal) => ordinal);
  // Every ordinal draws a number of its own; the smallest numbers are the sample. A count by the upper bits finds
  // up to which number without keeping them.
  const drawn = drawing(seed);
  const counts = new Uint32Array(1 << BUCKET_BITS);
  for (let ordinal = 0; ordinal < total; ordinal++) (counts[drawn(ordinal) >>> BUCKET_BITS] as number)++;
  if (pacer.isDue()) await pacer.breathe();
  let bucket = 0;
  let before = 0;
  while (before + (counts[bucket] as number) < size) before += counts[bucket++] as number;
  const atBorder: number[] = [];
  for (let ordinal = 0; ordinal < total; ordinal++) {
    const number = drawn(ordinal);
    if (number >>> BUCKET_BITS === bucket) atBorder.push(number);
  }
  if (pacer.isDue()) await pacer.breathe();
  const last = atBorder.sort((a, b) => a - b)[size - before - 1] as number;
  const chosen = new Uint32Array(size);
  let count = 0;
  for (let ordinal = 0; ordinal < total; ordinal++) if (drawn(ordinal) <= last) chosen[count++] = ordinal;
  return chosen;
}

/** A seeded order of all 32-bit numbers: no two ordinals draw the same. */
function drawing(seed: number): (ordinal: number) => number {
  const first = scramble(seed ^ 0x9e3779b9);
  const second = scramble(first + 0x6d2b79f5);
  return (ordinal) => scramble(scramble(ordinal ^ first) ^ second);
}

/** The finishing step of MurmurHash3: each number becomes another, and none the same as another's. */
function scramble(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
