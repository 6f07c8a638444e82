import type { Correction } from "../model/correction.ts";
import type { Person } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";
import { compareText } from "./extract-node.ts";
import { type NameResolver, nameKey } from "./person-name.ts";
import { foldedText } from "./title-key.ts";

/** One printed form of a speaker in one source of one debate, with what it prints. */
export interface SpeakerUse {
  /** After the analyst's decisions about names; null for a person only the analyst names. */
  key: string;
  /** Null when the analyst names the speaker. */
  printed: string | null;
  name: string;
  id: string | null;
  party: string | null;
  constituency: string | null;
  source: SourceId;
  date: IsoDate | null;
  /** In how many contributions of this debate. */
  count: number;
}

/** A value printed for a person on a day. */
export interface AttributePrint {
  value: string;
  date: IsoDate;
  source: SourceId;
}

/** A person with what places print about them, in the order of days, then sources. */
export interface PersonRecord extends Person {
  party: AttributePrint[];
  constituency: AttributePrint[];
}

export interface PeopleIndex {
  /** By name key. */
  byKey: ReadonlyMap<string, PersonRecord>;
  /** By id. */
  people: Person[];
}

/**
 * One person for each name, and for names with the same surname that carry the same id of a source. A person's
 * name is the fullest one met, in its most frequent spelling.
 */
export function indexPeople(uses: Iterable<SpeakerUse>): PeopleIndex {
  const byKey = new Map<string, SpeakerUse[]>();
  for (const use of uses) {
    const found = byKey.get(use.key);
    if (found) found.push(use);
    else byKey.set(use.key, [use]);
  }
  const mainKey = keysById(byKey);
  const ofPerson = new Map<string, SpeakerUse[]>();
  for (const [key, own] of byKey) {
    const main = mainKey(key);
    ofPerson.set(main, [...(ofPerson.get(main) ?? []), ...own]);
  }
  const records = new Map([...ofPerson].map(([key, own]) => [key, personRecord(key, own)]));
  const people = [...records.values()]
    .map(({ id, name, printedForms }) => ({ id, name, printedForms }))
    .sort((a, b) => compareText(a.id, b.id));
  return { people, byKey: new Map([...byKey.keys()].map((key) => [key, records.get(mainKey(key)) as PersonRecord])) };
}

/** The fullest of the names that share a source's id and a surname stands for all of them. */
function keysById(byKey: ReadonlyMap<string, readonly SpeakerUse[]>): (key: string) => string {
  const holders = new Map<string, string[]>();
  for (const [key, uses] of byKey) {
    for (const id of new Set(uses.map((use) => use.id))) {
      if (id === null || id === "" || id === "unknown") continue;
      const shared = `${id}\n${surname(key)}`;
      holders.set(shared, [...(holders.get(shared) ?? []), key]);
    }
  }
  const fuller = new Map<string, string>();
  for (const keys of holders.values()) {
    const fullest = [...keys].sort((a, b) => b.length - a.length || compareText(a, b))[0] as string;
    for (const key of keys) {
      const known = fuller.get(key) ?? key;
      if (fullest.length > known.length || (fullest.length === known.length && fullest < known))
        fuller.set(key, fullest);
    }
  }
  return (key) => {
    let main = key;
    for (let next = fuller.get(main); next !== undefined; next = fuller.get(main)) main = next;
    return main;
  };
}

function surname(key: string): string {
  return key.slice(key.lastIndexOf(" ") + 1);
}

function personRecord(key: string, uses: readonly SpeakerUse[]): PersonRecord {
  const own = new Set([...new Set(uses.map((use) => use.name))].filter((name) => nameKey(name) === key));
  const named = uses.filter((use) => own.has(use.name));
  const names = countBy(named.length > 0 ? named : uses, (use) => use.name);
  const forms = countBy(uses, (use) => use.printed);
  return {
    id: `person:${key}`,
    name: names[0]?.[0] ?? key,
    printedForms: forms.map(([printed, count]) => ({ printed, count })),
    party: printsOf(uses, (use) => use.party),
    constituency: printsOf(uses, (use) => use.constituency),
  };
}

function countBy(uses: readonly SpeakerUse[], of: (use: SpeakerUse) => string | null): [string, number][] {
  const counts = new Map<string, number>();
  for (const use of uses) {
    const value = of(use);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + use.count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
}

function printsOf(uses: readonly SpeakerUse[], of: (use: SpeakerUse) => string | null): AttributePrint[] {
  const prints = new Map<string, AttributePrint>();
  for (const use of uses) {
    const value = of(use);
    if (value !== null && use.date) {
      prints.set(`${use.date}\n${value}\n${use.source}`, { value, date: use.date, source: use.source });
    }
  }
  return [...prints].sort((a, b) => compareText(a[0], b[0])).map(([, print]) => print);
}

/** Ids of corrections about names or printed forms that no longer occur. */
export function stalePeople(
  corrections: readonly Correction[],
  uses: Iterable<SpeakerUse>,
  names: NameResolver,
  index: PeopleIndex,
): string[] {
  if (corrections.length === 0) return [];
  const printedNames = new Set<string>();
  const printedForms = new Set<string>();
  for (const use of uses) {
    printedNames.add(nameKey(use.name));
    printedForms.add(foldedText(use.printed));
  }
  const isStale = ({ body }: Correction): boolean => {
    if (body.type === "person-field") return !index.byKey.has(names.ofName(body.person));
    if (body.type === "join-people") return !printedNames.has(nameKey(body.other));
    return body.type === "split-person" && !printedForms.has(foldedText(body.printed));
  };
  return corrections.filter(isStale).map((correction) => correction.id);
}
