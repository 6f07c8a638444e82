import type { Result } from "../../../shared/api/contract.ts";
import type { PersonVote, VotedList } from "../../../shared/api/query-schemas.ts";
import { countOf, formatNumber } from "../../ui/count.ts";

/** `7 aye, 5 no, 1 other; 2 as teller`. */
export function votesWords(votes: Pick<Result<"person.votes">, "ayes" | "noes" | "others" | "asTeller">): string {
  const { ayes, noes, others, asTeller } = votes;
  const sides = [
    ...(ayes > 0 ? [`${formatNumber(ayes)} aye`] : []),
    ...(noes > 0 ? [`${formatNumber(noes)} no`] : []),
    ...(others > 0 ? [`${formatNumber(others)} otherwise`] : []),
  ].join(", ");
  return asTeller > 0 ? `${sides}; ${formatNumber(asTeller)} as teller` : sides;
}

/** `Aye`, `No, teller`; what is neither as it is printed. */
export function voteWords({ side, vote, isTeller }: Pick<PersonVote, "side" | "vote" | "isTeller">): string {
  const words = side === "aye" ? "Aye" : side === "no" ? "No" : vote || "Listed";
  return isTeller ? `${words}, teller` : words;
}

/** `In 2 more divisions a name is listed that may be theirs; that is not certain.`; null for none. */
export function doubtfulWords(doubtful: number): string | null {
  if (doubtful === 0) return null;
  return `In ${countOf(doubtful, "more division")} a name is listed that may be theirs; that is not certain.`;
}

/** Names of which it is certain whose they are, and the others with the reason. `id` tells equal names apart. */
export interface Told {
  people: { id: string; vote: string; printed: string; name: string }[];
  others: { id: string; vote: string; printed: string; reason: string }[];
}

/** The names of a division: those of whom it is certain who it is, and the others. */
export function toldOf(lists: readonly VotedList[]): Told {
  const told: Told = { people: [], others: [] };
  for (const [list, { vote, names, people }] of lists.entries()) {
    for (const [at, printed] of names.entries()) {
      const person = people[at];
      const id = `${list}.${at}`;
      if (person?.name) told.people.push({ id, vote, printed, name: person.name });
      else told.others.push({ id, vote, printed, reason: person?.reason ?? "" });
    }
  }
  return told;
}
