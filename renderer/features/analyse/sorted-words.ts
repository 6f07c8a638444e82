import type { LineSort } from "../../../shared/api/concordance-schemas.ts";
import { tokens } from "../../../shared/text/tokens.ts";

/** A stretch of a context that the lines are sorted by; `rank` 0 decides first. */
export interface SortedWord {
  start: number;
  end: number;
  rank: number;
}

/** Where the words that lines are sorted by stand in the left or right context of one, in order. */
export function sortedWords(context: string, side: "L" | "R", sort: readonly LineSort[]): SortedWord[] {
  const wanted = sort.flatMap((key, rank) =>
    /^[1-5]/.test(key) && key.endsWith(side) ? [{ away: Number(key[0]), rank }] : [],
  );
  if (wanted.length === 0) return [];
  const words = tokens(context);
  return wanted
    .flatMap(({ away, rank }) => {
      const word = side === "L" ? words.at(-away) : words[away - 1];
      return word ? [{ start: word.start, end: word.end, rank }] : [];
    })
    .sort((a, b) => a.start - b.start);
}
