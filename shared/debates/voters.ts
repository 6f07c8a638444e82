import { readVoter } from "../text/division.ts";
import { isShortKey, nameForm, nameKey, withoutTitle } from "./name-form.ts";
import { foldedText } from "./title-key.ts";

/** Somebody who speaks in a house, with the days between which they do (since 1970, both inclusive). */
export interface Member {
  name: string;
  house: string | null;
  first: number;
  last: number;
  /** Seats printed or known of them there. */
  seats: ReadonlySet<string>;
}

/** What a library knows of those who may have voted. */
export interface KnownMembers {
  /** Names of those whom a source prints with this id of its own. */
  byId(id: string): readonly string[];
  /** Ids of that kind with which sources print somebody; see {@link personIdKind}. */
  idsOf(name: string): ReadonlySet<string>;
  /** The known name of whoever bears a name, as it is with speakers; null when nobody does, or several one after the other. */
  named(name: string): string | null;
  /** Everybody whose name ends with this one, by the key of its {@link nameForm}, in every house they speak in. */
  endingWith(key: string): readonly Member[];
}

/** Where a name is listed. */
export interface VotePlace {
  house: string | null;
  /** Since 1970; null when the debate has no date. */
  day: number | null;
  /** Whether somebody speaks in the debate. */
  speaks(name: string): boolean;
}

/** Who voted, or why that is not certain. */
export interface ResolvedVoter {
  name: string | null;
  /** Those who may be meant where it is not certain; none where nobody in the library can be. */
  candidates: readonly string[];
  /** A sentence for the reader. */
  reason: string;
}

/**
 * Tells who stands behind names in lists of divisions where that is certain; never guesses. A library lists the same names
 * over and over: what does not depend on the day is worked out once.
 */
export class VoterResolver {
  private readonly known: KnownMembers;
  /** By id, where it is one person's. */
  private readonly bearers = new Map<string, ResolvedVoter | null>();
  /** By house, then by name, an id before it. */
  private readonly read = new Map<string | null, Map<string, Reading>>();

  constructor(known: KnownMembers) {
    this.known = known;
  }

  resolve(printed: string, id: string | null, place: VotePlace): ResolvedVoter {
    const bearer = id === null ? null : this.bearerOf(id);
    if (bearer) return bearer;
    const { house } = place;
    let ofHouse = this.read.get(house);
    if (!ofHouse) {
      ofHouse = new Map();
      this.read.set(house, ofHouse);
    }
    const key = id === null ? printed : `${id}\t${printed}`;
    let reading = ofHouse.get(key);
    if (!reading) {
      reading = readName(printed, id, house, this.known);
      ofHouse.set(key, reading);
    }
    return "reason" in reading ? reading : byDay(reading, place);
  }

  private bearerOf(id: string): ResolvedVoter | null {
    let bearer = this.bearers.get(id);
    if (bearer === undefined) {
      const [name, ...others] = this.known.byId(id);
      const isSole = name !== undefined && others.length === 0;
      bearer = isSole ? certain(name, "The source gives the same id as where they speak.") : null;
      this.bearers.set(id, bearer);
    }
    return bearer;
  }
}

/** Those of the house whose name may be the printed one. */
interface ShortName {
  members: readonly Member[];
  /** Only a surname is printed, with no first letter and no seat that tells. */
  isBare: boolean;
  /** What holds where one of them alone sits then; by name. */
  told: Map<string, ResolvedVoter>;
}
type Reading = ResolvedVoter | ShortName;

function readName(printed: string, id: string | null, house: string | null, known: KnownMembers): Reading {
  const { name, place } = readVoter(printed, house === "lords");
  const { isPeer, key } = nameForm(name);
  const isWhole = isPeer || !(isShortKey(key) || hasInitials(name));
  const whole = isWhole
    ? (known.named(name) ?? known.named(name.replace(/^(Earl|Countess|Marquess) of /, "$1 ")))
    : null;
  if (whole !== null) return byWholeName(whole, { id, house, place }, known);
  return byShortName(name, { house, place }, known);
}

function byWholeName(
  name: string,
  { id, house, place }: { id: string | null; house: string | null; place: string | null },
  known: KnownMembers,
): ResolvedVoter {
  const kind = personIdKind(id);
  const isOtherId = [...known.idsOf(name)].some((one) => kind !== null && personIdKind(one) === kind && one !== id);
  if (isOtherId) return doubtful([name], `The source gives another id than where ${name} speaks.`);
  const own = known.endingWith(nameForm(name).key).filter((member) => member.name === name && sitsIn(member, house));
  if (own.length === 0) return doubtful([name], `${name} speaks in another house only.`);
  const seats = new Set(own.flatMap((member) => [...member.seats]));
  if (place !== null && seats.size > 0 && !seats.has(foldedText(place))) {
    return doubtful([name], `“${place}” is printed with it, for which ${name} is not known to sit.`);
  }
  return certain(name, "The name is printed in full.");
}

