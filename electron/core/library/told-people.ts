import { indexPeople, type PeopleIndex } from "../../../shared/debates/people.ts";
import { type NameResolver, nameResolver } from "../../../shared/debates/person-name.ts";
import type { UseTable } from "../../../shared/debates/speaker-uses.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Pacer } from "../index/pacer.ts";

interface ToldPeople {
  decided: string;
  people: PeopleIndex;
}

/** What was told of people, for as long as what prints it is at hand: one build after the other asks for the same. */
const known = new WeakMap<UseTable, ToldPeople>();

/** What uses and the decisions about people tell of them; the same index for the same of both. */
export function peopleTold(uses: UseTable, corrections: readonly Correction[], names: NameResolver): PeopleIndex {
  const decided = JSON.stringify(corrections);
  const found = known.get(uses);
  if (found?.decided === decided) return found.people;
  const people = indexPeople(uses, corrections, names);
  known.set(uses, { decided, people });
  return people;
}

/** The same ahead of being asked, in slices, with all that is else worked out where somebody speaks. */
export async function tellPeopleAhead(uses: UseTable, corrections: readonly Correction[], pacer: Pacer): Promise<void> {
  for (const { party, constituency } of peopleTold(uses, corrections, nameResolver(corrections)).records()) {
    // Both are put in order when they are asked for.
    if (party && constituency && pacer.isDue()) await pacer.breathe();
  }
}
