import type { QuerySpec, SortKey } from "../../shared/api/query-schemas.ts";
import { seededRandom } from "./corpus.ts";

/** A kind of query that is measured; `next` gives another one of the kind each time, so that no cache helps. */
export interface QueryKind {
  name: string;
  /** Which budget of `budgets.json` it counts for. */
  budget: "query" | "queryVeryCommon" | "sort";
  next(): QuerySpec;
}

type Change = Partial<QuerySpec>;

const COLUMNS: SortKey["column"][] = ["date", "speaker", "party", "words", "debate", "hits"];

/** All kinds, over the words of a corpus (the most frequent first); seeded, so that everybody asks the same. */
export function queryKinds(words: readonly string[], seed: number): QueryKind[] {
  const random = seededRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  /** A word of a rank from `from` to `to`, as likely among the first ten as among the last thousands. */
  const word = (from: number, to: number) => words[Math.floor(from * (to / from) ** random())] as string;
  const sort = (): SortKey[] => [{ column: COLUMNS[below(COLUMNS.length)] ?? "date", descending: below(2) === 1 }];
  const filtered = (): Change => {
    const party = ["Lab", "Con", "LD", "SNP"][below(4)] as string;
    const year = 2015 + below(10);
    return below(2)
      ? { filters: [{ field: "party", include: [party], exclude: [] }] }
      : { dates: { from: `${year}-01-01`, to: `${year}-12-31`, includeUndated: false } };
  };
  const kind = (name: string, budget: QueryKind["budget"], text: () => string, change = (): Change => ({})) => ({
    name,
    budget,
    next: (): QuerySpec => ({ text: text(), filters: [], dates: null, sort: sort(), ...change() }),
  });
  const term = () => word(8, 20_000);
  const pair = () => `${word(8, 2000)} ${word(8, 2000)}`;
  const prefix = () => `${term().slice(0, 2 + below(3))}*`;
  let column = 0;
  return [
    kind("one word", "query", term),
    kind("one word, filtered", "query", term, filtered),
    kind("two words", "query", pair),
    kind("two words, filtered", "query", pair, filtered),
    kind("phrase", "query", () => `"${word(8, 500)} ${word(8, 500)}"`),
    kind("phrase, filtered", "query", () => `"${word(8, 500)} ${word(8, 500)}"`, filtered),
    kind("prefix of 2 to 4 letters", "query", prefix),
    kind("prefix, filtered", "query", prefix, filtered),
    kind("no words, filtered", "query", () => "", filtered),
    kind("word in nine tenths", "queryVeryCommon", () => `${words[below(4)]} -${word(20_000, 29_000)}`),
    kind("word in nine tenths, filtered", "queryVeryCommon", () => words[below(4)] as string, filtered),
    kind("phrase of two very common words", "queryVeryCommon", () => `"${words[below(7)]} ${words[below(7)]}"`),
    kind(
      "all rows, by a column",
      "sort",
      () => "",
      () => ({ sort: [{ column: COLUMNS[column++ % 5] as SortKey["column"], descending: below(2) === 1 }] }),
    ),
  ];
}
