import type { Pacer } from "../index/pacer.ts";

/** Words compared between two looks at the clock. */
const RUN = 512;

// Terms are folded already. English puts the letters of other scripts in an order of their own after its own.
const collator = new Intl.Collator("en", { numeric: true });

/** Compares two folded words as a dictionary does, numbers by value; a total order. */
function compareTerms(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Each term's place in the order of the dictionary. Sorted in slices: a merge of short sorted runs. */
export async function rankTerms(terms: readonly string[], pacer: Pacer): Promise<Uint32Array> {
  let sorted = Uint32Array.from(terms.keys());
  const compare = (a: number, b: number) => compareTerms(terms[a] as string, terms[b] as string);
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
  for (let rank = 0; rank < sorted.length; rank++) ranks[sorted[rank] as number] = rank;
  return ranks;
}
