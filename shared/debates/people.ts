import { lazily } from "../lib/lazily.ts";
import type { Correction } from "../model/correction.ts";
import type { Known, Person } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import { bearerName, withoutYear } from "../text/bearer-name.ts";
import { compareText } from "./extract-node.ts";
import { nameKey, readBearerKey } from "./name-form.ts";
import { isPersonId, keysById } from "./names-by-id.ts";
import { keysByInitials } from "./names-by-initials.ts";
import { type NameResolver, remembered } from "./person-name.ts";
import { type PrintTimeline, printTimeline } from "./print-timeline.ts";
import { markRows, type SpeakerUse, type UseTable } from "./speaker-uses.ts";
import { Bearers, type TurnMark } from "./tell-bearers.ts";
import { foldedText } from "./title-key.ts";

/** A person with what places print and the analyst decides about them. */
export interface PersonRecord {
  person: Person;
  /** The decision that gives the name, where nothing prints it. */
  namedBy: Correction | null;
  /** Why they are told apart from others of the name, or may be several; null where there is nothing to say. */
  apart: string | null;
  /** Keys of names printed with first letters that fit this person alone; see `keysByInitials`. */
  fitted: readonly string[];
  /** The person's name as known where it is printed in this way; filled as it is asked for. */
  names: Map<string, Known<string>>;
  /** Put in order when first asked for. */
  readonly party: PrintTimeline;
  readonly constituency: PrintTimeline;
  /** `person-field` corrections in the order they were made; undefined when there are none. */
  corrections: readonly Correction[] | undefined;
}

export interface PeopleIndex {
  /** Who bears a name key in a turn. */
  of(key: string, turn: TurnMark): PersonRecord | undefined;
  /** Whether several have borne the key, printed with this id of a source, one after the other. */
  areSeveral(key: string, id: string | null): boolean;
  /** Equal when whoever bears the key is the same person, printed in the same ways in the same places. */
  markOf(key: string, id: string | null): string;
  /** By id. */
  people(): Person[];
  /** All that is known of everybody, in no order. */
  records(): Iterable<PersonRecord>;
}

/**
 * One person for each name, for names that an id of a source ties (`keysById`), and for first letters that fit nobody else
 * (`keysByInitials`); several where a name is seen in years too far apart for one ({@link Bearers}). A person's name is the fullest one met, in its most
 * frequent spelling. The order of uses does not matter; what is told of a person is worked out when asked for.
 */
export function indexPeople(uses: UseTable, corrections: readonly Correction[], names: NameResolver): PeopleIndex {
  const mainById = keysById(uses);
  const fitted = keysByInitials(uses, (key) => mainById(key, null));
  const mainKey = (key: string, id: string | null): string => {
    const main = mainById(key, id);
    return fitted.get(main) ?? main;
  };
  const { rowsOf: rowsOfName, mainOfKey } = rowsByPerson(uses, mainKey);
  const ofName = (key: string): string => (rowsOfName.has(key) ? key : (mainOfKey.get(key) ?? key));
  const bearers = new Bearers({ uses, rowsOf: rowsOfName, ofName, names, isPersonId }, corrections);
  const { rowsOf } = bearers;
  const decided = settingsByPerson(corrections, bearers, (name) => ofName(names.ofName(name)));
  const given = new Map(corrections.flatMap((correction) => givenName(correction, names)));
  const fittedTo = Map.groupBy([...fitted.keys()].sort(), (key) => fitted.get(key) as string);
  const keyOf = remembered(nameKey);
  const counts = new Uint32Array(uses.texts.length);
  const records = new Map<string, PersonRecord>();
  const identityOf = (key: string): PersonIdentity => {
    const main = bearers.baseOf(key);
    const [until, apart] = [readBearerKey(key)?.until ?? null, bearers.reasonOf(key)];
    return { key, main, until, apart, fitted: fittedTo.get(main) ?? [] };
  };
  const recordOf = (key: string): PersonRecord | undefined => {
    const rows = rowsOf.get(key);
    const known = records.get(key);
    if (known || !rows) return known;
    const record = personRecord(identityOf(key), { uses, rows, keyOf, counts }, decided.get(key), given.get(key));
    records.set(key, record);
    return record;
  };
  const recordsOfAll = function* (): Generator<PersonRecord> {
    for (const key of rowsOf.keys()) yield recordOf(key) as PersonRecord;
  };
  const mainOf = (key: string, id: string | null): string => {
    const main = id === null ? ofName(key) : mainKey(key, id);
    return rowsOfName.has(main) ? main : ofName(key);
  };
  const marks = remembered((key) => JSON.stringify([identityOf(key), decided.get(key), given.get(key)]));
  const prints = printMarks(uses);
  return {
    of(key, turn) {
      const person = bearers.keyOf(mainOf(key, turn.id), turn);
      return person === undefined ? undefined : recordOf(person);
    },
    areSeveral: (key, id) => bearers.areSeveral(mainOf(key, id)),
    markOf(key, id) {
      const persons = [...bearers.keysOf(mainOf(key, id))].sort();
      return persons.map((person) => `${prints(rowsOf.get(person))} ${marks(person)}`).join("\n");
    },
    people: () => Array.from(recordsOfAll(), ({ person }) => person).sort((a, b) => compareText(a.id, b.id)),
    records: recordsOfAll,
  };
}

