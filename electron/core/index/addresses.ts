import { fnv32 } from "../../../shared/lib/fnv.ts";
import { tokens } from "../../../shared/text/tokens.ts";

/**
 * Addresses of turns: a million of them would fill the memory, and nearly all of each is what the others of its debate have
 * too. So this part, the head, is kept as a word among few, and the tail, what comes after its last `#` or `/`, as a number:
 * it is found as a whole, which is what one has who looks for the address of a turn.
 */
function split(url: string): number {
  return Math.max(url.lastIndexOf("#"), url.lastIndexOf("/")) + 1;
}

/** What an address has in common with those of its neighbours. */
export function addressHead(url: string): string {
  return url.slice(0, split(url));
}

/** The number of what is a turn's own in its address; 0 where that has no letter or digit. */
export function addressTail(url: string): number {
  return tailOfTerms(tokens(url.slice(split(url))).map(({ term }) => term));
}

/** The number of a tail with these terms. */
export function tailOfTerms(terms: readonly string[]): number {
  return terms.length === 0 ? 0 : fnv32(terms.join(" ")) || 1;
}
