import type { IsoDate } from "../../model/extract.ts";
import type { OpenTag } from "../markup/open-tag.ts";

/** What the list of people says of one person on one day. */
export interface KnownPerson {
  name: string | null;
  party: string | null;
  office: string | null;
}

interface Affiliation {
  role: string;
  org: string;
  from: string;
  to: string;
  /** The office's name, where the list has it; English before others. */
  title: string | null;
}

interface Person {
  forename: string[];
  /** `de`, `i`: each with how many surnames stand before it. */
  links: { words: string; before: number }[];
  surname: string[];
  /** A name that is not taken apart. */
  whole: string | null;
  affiliations: Affiliation[];
}

interface Organisation {
  role: string;
  name: string | null;
  initials: string | null;
}

const GROUP = "parliamentarygroup";
const PARTY_ROLES = new Set([GROUP, "politicalparty", "politicalgroup"]);
/** How ids of parties begin where the list of organisations is in another file. */
const PARTY_ID = /^(?:party|politicalParty|parliamentaryGroup|group)\./;

/** `#party.A` -> `party.A`, `people.xml#JaneDoe` -> `JaneDoe`; null for `#`, blanks and none. Of several the first. */
export function readRef(printed: string | null): string | null {
  const first = printed?.trim().split(/\s+/)[0] ?? "";
  return first.slice(first.lastIndexOf("#") + 1) || null;
}

/** `listPerson` and `listOrg`, wherever they stand. It hears their elements and answers once those are over. */
export class People {
  private readonly people = new Map<string, Person>();
  private readonly organisations = new Map<string, Organisation>();
  /** Lists of other files; what is listed here goes before. */
  private readonly others: People | null;
  private person: Person | null = null;
  private organisation: Organisation | null = null;
  private affiliation: Affiliation | null = null;
  /** Within a former or second name, which is passed over. */
  private isOtherName = false;

  constructor(others: People | null = null) {
    this.others = others;
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (name === "person") this.openPerson(tag.get("xml:id"));
    else if (name === "org") this.openOrganisation(tag);
    else if (name === "persName") this.isOtherName = tag.get("to") !== null || this.hasName();
    else if (name === "affiliation") {
      this.affiliation = readAffiliation(tag);
      this.person?.affiliations.push(this.affiliation);
    }
  }

  /** An element of the header ended that held these words. */
  close(name: string, words: string, attributes: { lang: string | null; full: string | null }): void {
    const { person, organisation } = this;
    if (name === "affiliation") this.affiliation = null;
    else if (name === "person") this.person = null;
    else if (name === "org") this.organisation = null;
    else if (person) this.closeInPerson(person, name, words, attributes.lang);
    else if (organisation && name === "orgName" && words !== "") {
      if (attributes.full === "init" || attributes.full === "abb") organisation.initials ??= words;
      else if (attributes.lang === "en" || organisation.name === null) organisation.name = words;
    }
  }

  /** An organisation's name, by its id. */
  organisationName(id: string | null): string | null {
    return this.organisationOf(id ?? "")?.name ?? null;
  }

  /** What is listed of the person with this id, valid on the day; null when the person is not listed. */
  of(id: string, day: IsoDate | null): KnownPerson | null {
    const person = this.listed(id);
    if (!person) return null;
    const { forename, whole, affiliations } = person;
    const valid = affiliations.filter((affiliation) => isValid(affiliation, day));
    const parties = valid.filter((affiliation) => this.isParty(affiliation));
    const groups = parties.filter(({ org }) => this.organisationOf(org)?.role === GROUP);
    const names = (groups.length > 0 ? groups : parties).map(({ org }) => this.partyName(org));
    const offices = valid
      .filter(({ title, role }) => title !== null && /minister/i.test(role))
      .map(({ title }) => title);
    return {
      name: [...forename, ...familyName(person)].join(" ") || whole,
      // Without a day only a party that never changed is sure.
      party: day === null && new Set(names).size > 1 ? null : (names[0] ?? null),
      office: day === null ? null : (offices[0] ?? null),
    };
  }

  /** Whether what is known of the person is from other files. */
  isFromOthers(id: string): boolean {
    return !this.people.has(id) && this.listed(id) !== undefined;
  }

  private listed(id: string): Person | undefined {
    return this.people.get(id) ?? this.others?.listed(id);
  }

  private organisationOf(id: string): Organisation | undefined {
    return this.organisations.get(id) ?? this.others?.organisationOf(id);
  }

  private openPerson(id: string | null): void {
    this.person = { forename: [], links: [], surname: [], whole: null, affiliations: [] };
    if (id && !this.people.has(id)) this.people.set(id, this.person);
  }

  private openOrganisation(tag: OpenTag): void {
    // `political_party` in older editions, `politicalParty` since.
    const role = (tag.get("role") ?? "").toLowerCase().replaceAll("_", "");
    this.organisation = { role, name: null, initials: null };
    const id = tag.get("xml:id");
    if (id) this.organisations.set(id, this.organisation);
  }

  private hasName(): boolean {
    return this.person !== null && (this.person.surname.length > 0 || this.person.whole !== null);
  }

  private closeInPerson(person: Person, name: string, words: string, lang: string | null): void {
    const { affiliation } = this;
    if (words === "") return;
    if (name === "roleName" && affiliation && (affiliation.title === null || lang === "en")) affiliation.title = words;
    if (this.isOtherName) return;
    if (name === "forename") person.forename.push(words);
    else if (name === "nameLink") person.links.push({ words, before: person.surname.length });
    else if (name === "surname") person.surname.push(words);
    else if (name === "persName") person.whole ??= words;
  }

  private isParty({ org }: Affiliation): boolean {
    const known = this.organisationOf(org);
    return known ? PARTY_ROLES.has(known.role) : PARTY_ID.test(org);
  }

  private partyName(org: string): string {
    const known = this.organisationOf(org);
    return known?.initials ?? known?.name ?? org.replace(PARTY_ID, "");
  }
}

/** Surnames with the links between them (`Sánchez i Llibre`); a link after the last belongs before the first. */
function familyName({ surname, links }: Person): string[] {
  const family = surname.flatMap((name, at) => [
    ...links.filter(({ before }) => before === at).map(({ words }) => words),
    name,
  ]);
  return [...links.filter(({ before }) => before >= surname.length).map(({ words }) => words), ...family];
}

function readAffiliation(tag: OpenTag): Affiliation {
  const [role, from, to] = [tag.get("role") ?? "", tag.get("from") ?? "", tag.get("to") ?? ""];
  return { role, org: readRef(tag.get("ref")) ?? "", from: from.slice(0, 10), to: to.slice(0, 10), title: null };
}

/** Days may be printed as a year or a month only; such an end is inclusive. */
function isValid({ from, to }: Affiliation, day: IsoDate | null): boolean {
  return day === null || (from <= day && (to === "" || day.slice(0, to.length) <= to));
}