/**
 * What the analyst set by the person it is about. Under the plain name this is who bore it last; with days it is
 * whoever bore it then.
 */
function settingsByPerson(
  corrections: readonly Correction[],
  bearers: Bearers,
  mainOf: (name: string) => string,
): Map<string, Correction[]> {
  const found = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const { body } = correction;
    if (body.type !== "person-field") continue;
    const main = mainOf(body.person);
    const one = bearers.keyOf(main, { id: null, date: null, printed: null });
    const isOfDays = body.from !== null || body.to !== null;
    const persons = new Set([...(one === undefined ? [] : [one]), ...(isOfDays ? bearers.keysOf(main) : [])]);
    for (const person of persons) found.set(person, [...(found.get(person) ?? []), correction]);
  }
  return found;
}

/** Rows of each person by main key, and the main keys of others. */
function rowsByPerson(
  { texts, columns }: UseTable,
  mainKey: (key: string, id: string | null) => string,
): { rowsOf: Map<string, Uint32Array>; mainOfKey: Map<string, string> } {
  const numberOf = new Map<string, number>();
  const mainOfKey = new Map<string, string>();
  /** Person by key, where no id is printed, and by both: plus one, 0 where it is not known yet. */
  const ofKey = new Uint32Array(texts.length);
  const ofPair = new Map<number, number>();
  const counts: number[] = [];
  const persons = new Uint32Array(columns.key.length);
  for (let row = 0; row < persons.length; row += 1) {
    const [key, id] = [columns.key[row] as number, columns.id[row] as number];
    const pair = key * texts.length + id;
    let person = (id === 0 ? (ofKey[key] as number) : (ofPair.get(pair) ?? 0)) - 1;
    if (person < 0) {
      const own = texts[key] as string;
      const main = mainKey(own, texts[id] as string | null);
      person = numberOf.get(main) ?? counts.push(0) - 1;
      numberOf.set(main, person);
      if (id === 0) ofKey[key] = person + 1;
      else ofPair.set(pair, person + 1);
      const known = mainOfKey.get(own);
      if (main !== own && (known === undefined || main < known)) mainOfKey.set(own, main);
    }
    persons[row] = person;
    (counts[person] as number) += 1;
  }
  const lists = counts.map((count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  for (let row = 0; row < persons.length; row += 1) {
    const person = persons[row] as number;
    const list = lists[person] as Uint32Array;
    list[filled[person] as number] = row;
    (filled[person] as number) += 1;
  }
  return { rowsOf: new Map([...numberOf].map(([main, person]) => [main, lists[person] as Uint32Array])), mainOfKey };
}

/** Tells of some uses what they print, whatever their order and their numbers. */
function printMarks(uses: UseTable): (rows: Uint32Array | undefined) => string {
  const markOf = markRows(uses);
  const marks = new Map<Uint32Array, string>();
  return (rows) => {
    if (!rows) return "";
    const mark = marks.get(rows) ?? markOf(rows);
    marks.set(rows, mark);
    return mark;
  };
}

/** Whether both tell the same about the speaker of a turn on that day. */
export function tellTheSame(a: PersonRecord, b: PersonRecord, date: IsoDate | null): boolean {
  const isCarriedAlike = (one: PrintTimeline, other: PrintTimeline): boolean => {
    const [was, is] = [one.carriedTo(date), other.carriedTo(date)];
    return was.value === is.value && was.reason === is.reason;
  };
  return (
    a.person.id === b.person.id &&
    a.person.name === b.person.name &&
    a.namedBy?.id === b.namedBy?.id &&
    a.apart === b.apart &&
    a.fitted.join("\n") === b.fitted.join("\n") &&
    isCarriedAlike(a.party, b.party) &&
    isCarriedAlike(a.constituency, b.constituency) &&
    JSON.stringify(a.corrections) === JSON.stringify(b.corrections)
  );
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

/** Where a person is printed. */
interface PersonUses {
  uses: UseTable;
  rows: Uint32Array;
  keyOf: (name: string) => string;
  /** Room for counting texts by number; all 0. */
  counts: Uint32Array;
}

type TextColumn = Exclude<keyof SpeakerUse, "count">;

/** Who a person is: of several who bore a name, who bore it until a year. */
interface PersonIdentity {
  key: string;
  main: string;
  until: number | null;
  apart: string | null;
  fitted: readonly string[];
}

function personRecord(
  { key, main, until, apart, fitted }: PersonIdentity,
  person: PersonUses,
  corrections: readonly Correction[] | undefined,
  given: GivenName | undefined,
): PersonRecord {
  const countBy = (column: TextColumn): [string, number][] => countTexts(person, column);
  const names = countBy("name");
  const printed = names.find(([name]) => person.keyOf(name) === main)?.[0] ?? countBy("full")[0]?.[0];
  const named = printed === undefined && given ? given : null;
  const name = withoutYear(printed ?? named?.name ?? names[0]?.[0] ?? main);
  const forms = lazily(() => countBy("printed").map(([printed, count]) => ({ printed, count })));
  const party = lazily(() => printsOf(person, "party"));
  const constituency = lazily(() => printsOf(person, "constituency"));
  return {
    person: {
      id: `person:${key}`,
      name: until === null ? name : bearerName(name, until),
      get printedForms() {
        return forms();
      },
    },
    namedBy: named?.by ?? null,
    apart,
    fitted,
    names: new Map(),
    get party() {
      return party();
    },
    get constituency() {
      return constituency();
    },
    corrections,
  };
}

/** The most frequent first. */
function countTexts({ uses: { texts, columns }, rows, counts }: PersonUses, column: TextColumn): [string, number][] {
  const [codes, times] = [columns[column], columns.count];
  const found: number[] = [];
  for (const row of rows) {
    const code = codes[row] as number;
    if (code === 0) continue;
    // One more than the count: a form beside another one of the same turn counts nothing, but is there.
    if (counts[code] === 0) {
      found.push(code);
      counts[code] = 1;
    }
    (counts[code] as number) += times[row] as number;
  }
  return found
    .map((code): [string, number] => {
      const count = (counts[code] as number) - 1;
      counts[code] = 0;
      return [texts[code] as string, count];
    })
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
}

function printsOf({ uses: { texts, columns }, rows }: PersonUses, field: "party" | "constituency"): PrintTimeline {
  const { date, source, [field]: value } = columns;
  return printTimeline({ texts, value, date, source }, rows);
}

/** Ids of corrections about names or printed forms that no longer occur. */
export function stalePeople(
  corrections: readonly Correction[],
  names: NameResolver,
  index: PeopleIndex,
  { texts, columns }: UseTable,
): string[] {
  if (corrections.length === 0) return [];
  const textsOf = (column: TextColumn): string[] => [...new Set(columns[column])].flatMap((code) => texts[code] ?? []);
  const printedNames = new Set(textsOf("name").map(nameKey));
  const printedForms = new Set(textsOf("printed").map(foldedText));
  const isStale = ({ body }: Correction): boolean => {
    const isNobody = (name: string): boolean =>
      index.of(names.ofName(name), { id: null, date: null, printed: null }) === undefined;
    if (body.type === "person-field") return isNobody(body.person);
    if (body.type === "join-people") {
      const { other } = body;
      return !printedNames.has(nameKey(withoutYear(other))) || (withoutYear(other) !== other && isNobody(other));
    }
    return body.type === "split-person" && !printedForms.has(foldedText(body.printed));
  };
  return corrections.filter(isStale).map((correction) => correction.id);
}

/** Tells of groups of uses whether two indexes of people tell different things of some speaker in them. */
export function differencesIn(
  { texts, starts, columns }: UseTable,
  before: PeopleIndex,
  now: PeopleIndex,
): (group: number) => boolean {
  const answers = new Map<number, SameInTurn>();
  const text = (code: number | undefined): string | null => texts[code as number] as string | null;
  const isSame = (row: number): boolean => {
    const [key, id] = [columns.key[row] as number, columns.id[row] as number];
    const pair = key * texts.length + id;
    const known = answers.get(pair);
    const answer = known ?? sameInTurn(text(key) as string, text(id), before, now);
    if (!known) answers.set(pair, answer);
    return answer(text(columns.date[row]), text(columns.printed[row]));
  };
  return (group) => {
    let row = starts[group] as number;
    const end = starts[group + 1] as number;
    while (row < end && isSame(row)) row += 1;
    return row < end;
  };
}

type SameInTurn = (date: IsoDate | null, printed: string | null) => boolean;

function sameInTurn(key: string, id: string | null, before: PeopleIndex, now: PeopleIndex): SameInTurn {
  if (before.markOf(key, id) === now.markOf(key, id)) return () => true;
  const known = new Map<string | null, boolean>();
  const areSeveral = before.areSeveral(key, id) || now.areSeveral(key, id);
  return (date, printed) => {
    const turn = areSeveral ? `${date}\n${printed}` : date;
    const found = known.get(turn);
    if (found !== undefined) return found;
    const [was, is] = [before, now].map((people) => people.of(key, { id, date, printed }));
    const same = was !== undefined && is !== undefined && tellTheSame(was, is, date);
    known.set(turn, same);
    return same;
  };
}
