import { fnv32 } from "../lib/fnv.ts";
import { scanTokens } from "../text/tokens.ts";

/** From this similarity on two texts count as near-equal. */
export const NEAR_EQUAL = 0.85;

const SHINGLE_WORDS = 4;
const SKETCH_SIZE = 16;

/** The words of a text as every comparison sees them (case, accents, punctuation folded away). */
export function comparableWords(text: string): string[] {
  const words: string[] = [];
  scanTokens(text, (term) => words.push(term));
  return words;
}

/**
 * Sørensen-Dice coefficient of the texts' word bigrams (as multisets): 1 for the same words in the same order.
 * A text of one word is its own bigram.
 */
export function wordSimilarity(a: readonly string[], b: readonly string[]): number {
  const left = bigrams(a);
  const right = bigrams(b);
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const open = new Map<string, number>();
  for (const bigram of left) open.set(bigram, (open.get(bigram) ?? 0) + 1);
  let shared = 0;
  for (const bigram of right) {
    const count = open.get(bigram) ?? 0;
    if (count === 0) continue;
    open.set(bigram, count - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

function bigrams(words: readonly string[]): string[] {
  if (words.length === 1) return [`${words[0]}`];
  const found: string[] = [];
  for (let at = 1; at < words.length; at += 1) found.push(`${words[at - 1]} ${words[at]}`);
  return found;
}

/**
 * The smallest hashes of the text's runs of four words: near-equal texts share some of them, so that candidates
 * are found without comparing everything with everything. Ascending, each once.
 */
export function sketch(words: readonly string[]): number[] {
  const hashes = words.map(fnv32);
  const smallest: number[] = [];
  for (let at = SHINGLE_WORDS; at <= hashes.length; at += 1) {
    let shingle = 0;
    for (let back = SHINGLE_WORDS; back > 0; back -= 1) {
      shingle = Math.imul(shingle, 0x01000193) ^ (hashes[at - back] as number);
    }
    keepSmallest(smallest, Math.imul(shingle ^ (shingle >>> 15), 0x2c1b3c6d) >>> 0);
  }
  return smallest;
}

function keepSmallest(smallest: number[], hash: number): void {
  if (smallest.length === SKETCH_SIZE && hash >= (smallest[SKETCH_SIZE - 1] as number)) return;
  let at = smallest.length;
  while (at > 0 && (smallest[at - 1] as number) > hash) at -= 1;
  if (smallest[at - 1] === hash) return;
  smallest.splice(at, 0, hash);
  if (smallest.length > SKETCH_SIZE) smallest.pop();
}
