import type { Params, Result } from "../../../shared/api/contract.ts";
import { voteSide } from "../../../shared/text/division.ts";
import type { QueryGround } from "../query/evaluate.ts";
import { divisionFacts } from "./division-rows.ts";
import { divisionWords } from "./division-words.ts";
import { DOUBTFUL, readPersonValue } from "./person-values.ts";
import type { Divisions, ProcedureIndex } from "./procedure.ts";

type PersonVotes = Result<"person.votes">;

/** How somebody voted, in the order of the divisions: those alone of which it is certain, and how many more may be theirs. */
export function personVotes(
  ground: QueryGround,
  index: ProcedureIndex,
  { name, offset, limit }: Params<"person.votes">,
): Omit<PersonVotes, "generation"> {
  const { persons } = index.divisions;
  const wanted = new Map<number, { side: "aye" | "no" | null; isTeller: boolean; isCertain: boolean }>();
  for (const [code, value] of persons.values.entries()) {
    const { vote, isTeller, name: person } = readPersonValue(value);
    if (person === name) wanted.set(code, { side: voteSide(vote), isTeller, isCertain: vote !== DOUBTFUL });
  }
  const found: number[] = [];
  const counts = { ayes: 0, noes: 0, others: 0, asTeller: 0, doubtful: 0 };
  if (wanted.size === 0) return { total: 0, ...counts, rows: [] };
  for (let at = 0; at < index.divisions.turns.length; at++) {
    const own = codesOf(persons, at).flatMap((code) => wanted.get(code) ?? []);
    const certain = own.filter(({ isCertain }) => isCertain);
    if (own.length > 0 && certain.length === 0) counts.doubtful++;
    if (certain.length === 0) continue;
    found.push(at);
    const side = certain.find((one) => one.side !== null)?.side ?? null;
    counts[side === "aye" ? "ayes" : side === "no" ? "noes" : "others"]++;
    if (certain.some(({ isTeller }) => isTeller)) counts.asTeller++;
  }
  const rows = found.slice(offset, offset + limit).flatMap((at) => voteRow(ground, index, at, name) ?? []);
  return { total: found.length, ...counts, rows };
}

function codesOf({ starts, codes }: Divisions["persons"], at: number): number[] {
  return starts ? [...codes.subarray(starts[at], starts[at + 1])] : [codes[at] as number];
}

function voteRow(
  { view }: QueryGround,
  { divisions, notes, voters }: ProcedureIndex,
  at: number,
  name: string,
): PersonVotes["rows"][number] | null {
  const order = divisions.turns[at] as number;
  const turn = view.turn(order);
  const words = divisionWords(view, order, notes.turns);
  const own = voters
    .of(words, turn)
    .flat()
    .filter((voter) => voter.name === name);
  const voter = own.find(({ side }) => side !== null) ?? own[0];
  if (!voter) return null;
  return {
    ...divisionFacts(turn),
    number: words.number,
    question: words.question,
    vote: voter.vote,
    side: voter.side,
    isTeller: own.some(({ isTeller }) => isTeller),
    printed: voter.printed,
    reason: voter.reason,
  };
}