function byShortName(
  name: string,
  { house, place }: { house: string | null; place: string | null },
  known: KnownMembers,
): Reading {
  const words = withoutTitle(nameKey(lettersApart(name))).split(" ");
  const { honorific } = nameForm(name);
  // A surname may be of several words: the longest that somebody bears is it.
  for (let at = 0; at < words.length; at++) {
    const surname = words.slice(at);
    const found = known.endingWith(surname.join(" ")).filter((member) => {
      const form = nameForm(member.name);
      const isOther = honorific !== null && form.honorific !== null && honorific !== form.honorific;
      const firstNames = form.key.split(" ").slice(0, -surname.length);
      // A title may have been borne by several; it is never shortened.
      const isPossible = !form.isPeer || form.key === words.join(" ");
      return sitsIn(member, house) && isPossible && !isOther && areAlike(words.slice(0, at), firstNames);
    });
    if (found.length === 0) continue;
    const seated = found.filter(({ seats }) => place !== null && seats.has(foldedText(place)));
    if (place !== null && seated.length === 0 && found.some(({ seats }) => seats.size > 0)) {
      return doubtful(
        namesOf(found),
        `“${place}” is printed with it, for which ${listed(namesOf(found))} is not known to sit.`,
      );
    }
    const members = seated.length > 0 ? seated : found;
    const isWhole = members.some((member) => nameForm(member.name).key === words.join(" "));
    return { members, isBare: at === 0 && seated.length === 0 && !isWhole, told: new Map() };
  }
  return { name: null, candidates: [], reason: "Nobody of this name speaks in the library." };
}

function sitsIn(member: Member, house: string | null): boolean {
  return house === null || member.house === null || member.house === house;
}

function byDay({ members, isBare, told }: ShortName, { day, speaks }: VotePlace): ResolvedVoter {
  let sole: string | null = null;
  let isOne = true;
  for (const { name, first, last } of members) {
    if (day === null || day < first || day > last) continue;
    if (sole !== null && sole !== name) isOne = false;
    sole = name;
  }
  if (day === null) return doubtful(namesOf(members), "The division has no date, so it is not known who then sat.");
  if (sole === null) {
    const names = namesOf(members);
    return doubtful(names, `${listed(names)} may be meant, but speaks on other days only.`);
  }
  if (!isOne) {
    const then = namesOf(members.filter(({ first, last }) => first <= day && day <= last));
    return doubtful(then, `More than one may be meant: ${listed(then)}.`);
  }
  if (isBare && !speaks(sole)) return doubtful([sole], `Only a surname is printed; ${sole} may be meant.`);
  let answer = told.get(sole);
  if (!answer) {
    answer = certain(
      sole,
      isBare
        ? "The only one of this surname in that house about this day, and speaks in the debate."
        : "The only one of that house about this day of whom this can be printed.",
    );
    told.set(sole, answer);
  }
  return answer;
}

/** Whether first names may be the same: letter for name, as far as both go. */
function areAlike(printed: readonly string[], known: readonly string[]): boolean {
  return printed.every((word, at) => {
    const other = known[at];
    if (other === undefined) return at > 0;
    const isLetter = word.length === 1 || other.length === 1;
    return word === other || (isLetter && word[0] === other[0]);
  });
}

/** `AB Smith` as `A B Smith`; in a name of capitals alone nobody can tell. */
function lettersApart(name: string): string {
  if (!/\p{Ll}/u.test(name)) return name;
  return name.replace(/(?<!\p{L})\p{Lu}{2,3}(?=\s)/gu, (letters) => [...letters].join(" "));
}

function hasInitials(name: string): boolean {
  return name.split(/\s+/).some((word) => /^(?:\p{Lu}\.?){1,3}$/u.test(word));
}

/** What an id says of itself when it is a person's for good (`…/person/10295`); null for others, which may change. */
export function personIdKind(id: string | null): string | null {
  return /^(.*\/person\/)[^/]+$/.exec(id ?? "")?.[1] ?? null;
}

function certain(name: string, reason: string): ResolvedVoter {
  return { name, candidates: [], reason };
}

function doubtful(candidates: readonly string[], reason: string): ResolvedVoter {
  return { name: null, candidates, reason };
}

function namesOf(members: readonly Member[]): string[] {
  return [...new Set(members.map(({ name }) => name))];
}

function listed(names: readonly string[]): string {
  return names.slice(0, 4).join(", ");
}
