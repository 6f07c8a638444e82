import type { IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import { isChairOffice, readPrintedSpeaker } from "../printed-speaker.ts";
import { type KnownPerson, type People, readRef } from "./people.ts";

/** Words before a name that only say that it is a member's. */
const MEMBER = /^Abgeordneter?\s+/;
/** `ДОЕ Д.Р.`: a name by its initials. */
const INITIALS = /(?:^|[\s.])\p{Lu}\./u;
/** Words before a name that are no office. */
const HONORIFIC =
  /^(?:(?:El|La|O|A|De) )?(?:se[ñn]h?ora?|senyora?|sra?|herrn?|frau|fru|fröken|heer|mevrouw|gospod|gospa|gospodična|pane?|pani|pán|paní|mr|mrs|ms|miss|mme|monsieur|madame|m)\.?$/iu;

/** Who speaks, by id; null where the source says that it does not know (`unknown`, `#unknown-M`). */
export function readWho(printed: string | null): string | null {
  const id = readRef(printed);
  return id === null || /^(?:unknown|unk|NA|none)(?:-[A-Z]+)?$/i.test(id) ? null : id;
}

/**
 * The name in an id: `LindsayHoyle`, `Mustafa.Şentop`, `t_kruusimäe_19670409` -> words with capitals, numbers at the end left
 * out. An id that is only a code (`PAD_88386`) stays as it is.
 */
export function nameInId(id: string): string {
  if (isCode(id)) return id;
  const words = wordsOf(id);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

function wordsOf(id: string): string[] {
  const words = id
    .replace(/_[\p{L}\d]*\d[\p{L}\d]*$|[._-]?\d+$/u, "")
    .replaceAll(/(?<=\p{Ll})(?<!Mc)(?=\p{Lu})/gu, " ");
  return words.split(/[\s._]+/).filter((word) => word !== "");
}

/** No letters but capitals, one word with a number, or numbers amid letters. */
function isCode(id: string): boolean {
  const words = wordsOf(id);
  if (words.some((word) => /\d\p{L}/u.test(word)) || words.every((word) => word.length < 3)) return true;
  return !words.some((word) => /\p{Ll}|\p{Lo}/u.test(word)) || (words.length === 1 && /\d$/.test(id));
}

function tokens(name: string): string[] {
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  return words.filter((word) => word.length > 2);
}

function shares(words: string, name: string): boolean {
  const known = new Set(tokens(name));
  return tokens(words).some((word) => known.has(word));
}

/**
 * Who speaks, from the id, the line printed before the turn, and the list of people; null when none of them says it.
 * The line is kept as printed; of its bracket, a name is the name and the rest the office, anything else the party.
 */
function readSpeaker(id: string | null, line: string | null, person: KnownPerson | null): PrintedSpeaker | null {
  const name = person?.name ?? (id === null ? null : nameInId(id));
  const printed = line ?? name;
  if (printed === null) return null;
  const own: PrintedSpeaker = {
    printed,
    name,
    office: person?.office ?? null,
    constituency: null,
    party: person?.party ?? null,
    id: id === null ? null : `#${id}`,
  };
  if (line === null) return own;
  const isNamed = name !== null && (person !== null || (id !== null && !isCode(id)));
  return { ...own, ...readLine(line, isNamed ? name : null, person) };
}

function readLine(line: string, name: string | null, person: KnownPerson | null): Partial<PrintedSpeaker> {
  const [, head = line, bracket = null] = /^(.*\S)\s*\(([^()]+)\)$/.exec(line) ?? [];
  const read = readPrintedSpeaker(line).speaker;
  if (bracket !== null && (read.office === head || (name !== null && shares(bracket, name)))) {
    return { name: person?.name ?? bracket, office: head };
  }
  const party = bracket === null ? {} : { party: bracket };
  if (name !== null && !shares(head, name)) return { ...party, office: head };
  if (isChairOffice(head)) return { ...party, name, office: head };
  if (name !== null && (person?.name || head.includes(name))) return { ...party, ...officeBefore(head, name) };
  if (name !== null && hasAll(head, name)) {
    return { ...party, name: head.slice(placeOf(head, name)), ...officeBefore(head, name) };
  }
  // The line has initials of what the id spells out.
  if (name !== null && INITIALS.test(head) && hasAll(name, head, 1)) return { ...party, name };
  return { ...party, ...afterOffice(head) };
}

/** `Esimees Ü. Kask` -> who presides, and the name behind it. */
function afterOffice(head: string): Partial<PrintedSpeaker> {
  const words = head.split(" ");
  const length = [1, 2, 3].find((count) => count < words.length && isChairOffice(words.slice(0, count).join(" ")));
  if (length === undefined) return { name: head.replace(MEMBER, "") };
  return { name: words.slice(length).join(" "), office: words.slice(0, length).join(" ") };
}

/** `PRESIDENT JANE DOE` has all words of `DoeJane`, of which there are so many `atLeast`. */
function hasAll(head: string, name: string, atLeast = 2): boolean {
  const known = new Set(tokens(head));
  const words = tokens(name);
  return words.length >= atLeast && words.every((word) => known.has(word));
}

/** Where a name begins in the line, whatever its case and order; 0 when only one word of it is there. */
function placeOf(head: string, name: string): number {
  const line = head.toLowerCase();
  const whole = line.indexOf(name.toLowerCase());
  if (whole >= 0) return whole;
  const places = tokens(name).map((word) => line.search(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u")));
  const found = places.filter((at) => at >= 0);
  return found.length > 1 ? Math.min(...found) : 0;
}

/** `Minister of Works Dr. Jane Doe` -> the words before the name, without titles. */
function officeBefore(head: string, name: string): Partial<PrintedSpeaker> {
  const words = head.slice(0, placeOf(head, name));
  const office = words.replace(/(?:(?:^|\s)\S+\.)*\s*$/, "");
  return office === "" || MEMBER.test(`${office} `) || HONORIFIC.test(office) ? {} : { office };
}

/** A speaker as handed out, and what it was read from. */
interface Read {
  who: string | null;
  line: string | null;
  speaker: PrintedSpeaker;
  isListed: boolean;
}

/**
 * The speakers of one document, each printed form read once. Some documents list their people after the words: until
 * {@link complete}, a speaker that was handed out may still get what the list says.
 */
export class Speakers {
  private readonly known = new Map<string, Read>();
  private readonly people: People;

  constructor(people: People) {
    this.people = people;
  }

  of(who: string | null, line: string | null, day: IsoDate | null): PrintedSpeaker | null {
    const key = `${who ?? ""}\n${line ?? ""}`;
    const read = this.known.get(key);
    if (read) return read.speaker;
    const person = who === null ? null : this.people.of(who, day);
    const speaker = readSpeaker(who, line, person);
    if (speaker) this.known.set(key, { who, line, speaker, isListed: person !== null });
    return speaker;
  }

  /** Who speaks where the turn itself says what a list would. */
  told(person: KnownPerson, line: string | null): PrintedSpeaker | null {
    return readSpeaker(null, line, person);
  }

  /** The document is over. Tells whether a name had to be made from an id, and whether one is from another file. */
  complete(day: IsoDate | null): { isMade: boolean; isFromOthers: boolean } {
    let isMade = false;
    let isFromOthers = false;
    for (const { who, line, speaker, isListed } of this.known.values()) {
      if (who === null) continue;
      isFromOthers ||= this.people.isFromOthers(who);
      if (isListed) continue;
      const person = this.people.of(who, day);
      if (person) Object.assign(speaker, readSpeaker(who, line, person));
      else isMade ||= speaker.name === nameInId(who);
    }
    this.known.clear();
    return { isMade, isFromOthers };
  }
}
