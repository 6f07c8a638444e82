import type { Pacer } from "../index/pacer.ts";
import { READ_AHEAD } from "../library/source-words.ts";

/** Gives the texts of some rows, {@link READ_AHEAD} at most, in their order. */
export type TextsOf = (rows: Uint32Array) => string[];

/** Visits the texts of rows in order, by their places, many read in one go, and lets others have their turn. Throws the abort reason. */
export async function readTexts(
  textsOf: TextsOf,
  rows: Uint32Array,
  pacer: Pacer,
  visit: (at: number, text: string) => void,
): Promise<void> {
  for (let from = 0; from < rows.length; from += READ_AHEAD) {
    const some = rows.subarray(from, from + READ_AHEAD);
    for (const [at, text] of textsOf(some).entries()) {
      visit(from + at, text);
      if (pacer.isDue()) await pacer.breathe();
    }
  }
}
