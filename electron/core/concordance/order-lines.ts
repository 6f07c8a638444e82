import { CONTEXT_PLACES, type LineSort } from "../../../shared/api/concordance-schemas.ts";
import type { Catalogue } from "../index/catalogue.ts";
import { NO_RANK, rankRows } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import { sortByRank } from "../query/sort.ts";
import type { ContextWords } from "./context-words.ts";
import { type HitLines, lineCount } from "./hit-lines.ts";
import { rankTerms } from "./rank-terms.ts";

/** What lines are put in order by. */
export interface LineGround {
  lines: HitLines;
  catalogue: Catalogue;
  /** Complete where the order is by words; it may be missing where it is not. */
  words: ContextWords | null;
}

/** Whether an order needs the words around the hits. */
export function needsWords(sort: readonly LineSort[]): boolean {
  return sort.some((key) => contextPlace(key) >= 0);
}

/** Lines in the chosen order; equal ones by debate, as printed. Worked out in slices; throws the abort reason. */
export async function orderLines(ground: LineGround, sort: readonly LineSort[], pacer: Pacer): Promise<Uint32Array> {
  let sorted: Uint32Array = Uint32Array.from({ length: lineCount(ground.lines) }, (_, line) => line);
  const { words } = ground;
  const ofTerms = words && needsWords(sort) ? await rankTerms(words.terms, words.language, pacer) : null;
  // From the last key to the first: each pass keeps the order of the one before among equals.
  for (const key of [...sort].reverse()) {
    const place = contextPlace(key);
    const ranks = words && ofTerms && place >= 0 ? ranked(words.at(place), ofTerms) : rowRanks(ground, key);
    if (pacer.isDue()) await pacer.breathe();
    sorted = sortByRank(sorted, ranks, false);
    if (pacer.isDue()) await pacer.breathe();
  }
  return sorted;
}

/** 0 to 10 for words around the hit; -1 for what is known of the contribution. */
function contextPlace(key: LineSort): number {
  return (CONTEXT_PLACES as readonly string[]).indexOf(key);
}

/** Where no word stands (code 0) there is no rank: such lines come last. */
function ranked(codes: Uint32Array, ranks: Uint32Array): Uint32Array {
  return codes.map((code) => (code === 0 ? NO_RANK : (ranks[code] as number)));
}

/** The rank of each line's row. */
function rowRanks({ lines, catalogue }: LineGround, key: LineSort): Int32Array {
  const { rows, starts } = lines;
  const ofRows =
    key === "date" ? catalogue.days : rankRows(catalogue.columns[key as "speaker" | "party" | "debate" | "source"]);
  const ofLines = new Int32Array(lineCount(lines));
  for (let at = 0; at < rows.length; at++) {
    ofLines.fill(ofRows[rows[at] as number] as number, starts[at] as number, starts[at + 1] as number);
  }
  return ofLines;
}
