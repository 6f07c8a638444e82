import type { IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import { isChairOffice, readPrintedSpeaker } from "../printed-speaker.ts";
import type { KnownPerson, People } from "./people.ts";

/** Words before a name that only say that it is a member's. */
const MEMBER = /^Abgeordneter?\s+/;

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
  const words = id.replace(/[._-]?\d+$/, "").replaceAll(/(?<=\p{Ll})(?<!Mc)(?=\p{Lu})/gu, " ");
  return words.split(/[\s._]+/).filter((word) => word !== "");
}

/** No letters but capitals, or one word with a number. */
function isCode(id: string): boolean {
  const words = wordsOf(id);
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
  if (id === null && line === null) return null;
  const name = person?.name ?? (id === null ? null : nameInId(id));
  const own: PrintedSpeaker = {
    printed: line ?? (name as string),
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
  return { ...party, name: head.replace(MEMBER, "") };
}

/** `Minister of Works Dr. Jane Doe` -> the words before the name, without titles. */
function officeBefore(head: string, name: string): Partial<PrintedSpeaker> {
  const words = head.slice(0, Math.max(0, head.indexOf(name)));
  const office = words.replace(/(?:(?:^|\s)\S+\.)*\s*$/, "");
  return office === "" || MEMBER.test(`${office} `) ? {} : { office };
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
