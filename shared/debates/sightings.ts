import { type CodedTable, type Columns, TableBuilder } from "../lib/coded-table.ts";
import type { Contribution, Debate, Known } from "../model/debate.ts";
import { type IsoDate, isCounted } from "../model/extract.ts";

/** What the turns of one debate that tell the same about their speaker tell. */
export interface Sighting {
  /** Id of the person; null for a speaker without a name. */
  person: string | null;
  /** As the shown occurrence prints the speaker. */
  printed: string | null;
  /** How an incomplete or differing print was attributed. */
  reason: string | null;
  /** What is printed or set, as {@link seenText} writes it; null for what is only carried or not known. */
  office: string | null;
  party: string | null;
  constituency: string | null;
  date: IsoDate | null;
  turns: number;
  /** Turns that count. */
  contributions: number;
  inTheChair: number;
  words: number;
}

type SightingCount = "turns" | "contributions" | "inTheChair" | "words";

/** The sightings of many debates, one group each. */
export type SightingTable = CodedTable<Exclude<keyof Sighting, SightingCount>, SightingCount>;

/** The columns of a {@link SightingTable}. */
export const SIGHTING_COLUMNS: Columns<Exclude<keyof Sighting, SightingCount>, SightingCount> = {
  texts: ["person", "printed", "reason", "office", "party", "constituency", "date"],
  counts: ["turns", "contributions", "inTheChair", "words"],
};

/** A value with its origin as one text: `printed Lab`, `set Lab`; null unless a place prints it or the analyst set it. */
function seenText({ value, origin }: Known<string>): string | null {
  return value !== null && (origin === "printed" || origin === "set") ? `${origin} ${value}` : null;
}

/** Who speaks in a debate. `wordsOf` counts the words of a contribution as shown. */
export function sightingsOf(debate: Debate, wordsOf: (contribution: Contribution) => number): Sighting[] {
  const sightings: Sighting[] = [];
  const ofPersons = new Map<string | null, Sighting[]>();
  for (const { contributions } of debate.runs) {
    for (const contribution of contributions) {
      const { kind, speaker, personId, name } = contribution;
      const counts = isCounted(kind);
      if (personId === null && (!speaker || name.value !== null || !counts)) continue;
      const facts = seenIn(contribution);
      const known = ofPersons.get(personId) ?? [];
      ofPersons.set(personId, known);
      let sighting = known.find((one) => FACTS.every((fact) => one[fact] === facts[fact]));
      if (!sighting) {
        sighting = { ...facts, turns: 0, contributions: 0, inTheChair: 0, words: 0 };
        known.push(sighting);
        sightings.push(sighting);
      }
      sighting.turns += 1;
      if (!counts) continue;
      sighting.contributions += 1;
      if (kind === "chair") sighting.inTheChair += 1;
      sighting.words += wordsOf(contribution);
    }
  }
  return sightings;
}

const FACTS = SIGHTING_COLUMNS.texts;

function seenIn(contribution: Contribution): Omit<Sighting, SightingCount> {
  const { speaker, personId, name, office, party, constituency, date } = contribution;
  return {
    person: personId,
    printed: speaker?.printed ?? null,
    reason: name.reason,
    office: seenText(office),
    party: seenText(party),
    constituency: seenText(constituency),
    date: date.value,
  };
}

/** The sightings of some debates as a table. */
export function tabulateSightings(debates: Iterable<readonly Sighting[]>): SightingTable {
  const table = new TableBuilder(SIGHTING_COLUMNS);
  for (const sightings of debates) {
    for (const sighting of sightings) table.add(sighting);
    table.endGroup();
  }
  return table.finish();
}
