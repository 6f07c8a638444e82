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
 * are found without comparing everything with everything.
 */
export function sketch(words: readonly string[]): number[] {
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) {
    hashes.add(fnv32(words.slice(at, at + SHINGLE_WORDS).join(" ")));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}
