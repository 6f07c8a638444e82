import { SIGHTING_COLUMNS, type SightingTable, sightingsOf } from "../../../shared/debates/sightings.ts";
import { TableBuilder } from "../../../shared/lib/coded-table.ts";
import { NumberList } from "../../../shared/lib/number-list.ts";
import type { Contribution, Debate, OccurrenceRef } from "../../../shared/model/debate.ts";
import { isCounted } from "../../../shared/model/extract.ts";
import { type Catalogue, CatalogueBuilder } from "../index/catalogue.ts";
import { contributionKey } from "./layout.ts";
import type { DebateFacts } from "./rebuilt.ts";
import { occurrenceNumber, type SourceSet, sourceNumber } from "./source-set.ts";

/** Debates that were just rebuilt, in numbers, in the order in which they came. */
export interface FreshDebates extends DebateFacts {
  ids: string[];
  /** Debate -> its first turn; one more at the end. */
  turns: Uint32Array;
  words: Uint32Array;
  keys: Uint32Array;
  leads: Uint32Array;
  /** Row -> turn. */
  rowTurns: Uint32Array;
  divisionTurns: Uint32Array;
  /** All places in which turns stand: occurrence and turn. */
  places: Uint32Array;
  catalogue: Catalogue;
  sightings: SightingTable;
}

/** Takes rebuilt debates in, one after another, and keeps numbers only. */
export interface FreshIntake {
  add(debate: Debate, part: number): void;
  /** How many words an occurrence has. */
  wordsOf(ref: Pick<OccurrenceRef, "source" | "extract" | "index">): number;
  finish(): FreshDebates;
}

/** Where the occurrences of a set of sources stand, and how many words each has. */
export type OccurrenceNumbers = Pick<SourceSet, "ids" | "extracts"> & {
  skeleton: Pick<SourceSet["skeleton"], "starts" | "words">;
};

/** An intake of debates of a set of sources. */
export function createFreshIntake(set: OccurrenceNumbers, pathOf: (source: string) => string): FreshIntake {
  const numbers = new Map<string, number>();
  const numberOf = (source: string): number => {
    const number = numbers.get(source) ?? sourceNumber(set.ids, source);
    numbers.set(source, number);
    return number;
  };
  const sightings = new TableBuilder(SIGHTING_COLUMNS);
  const catalogue = new CatalogueBuilder(pathOf);
  const debates = { ids: [] as string[], dates: [] as (string | null)[], titles: [] as (string | null)[] };
  const lists = eachList(() => new NumberList());
  lists.turns.push(0);
  lists.rows.push(0);
  lists.divisions.push(0);

  const occurrenceOf = ({ source, extract, index }: Pick<OccurrenceRef, "source" | "extract" | "index">): number =>
    occurrenceNumber({ extracts: set.extracts, starts: set.skeleton.starts }, numberOf(source), extract, index);
  const wordsOf: FreshIntake["wordsOf"] = (ref) => set.skeleton.words[occurrenceOf(ref)] as number;

  function addTurn(debate: Debate, contribution: Contribution): void {
    const { id, kind, occurrences } = contribution;
    const leading = occurrences[0];
    if (!leading) throw new Error(`contribution ${id} has no occurrence`);
    const turn = lists.words.length;
    const words = wordsOf(leading);
    lists.words.push(words);
    for (const half of contributionKey(id)) lists.keys.push(half);
    lists.leads.push(occurrenceOf(leading));
    for (const place of occurrences) {
      lists.places.push(occurrenceOf(place));
      lists.places.push(turn);
    }
    if (kind === "division") lists.divisionTurns.push(turn);
    if (!isCounted(kind)) return;
    lists.rowTurns.push(turn);
    catalogue.add(debate, contribution, words);
  }

  return {
    wordsOf,
    add(debate, part) {
      debates.ids.push(debate.id);
      debates.dates.push(debate.date.value);
      debates.titles.push(debate.title.value);
      lists.parts.push(part);
      lists.questions.push(debate.kind === "written-question" ? 1 : 0);
      for (const { contributions } of debate.runs) for (const one of contributions) addTurn(debate, one);
      lists.turns.push(lists.words.length);
      lists.rows.push(lists.rowTurns.length);
      lists.divisions.push(lists.divisionTurns.length);
      const leadingWords = ({ occurrences: [leading] }: Contribution) => (leading ? wordsOf(leading) : 0);
      for (const sighting of sightingsOf(debate, leadingWords)) sightings.add(sighting);
      sightings.endGroup();
    },
    finish() {
      const numbers = eachList((name) => lists[name].finish());
      return {
        ...debates,
        ...numbers,
        questions: Uint8Array.from(numbers.questions),
        catalogue: catalogue.finish(),
        sightings: sightings.finish(),
      };
    },
  };
}

const LISTS = [
  "parts",
  "questions",
  "turns",
  "words",
  "keys",
  "leads",
  "rows",
  "rowTurns",
  "divisions",
  "divisionTurns",
  "places",
] as const;
type ListName = (typeof LISTS)[number];

function eachList<T>(make: (name: ListName) => T): Record<ListName, T> {
  return Object.fromEntries(LISTS.map((name) => [name, make(name)])) as Record<ListName, T>;
}
