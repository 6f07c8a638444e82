import type { Correction } from "../model/correction.ts";
import type { Known, Person } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";
import { compareText } from "./extract-node.ts";
import { type NameResolver, nameKey } from "./person-name.ts";
import { type AttributePrint, type PrintTimeline, printTimeline } from "./print-timeline.ts";
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

/** A person with what places print and the analyst decides about them. */
export interface PersonRecord {
  person: Person;
  /** The person's name as known where it is printed in this way; filled as it is asked for. */
  names: Map<string, Known<string>>;
  party: PrintTimeline;
  constituency: PrintTimeline;
  /** `person-field` corrections in the order they were made; undefined when there are none. */
  corrections: readonly Correction[] | undefined;
  /** What the record was made from. */
  uses: readonly SpeakerUse[];
}

export interface PeopleIndex {
  /** By name key. */
  byKey: ReadonlyMap<string, PersonRecord>;
  /** By id. */
  people: Person[];
}

/**
 * One person for each name, and for names with the same surname that carry the same id of a source. A person's
 * name is the fullest one met, in its most frequent spelling. Records of people about whom nothing changed are
 * taken over from `previous`.
 */
export function indexPeople(
  uses: Iterable<readonly SpeakerUse[]>,
  corrections: readonly Correction[],
  names: NameResolver,
  previous?: PeopleIndex,
): PeopleIndex {
  const byKey = new Map<string, SpeakerUse[]>();
  for (const ofDebate of uses) {
    for (const use of ofDebate) {
      const found = byKey.get(use.key);
      if (found) found.push(use);
      else byKey.set(use.key, [use]);
    }
  }
  const mainKey = keysById(byKey);
  const ofPerson = new Map<string, SpeakerUse[]>();
  for (const [key, own] of byKey) {
    const main = mainKey(key);
    const found = ofPerson.get(main);
    ofPerson.set(main, found ? [...found, ...own] : own);
  }
  const decided = Map.groupBy(
    corrections.filter(({ body }) => body.type === "person-field"),
    ({ body }) => mainKey(names.ofName(body.type === "person-field" ? body.person : "")),
  );
  const records = new Map<string, PersonRecord>();
  for (const [key, own] of ofPerson) {
    const former = previous?.byKey.get(key);
    const isSame = former && areSame(former.uses, own) && areEqual(former.corrections, decided.get(key));
    records.set(key, isSame ? former : personRecord(key, own, decided.get(key)));
  }
  const people = [...records.values()].map(({ person }) => person).sort((a, b) => compareText(a.id, b.id));
  return { people, byKey: new Map([...byKey.keys()].map((key) => [key, records.get(mainKey(key)) as PersonRecord])) };
}

function areSame(a: readonly SpeakerUse[], b: readonly SpeakerUse[]): boolean {
  return a.length === b.length && a.every((use, at) => use === b[at]);
}

function areEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Whether both tell the same about the speaker of a turn on that day. */
export function tellTheSame(a: PersonRecord, b: PersonRecord, date: IsoDate | null): boolean {
  if (a === b) return true;
  return (
    a.person.id === b.person.id &&
    a.person.name === b.person.name &&
    areEqual(a.party.carriedTo(date), b.party.carriedTo(date)) &&
    areEqual(a.constituency.carriedTo(date), b.constituency.carriedTo(date)) &&
    areEqual(a.corrections, b.corrections)
  );
}

/** The fullest of the names that share a source's id and a surname stands for all of them. */
function keysById(byKey: ReadonlyMap<string, readonly SpeakerUse[]>): (key: string) => string {
  const holders = new Map<string, string[]>();
  for (const [key, uses] of byKey) {
    for (const id of sourceIds(uses)) {
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

/** Ids that name a person, each once. */
function sourceIds(uses: readonly SpeakerUse[]): Set<string> {
  const ids = new Set<string>();
  for (const { id } of uses) if (id !== null && id !== "" && id !== "unknown") ids.add(id);
  return ids;
}

function surname(key: string): string {
  return key.slice(key.lastIndexOf(" ") + 1);
}

function personRecord(
  key: string,
  uses: readonly SpeakerUse[],
  corrections: readonly Correction[] | undefined,
): PersonRecord {
  const own = new Set([...new Set(uses.map((use) => use.name))].filter((name) => nameKey(name) === key));
  const named = uses.filter((use) => own.has(use.name));
  const names = countBy(named.length > 0 ? named : uses, (use) => use.name);
  const forms = countBy(uses, (use) => use.printed);
  return {
    person: {
      id: `person:${key}`,
      name: names[0]?.[0] ?? key,
      printedForms: forms.map(([printed, count]) => ({ printed, count })),
    },
    names: new Map(),
    party: printsOf(uses, "party"),
    constituency: printsOf(uses, "constituency"),
    corrections,
    uses,
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

function printsOf(uses: readonly SpeakerUse[], field: "party" | "constituency"): PrintTimeline {
  const prints: AttributePrint[] = [];
  for (const use of uses) {
    const value = use[field];
    if (value !== null && use.date) prints.push({ value, date: use.date, source: use.source });
  }
  return printTimeline(prints);
}

/** Ids of corrections about names or printed forms that no longer occur. */
export function stalePeople(corrections: readonly Correction[], names: NameResolver, index: PeopleIndex): string[] {
  if (corrections.length === 0) return [];
  const printedNames = new Set<string>();
  const printedForms = new Set<string>();
  for (const { uses } of new Set(index.byKey.values())) {
    for (const use of uses) {
      printedNames.add(nameKey(use.name));
      printedForms.add(foldedText(use.printed));
    }
  }
  const isStale = ({ body }: Correction): boolean => {
    if (body.type === "person-field") return !index.byKey.has(names.ofName(body.person));
    if (body.type === "join-people") return !printedNames.has(nameKey(body.other));
    return body.type === "split-person" && !printedForms.has(foldedText(body.printed));
  };
  return corrections.filter(isStale).map((correction) => correction.id);
}
