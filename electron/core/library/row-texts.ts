import { type GroupRun, ofEach, type Spliced, spliceNumbers } from "../../../shared/lib/splice.ts";
import { createKeyTable, type KeyTable } from "../index/key-table.ts";
import { type KeptSearch, NO_DOCUMENT, type SearchTexts, type TextKey } from "../index/search-index.ts";
import { type Layout, wordPlace } from "./layout.ts";
import type { SourceCache } from "./source-cache.ts";

/** What of the texts was searched before, and which of them stand where. */
export interface SearchedBefore {
  search: KeptSearch;
  layout: Layout;
  /** Which debates came from where, and the first rows of former and fresh ones. */
  runs: readonly GroupRun[];
  rows: Spliced<Uint32Array>;
}

/** The texts of the rows of a library: those of the turns that count. */
export function rowTexts(layout: Layout, cache: SourceCache, former: SearchedBefore | null): SearchTexts {
  const key = keysIn(layout);
  return {
    size: layout.rowTurns.length,
    key,
    text(row) {
      const { body, at } = wordPlace(layout, leadOf(layout, row));
      return cache.words(body).text(at);
    },
    former: former && { state: former.search.state, documents: documentsNow(former, key) },
  };
}

function leadOf({ turnLeads, rowTurns }: Layout, row: number): number {
  return turnLeads[rowTurns[row] as number] as number;
}

function keysIn(layout: Layout): (row: number) => TextKey {
  const { hashes } = layout;
  return (row) => {
    const lead = leadOf(layout, row);
    return [hashes[lead * 2] as number, hashes[lead * 2 + 1] as number];
  };
}

/** The numbers of texts of debates that stay, and in others of those that were said in a debate that went. */
function documentsNow(former: SearchedBefore, key: (row: number) => TextKey): Uint32Array {
  const { search, runs, rows } = former;
  const unknown = ofEach(rows, (own, at) =>
    at === 0 ? search.documents : new Uint32Array(own.at(-1) as number).fill(NO_DOCUMENT),
  );
  const documents = spliceNumbers(runs, rows, unknown);
  if (documents === search.documents) return documents;
  const gone = documentsOfGone(former);
  let row = 0;
  for (const { from, first, end } of runs) {
    const starts = rows[from] as Uint32Array;
    const next = row + (starts[end] as number) - (starts[first] as number);
    for (; from > 0 && row < next; row++) {
      const known = gone.get(...key(row));
      if (known >= 0) documents[row] = known;
    }
    row = next;
  }
  return documents;
}

function documentsOfGone({ search, layout, runs, rows: [starts] }: SearchedBefore): KeyTable {
  const stays = new Uint8Array(starts.length - 1);
  for (const { from, first, end } of runs) if (from === 0) stays.fill(1, first, end);
  const key = keysIn(layout);
  const gone = createKeyTable();
  for (let debate = 0; debate < stays.length; debate++) {
    if (stays[debate] === 1) continue;
    for (let row = starts[debate] as number; row < (starts[debate + 1] as number); row++) {
      gone.add(...key(row), search.documents[row] as number);
    }
  }
  return gone;
}
