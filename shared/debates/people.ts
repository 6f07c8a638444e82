import type { Correction } from "../model/correction.ts";
import type { Known, Person } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";
import { compareText } from "./extract-node.ts";
import { isShortKey, nameKey } from "./name-form.ts";
import { type NameResolver, remembered } from "./person-name.ts";
import { type AttributePrint, type PrintTimeline, printTimeline } from "./print-timeline.ts";
import { foldedText } from "./title-key.ts";

/** One printed form of a speaker in one source of one debate, with what it prints. */
export interface SpeakerUse {
  /** After the analyst's decisions about names; null for a person only the analyst names. */
  key: string;
  /** Null when the analyst names the speaker. */
  printed: string | null;
  /** Null when only an office is printed. */
  name: string | null;
  /** The name in full, as the debate prints it elsewhere, where `name` is incomplete. */
  full: string | null;
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
  /** The decision that gives the name, where nothing prints it. */
  namedBy: Correction | null;
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
  /** Who bears a name key; `id` is the source's own id of the speaker, where one is printed with it. */
  of(key: string, id: string | null): PersonRecord | undefined;
  /** By main key. */
  records: ReadonlyMap<string, PersonRecord>;
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
  const lists = [...uses];
  const mainKey = keysById(lists);
  const ofPerson = new Map<string, SpeakerUse[]>();
  const mainOfKey = new Map<string, string>();
  for (const list of lists) {
    for (const use of list) {
      const main = mainKey(use.key, use.id);
      const found = ofPerson.get(main);
      if (found) found.push(use);
      else ofPerson.set(main, [use]);
      if (main !== use.key) mainOfKey.set(use.key, main);
    }
  }
  const ofName = (key: string): string => (ofPerson.has(key) ? key : (mainOfKey.get(key) ?? key));
  const decided = Map.groupBy(
    corrections.filter(({ body }) => body.type === "person-field"),
    ({ body }) => ofName(names.ofName(body.type === "person-field" ? body.person : "")),
  );
  const given = new Map(corrections.flatMap((correction) => givenName(correction, names)));
  const records = new Map<string, PersonRecord>();
  for (const [key, own] of ofPerson) {
    const former = previous?.records.get(key);
    const isSame = former && areSame(former.uses, own) && areEqual(former.corrections, decided.get(key));
    records.set(key, isSame ? former : personRecord(key, own, decided.get(key), given.get(key)));
  }
  return {
    of: (key, id) => records.get(id === null ? ofName(key) : mainKey(key, id)) ?? records.get(ofName(key)),
    records,
    people: [...records.values()].map(({ person }) => person).sort((a, b) => compareText(a.id, b.id)),
  };
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

/**
 * The fullest of the names that share a source's id and a surname stands for all of them. A surname alone follows
 * its id only where the id is printed with it: others may bear it.
 */
function keysById(lists: Iterable<readonly SpeakerUse[]>): (key: string, id: string | null) => string {
  const holders = new Map<string, Set<string>>();
  for (const list of lists) {
    for (const { key, id } of list) {
      if (!isPersonId(id)) continue;
      const shared = sharedName(key, id);
      holders.set(shared, (holders.get(shared) ?? new Set()).add(key));
    }
  }
  const fullest = new Map<string, string>();
  const fuller = new Map<string, string>();
  for (const [shared, keys] of holders) {
    const [best] = [...keys].sort((a, b) => b.length - a.length || compareText(a, b)) as [string];
    fullest.set(shared, best);
    for (const key of keys) {
      const known = fuller.get(key) ?? key;
      const isBetter = best.length > known.length || (best.length === known.length && best < known);
      if (isBetter && !isShortKey(key)) fuller.set(key, best);
    }
  }
  const follow = (key: string): string => {
    let main = key;
    for (let next = fuller.get(main); next !== undefined; next = fuller.get(main)) main = next;
    return main;
  };
  if (holders.size === 0) return (key) => key;
  return (key, id) => follow(isPersonId(id) && isShortKey(key) ? (fullest.get(sharedName(key, id)) ?? key) : key);
}

function isPersonId(id: string | null): id is string {
  return id !== null && id !== "" && id !== "unknown";
}

function sharedName(key: string, id: string): string {
  return `${id}\n${surname(key)}`;
}

function surname(key: string): string {
  return key.slice(key.lastIndexOf(" ") + 1);
}

/** What the analyst calls a person, by main key. */
interface GivenName {
  name: string;
  by: Correction;
}

function givenName(correction: Correction, names: NameResolver): [string, GivenName][] {
  const { body } = correction;
  const name = body.type === "split-person" ? body.as : body.type === "join-people" ? body.name : null;
  return name === null ? [] : [[names.ofName(name), { name, by: correction }]];
}

function personRecord(
  key: string,
  uses: readonly SpeakerUse[],
  corrections: readonly Correction[] | undefined,
  given: GivenName | undefined,
): PersonRecord {
  const isFull = remembered((name) => nameKey(name) === key);
  const ownName = (use: SpeakerUse): string | null => (use.name !== null && isFull(use.name) ? use.name : null);
  const mostOften = (of: (use: SpeakerUse) => string | null): string | undefined => countBy(uses, of)[0]?.[0];
  const forms = countBy(uses, (use) => use.printed);
  const printed = mostOften(ownName) ?? mostOften((use) => use.full);
  const named = printed === undefined && given ? given : null;
  return {
    person: {
      id: `person:${key}`,
      name: printed ?? named?.name ?? mostOften((use) => use.name) ?? key,
      printedForms: forms.map(([printed, count]) => ({ printed, count })),
    },
    namedBy: named?.by ?? null,
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
  for (const { uses } of index.records.values()) {
    for (const { name, printed } of uses) {
      if (name !== null) printedNames.add(nameKey(name));
      printedForms.add(foldedText(printed));
    }
  }
  const isStale = ({ body }: Correction): boolean => {
    if (body.type === "person-field") return index.of(names.ofName(body.person), null) === undefined;
    if (body.type === "join-people") return !printedNames.has(nameKey(body.other));
    return body.type === "split-person" && !printedForms.has(foldedText(body.printed));
  };
  return corrections.filter(isStale).map((correction) => correction.id);
}
