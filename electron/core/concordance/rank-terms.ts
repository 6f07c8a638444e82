import type { Pacer } from "../index/pacer.ts";
import { collatorOf, isFolded } from "./language-of-lines.ts";

/** Words compared between two looks at the clock. */
const RUN = 512;

// Terms are folded already. English puts the letters of other scripts in an order of their own after its own.
const english = new Intl.Collator("en", { numeric: true });

/**
 * Each term's place in the order of a dictionary of the language (null: English), numbers by value; words that it takes for
 * equal share one. Sorted in slices: a merge of short sorted runs.
 */
export async function rankTerms(terms: readonly string[], language: string | null, pacer: Pacer): Promise<Uint32Array> {
  const collator = (isFolded(language) ? null : collatorOf(language as string)) ?? english;
  let sorted = Uint32Array.from(terms.keys());
  const compare = (a: number, b: number) => collator.compare(terms[a] as string, terms[b] as string) || a - b;
  for (let from = 0; from < sorted.length; from += RUN) {
    sorted.subarray(from, from + RUN).sort(compare);
    if (pacer.isDue()) await pacer.breathe();
  }
  let merged = new Uint32Array(sorted.length);
  for (let size = RUN; size < sorted.length; size *= 2) {
    for (let from = 0; from < sorted.length; from += size * 2) {
      const middle = Math.min(from + size, sorted.length);
      const end = Math.min(from + size * 2, sorted.length);
      let [left, right] = [from, middle];
      for (let to = from; to < end; to++) {
        const takesLeft =
          left < middle && (right === end || compare(sorted[left] as number, sorted[right] as number) <= 0);
        merged[to] = sorted[takesLeft ? left++ : right++] as number;
        if (to % RUN === 0 && pacer.isDue()) await pacer.breathe();
      }
    }
    [sorted, merged] = [merged, sorted];
  }
  const ranks = new Uint32Array(terms.length);
  let rank = 0;
  for (let at = 0; at < sorted.length; at++) {
    const [term, before] = [sorted[at] as number, sorted[at - 1] ?? -1];
    if (before >= 0 && collator.compare(terms[term] as string, terms[before] as string) !== 0) rank = at;
    ranks[term] = rank;
  }
  return ranks;
}
