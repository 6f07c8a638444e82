import { type ResolvedVoter, type VotePlace, VoterResolver } from "../../../shared/debates/voters.ts";
import { lazily } from "../../../shared/lib/lazily.ts";
import { isTeller, voteSide } from "../../../shared/text/division.ts";
import { type Catalogue, dayNumber } from "../index/catalogue.ts";
import { valueAt } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import type { Turn } from "../library/view.ts";
import type { DivisionWords } from "./division-words.ts";
import { gatherMembers, type PeopleTables } from "./known-members.ts";

/** A name in a list of a division, and who that is. */
export interface Voter extends ResolvedVoter {
  printed: string;
  /** As printed over the list. */
  vote: string;
  side: "aye" | "no" | null;
  isTeller: boolean;
}

/** Takes one name of a division after the other, the lists in their order. */
export type VisitVoter = (printed: string, vote: string, who: ResolvedVoter) => void;

/** Tells who voted in divisions of a library. */
export interface Voters {
  /** The names of each list of a division in turn. */
  of(words: DivisionWords, turn: Turn): Voter[][];
  /** The same without making something of each: there are hundreds of thousands. */
  each(words: DivisionWords, turn: Turn, visit: VisitVoter): void;
}

/** Of a library without divisions. */
export const NO_VOTERS: Voters = { of: () => [], each: () => {} };

/** Gathers what a library knows of its people. */
export async function createVoters(contributions: Catalogue, tables: PeopleTables, pacer: Pacer): Promise<Voters> {
  const resolver = new VoterResolver(await gatherMembers(contributions, tables, pacer));
  const speakersOf = speakersByDebate(contributions);
  const placeOf = ({ contribution, debate }: Turn): VotePlace => {
    const date = contribution.date.value;
    const speakers = lazily(() => speakersOf(debate.id));
    return {
      house: debate.house.value,
      day: date === null ? null : dayNumber(date),
      speaks: (name) => speakers().has(name),
    };
  };
  return {
    of({ votes, voterIds }, turn) {
      const place = placeOf(turn);
      let next = 0;
      return votes.lists.map(({ vote, names }) =>
        names.map((printed) => ({
          ...resolver.resolve(printed, voterIds[next++] ?? null, place),
          printed,
          vote,
          side: voteSide(vote),
          isTeller: isTeller(vote, printed),
        })),
      );
    },
    each({ votes, voterIds }, turn, visit) {
      const place = placeOf(turn);
      let next = 0;
      for (const { vote, names } of votes.lists) {
        for (const printed of names) visit(printed, vote, resolver.resolve(printed, voterIds[next++] ?? null, place));
      }
    },
  };
}

/** Who speaks in a debate, by its id. The rows of a debate follow each other. */
function speakersByDebate({
  columns: { debate, speaker },
  size,
}: Catalogue): (id: string | null) => Set<string | null> {
  const firsts = new Map<string | null, number>();
  for (let row = 0; row < size; row++) {
    if (row === 0 || debate.codes[row] !== debate.codes[row - 1]) firsts.set(valueAt(debate, row), row);
  }
  return (id) => {
    const found = new Set<string | null>();
    const first = firsts.get(id);
    if (first === undefined) return found;
    for (let row = first; row < size && debate.codes[row] === debate.codes[first]; row++)
      found.add(valueAt(speaker, row));
    return found;
  };
}
