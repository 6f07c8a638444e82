import { isFullerForm, nameForm, officeKey } from "../debates/name-form.ts";
import type { MentionForm } from "./mention.ts";
import { namesOne, officeNames } from "./office-names.ts";

/** Somebody who is known to have had a seat or an office from one day to another (days since 1970, both inclusive). */
export interface Holding {
  name: string;
  first: number;
  last: number;
}

/** Somebody who speaks in the debate in which a mention stands. */
export interface DebateSpeaker {
  name: string;
  constituency: string | null;
  office: string | null;
}

/** What a library knows of people. Keys are those of {@link seatKey} and {@link officeNames}. */
export interface KnownPeople {
  /** The usual name of whoever bears this one on a day; null when nobody who speaks in the library does. */
  named(key: string, day: number | null): string | null;
  seat(key: string): readonly Holding[];
  office(key: string): readonly Holding[];
}

/** Where a mention stands. */
export interface MentionPlace {
  /** Days since 1970; null when the debate has no date. */
  day: number | null;
  speakers: readonly DebateSpeaker[];
}

/** Who is meant, or why that is not certain. */
export interface ResolvedMention {
  name: string | null;
  /** A sentence for the reader. */
  reason: string;
}

/** What of a constituency's name counts for equality. */
export function seatKey(constituency: string): string {
  return officeKey(constituency).replaceAll(/[ -]+/g, " ");
}

/** Tells who a mention means where that is certain; never guesses. */
export function resolveMention(form: MentionForm, place: MentionPlace, people: KnownPeople): ResolvedMention {
  if (form.name !== null) return byName(form.name, form, place, people);
  if (form.constituency !== null) return bySeat(form.constituency, place, people);
  if (form.office !== null) return byOffice(form.office, place, people);
  return unknown("Only a courtesy: who is meant follows from what was said before.");
}

function unknown(reason: string): ResolvedMention {
  return { name: null, reason };
}

function byName(name: string, form: MentionForm, place: MentionPlace, people: KnownPeople): ResolvedMention {
  const own = nameForm(name);
  // "Lady Smith of Basildon" is printed as "Baroness Smith of Basildon" where she speaks.
  const keys = [own.key, own.key.replace(/^lady /, "baroness "), own.key.replace(/^lord /, "viscount ")];
  // A surname alone may be anybody's; no two peers bear the same title.
  const whole = own.mayBeShort && !own.isPeer && own.initials === null ? [] : keys;
  const known = whole.map((key) => people.named(key, place.day)).find((found) => found !== null);
  if (known) return { name: known, reason: "The name is printed with it." };
  if (!own.mayBeShort || own.initials !== null)
    return { name, reason: "The name is printed with it; nobody of this name speaks in the library." };
  const fuller = place.speakers.filter((speaker) => keys.some((key) => isFuller(speaker.name, { ...own, key })));
  const [sole] = fuller;
  if (sole && countOf(fuller) === 1)
    return { name: sole.name, reason: `“${name}” is printed, and ${sole.name} speaks in this debate.` };
  const seat = form.constituency === null ? null : bySeat(form.constituency, place, people);
  if (seat?.name && isFuller(seat.name, own)) return seat;
  return unknown(`“${name}” is printed, which may be more than one person.`);
}

function isFuller(name: string, short: ReturnType<typeof nameForm>): boolean {
  const form = nameForm(name);
  return form.key === short.key || isFullerForm(form, short);
}

function bySeat(constituency: string, place: MentionPlace, people: KnownPeople): ResolvedMention {
  if (STATES.has(constituency.toLowerCase())) return fromState(constituency);
  // What follows a comma may be the place's second name or no longer the place.
  for (const written of shorterAndShorter(constituency)) {
    const key = seatKey(written);
    const here = place.speakers.filter(
      (speaker) => speaker.constituency !== null && seatKey(speaker.constituency) === key,
    );
    const [sole] = here;
    if (sole && countOf(here) === 1) return { name: sole.name, reason: `Speaks in this debate for ${written}.` };
    const holders = people.seat(key);
    if (holders.length > 0) return atDay(holders, place.day, `for ${written}`);
  }
  return unknown(`Nobody in the library is known to sit for ${constituency}.`);
}

/** Of these several are sent to Congress. */
const STATES = new Set(
  "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming".split(
    ",",
  ),
);

function fromState(state: string): ResolvedMention {
  return unknown(`Several sit for ${state}, and no name is printed with it.`);
}

function shorterAndShorter(constituency: string): string[] {
  const parts = constituency.split(", ");
  return parts.map((_, at) => parts.slice(0, parts.length - at).join(", "));
}

function byOffice(office: string, place: MentionPlace, people: KnownPeople): ResolvedMention {
  const state = /^senator from (?:the (?:great )?state of )?(.+)$/i.exec(office)?.[1];
  if (state) return fromState(state);
  const key = officeKey(office);
  const here = place.speakers.filter((speaker) => speaker.office !== null && isCalled(speaker.office, key));
  const [sole] = here;
  if (sole && countOf(here) === 1) return { name: sole.name, reason: `Speaks in this debate as ${sole.office}.` };
  if (countOf(here) > 1) return unknown(`More than one in this debate may be called so: ${namesOf(here)}.`);
  if (!namesOne(office)) return unknown(`Nobody in this debate is printed as ${office}, and many hold such an office.`);
  const holders = people.office(key);
  if (holders.length === 0) return unknown(`Nobody in the library is printed as ${office}.`);
  return atDay(holders, place.day, `as ${office}`);
}

/** An office said short ("the Minister") is that of everybody whose office begins so. */
function isCalled(office: string, key: string): boolean {
  const names = officeNames(office);
  if (names.includes(key)) return true;
  if (namesOne(key)) return false;
  const isMinister = /^(?:shadow )?minister$/.test(key);
  return names.some(
    (name) =>
      name.startsWith(`${key} `) ||
      (isMinister && isJunior(name) && name.startsWith("shadow ") === key.startsWith("shadow ")),
  );
}

/** "The Minister" is said of all of them but a Secretary of State. */
function isJunior(name: string): boolean {
  return /^(?:shadow )?(?:minister|parliamentary (?:under-)?secretary)/.test(name);
}

function atDay(holders: readonly Holding[], day: number | null, as: string): ResolvedMention {
  if (day === null) return unknown(`The debate has no date, so it is not known who then was known ${as}.`);
  const then = holders.filter(({ first, last }) => first <= day && day <= last);
  const [sole] = then;
  if (sole && countOf(then) === 1)
    return { name: sole.name, reason: `Printed ${as} before and after this day, or on it.` };
  if (then.length > 1) return unknown(`Several are printed ${as} about this day: ${namesOf(then)}.`);
  return unknown(`${namesOf(holders)} is printed ${as}, but on other days only.`);
}

function countOf(people: readonly { name: string }[]): number {
  return new Set(people.map(({ name }) => name)).size;
}

function namesOf(people: readonly { name: string }[]): string {
  return [...new Set(people.map(({ name }) => name))].slice(0, 4).join(", ");
}
