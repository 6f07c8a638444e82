import { type GroupRun, ofEach, type Spliced, spliceNumbers } from "../../../shared/lib/splice.ts";
import { type KeptSearch, NO_DOCUMENT, type SearchTexts } from "../index/search-index.ts";
import { type Layout, wordPlace } from "./layout.ts";
import type { SourceCache } from "./source-cache.ts";

/** The texts of the rows of a library: those of the turns that count. `former` tells what of them was searched before. */
export function rowTexts(
  layout: Layout,
  cache: SourceCache,
  former: { search: KeptSearch; runs: readonly GroupRun[]; rows: Spliced<Uint32Array> } | null,
): SearchTexts {
  const { hashes, turnLeads, rowTurns } = layout;
  const lead = (row: number): number => turnLeads[rowTurns[row] as number] as number;
  return {
    size: rowTurns.length,
    key: (row) => [hashes[lead(row) * 2] as number, hashes[lead(row) * 2 + 1] as number],
    text(row) {
      const { body, at } = wordPlace(layout, lead(row));
      return cache.words(body).text(at);
    },
    former: former && {
      state: former.search.state,
      documents: spliceNumbers(
        former.runs,
        former.rows,
        ofEach(former.rows, (rows, at) =>
          at === 0 ? former.search.documents : new Uint32Array(rows.at(-1) as number).fill(NO_DOCUMENT),
        ),
      ),
    },
  };
}
