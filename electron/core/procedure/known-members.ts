import { nameForm } from "../../../shared/debates/name-form.ts";
import { indexPeople } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import type { UseTable } from "../../../shared/debates/speaker-uses.ts";
import { foldedText } from "../../../shared/debates/title-key.ts";
import type { KnownMembers, Member } from "../../../shared/debates/voters.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { type Catalogue, UNDATED } from "../index/catalogue.ts";
import { valueAt } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";

/** What a rebuilt library keeps of the people who speak. */
export interface PeopleTables {
  uses: UseTable;
  people: readonly Correction[];
}

/** Who speaks in a library, as the names in lists of divisions are told by it. */
export async function gatherMembers(
  catalogue: Catalogue,
  { uses, people }: PeopleTables,
  pacer: Pacer,
): Promise<KnownMembers> {
  const names = nameResolver(people);
  const index = indexPeople(uses, people, names);
  const byId = new Map<string, Set<string>>();
  const idsOf = new Map<string, Set<string>>();
  const { texts, columns } = uses;
  const seen = new Set<number>();
  for (const [row, id] of columns.id.entries()) {
    const key = columns.key[row] as number;
    const pair = key * texts.length + id;
    if (id === 0 || seen.has(pair)) continue;
    const [own, text] = [texts[key] as string, texts[id] as string];
    if (!index.areSeveral(own, text)) seen.add(pair);
    const textOf = (column: Uint32Array): string | null => texts[column[row] as number] as string | null;
    const turn = { id: text, date: textOf(columns.date), printed: textOf(columns.printed) };
    const name = index.of(own, turn)?.person.name;
    if (name === undefined) continue;
    put(byId, text, name);
    put(idsOf, name, text);
  }
  const endings = new Map<string, Member[]>();
  for (const member of await membersOf(catalogue, pacer)) {
    const words = nameForm(member.name).key.split(" ");
    for (let at = 0; at < words.length; at++) {
      const ending = words.slice(at).join(" ");
      const known = endings.get(ending);
      if (known) known.push(member);
      else endings.set(ending, [member]);
    }
  }
  return {
    byId: (id) => [...(byId.get(id) ?? [])],
    idsOf: (name) => idsOf.get(name) ?? new Set(),
    named(name) {
      const key = names.ofName(name);
      if (index.areSeveral(key, null)) return null;
      return index.of(key, { id: null, date: null, printed: null })?.person.name ?? null;
    },
    endingWith: (key) => endings.get(key) ?? [],
  };
}

/** One for each house in which somebody speaks. */
async function membersOf({ columns, days, size }: Catalogue, pacer: Pacer): Promise<Member[]> {
  const { speaker, house, constituency } = columns;
  const members = new Map<number, Member & { seats: Set<string> }>();
  for (let row = 0; row < size; row++) {
    const name = valueAt(speaker, row);
    if (row % 1024 === 0 && pacer.isDue()) await pacer.breathe();
    if (name === null) continue;
    const code = (speaker.codes[row] as number) * house.values.length + (house.codes[row] as number);
    let member = members.get(code);
    if (!member) {
      member = { name, house: valueAt(house, row), first: Number.POSITIVE_INFINITY, last: -1e9, seats: new Set() };
      members.set(code, member);
    }
    const day = days[row] as number;
    if (day !== UNDATED && day < member.first) member.first = day;
    if (day !== UNDATED && day > member.last) member.last = day;
    const seat = valueAt(constituency, row);
    if (seat !== null) member.seats.add(foldedText(seat));
  }
  return [...members.values()];
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
