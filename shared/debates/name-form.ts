import { readBearerName, withoutYear } from "../text/bearer-name.ts";
import { foldedText } from "./title-key.ts";

const HONORIFICS =
  /^(?:(?:the )?(?:rt|right) hon(?:ourable)? |(?:the )?hon(?:ourable)? |sir |dame |mr |mrs |ms |miss |mx |dr |adv |prof |professor |senator |deputy )+(?=\S)/;
/** `L'hon.`, `M.`, `Mme`; a bare initial (`M Smith`) is none. */
const FRENCH_HONORIFICS =
  /^(?:(?:l[ea] )?très hon(?:\.|orable) |l['’]hon(?:\.|orable) )?(?:(?:MM?\.|Mmes?\.?|Mlles?\.?|Madame|Monsieur) (?=\p{Lu}[\p{L}’'-]))?/iu;
const LETTERS_AFTER =
  /(?: (?:mp|msp|ms|mla|mlc|mhr|mpp|mna|mep|td|qc|kc|obe|cbe|mbe|dbe|kbe|gbe|kcb|gcb|cmg|kcmg|gcmg|dso|dl|jp|frs|bt|bart))+$/;
/** Titles that are part of a name: whoever bears one is not called by the surname alone. */
const PEERS =
  "(?:lord|lady|baroness|baron|viscount|viscountess|earl|countess|marquess|marchioness|duke|duchess|bishop|archbishop)";
const PEER = new RegExp(`^${PEERS} `);
/** What may stand before them, or not: `The Earl of Vale`, `The Lord Bishop of Vale`. */
const BEFORE_PEER = new RegExp(`^(?:the (?=${PEERS} ))?(?:lord (?=(?:arch)?bishop ))?`);
/** What an honorific tells of a person of whom no more than one word is printed. */
const ONE_WORD_TITLES: Record<string, string> = {
  mrs: "ms ",
  ms: "ms ",
  miss: "ms ",
  sir: "sir ",
  dame: "dame ",
  senator: "senator ",
  deputy: "deputy ",
};
const TITLED_WORD = /^(?:ms|sir|dame|senator|deputy) (\S+)$/;

function words(name: string): string {
  return foldedText(name)
    .replace(/[^\p{L}\p{N}' -]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

const BEARER_KEY = /^(.+) until (\d{4})$/su;

/** {@link nameKey} of a name with the year until which its bearer is seen, from the key of the name. */
export function bearerKey(key: string, until: number): string {
  return `${key} until ${until}`;
}

/** What {@link bearerKey} was made of; null for every other key. */
export function readBearerKey(key: string): { key: string; until: number } | null {
  const [, own, until] = BEARER_KEY.exec(key) ?? [];
  return own === undefined ? null : { key: own, until: Number(until) };
}

/**
 * What of a name counts for equality: case, accents, punctuation, honorifics (Sir, Dame, Mr, Mrs, Ms, Dr) and
 * letters after it folded away. Baroness and Lord are part of the name, and so is the year until which it was borne.
 * Where one word is left, Sir and Dame stand with a given name and Mrs is not Mr: there they count.
 */
export function nameKey(name: string): string {
  const [own, until] = readBearerName(name);
  const folded = words(own.replace(FRENCH_HONORIFICS, ""));
  const plain = folded.replace(HONORIFICS, "").replace(LETTERS_AFTER, "") || folded;
  const title = isShortKey(plain) ? (ONE_WORD_TITLES[lastTitle(folded)] ?? "") : "";
  const key = title + plain.replace(BEFORE_PEER, "");
  return until === null ? key : bearerKey(key, until);
}

/** Scripts that write a whole name in one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** One word names many: such a key alone says little about who is meant. */
export function isShortKey(key: string): boolean {
  return (!key.includes(" ") || TITLED_WORD.test(key)) && !UNSPACED.test(key);
}

/** A key without what a title tells of one word alone. */
export function withoutTitle(key: string): string {
  return key.replace(TITLED_WORD, "$1");
}

/** The words of a key by which its bearer may be called under another name: without titles and a peer's place. */
export function ownWords(key: string): string[] {
  const [title] = PEER.exec(key) ?? [""];
  const own = withoutTitle(key.slice(title.length));
  return own
    .replace(title === "" ? "" : / of .*$/, "")
    .replace(/^of /, "")
    .split(" ");
}

/** The last honorific of a folded name; empty where none stands before it. */
function lastTitle(folded: string): string {
  return (HONORIFICS.exec(folded)?.[0] ?? "").trim().split(" ").at(-1) ?? "";
}

/** A printed name as far as it can be told from its words. */
export interface NameForm {
  key: string;
  /** What an honorific says about who is meant. */
  honorific: "man" | "woman" | null;
  isPeer: boolean;
  /** A knight or a dame: called by the given name ("Sir Ian"), never by the surname alone. */
  isKnight: boolean;
  /** First letters that stand for given names ("Mr JA Hogg", "J. Hogg"), and what follows them; null where none do. */
  initials: { letters: readonly string[]; surname: string } | null;
  /** It may leave out a given name ("Mr Hogg", "HOGG") or a place ("Lord Hogg"): others must tell who is meant. */
  mayBeShort: boolean;
}

/** The form of a name; the year until which it was borne is no part of it. */
export function nameForm(name: string): NameForm {
  const own = withoutYear(name);
  const folded = words(own);
  const key = nameKey(own);
  const title = lastTitle(folded);
  const initials = initialsOf(own);
  const isPeer = PEER.test(key);
  const honorific = /^(?:mr|sir)$/.test(title) ? "man" : /^(?:mrs|ms|miss|dame)$/.test(title) ? "woman" : null;
  // After Sir and Dame stands a given name.
  const isKnight = title === "sir" || title === "dame";
  const isShort = isShortKey(key) || initials !== null || (title !== "" && !isKnight);
  return { key, honorific, isPeer, isKnight, initials, mayBeShort: isPeer ? !key.includes(" of ") : isShort };
}

const COURTESY =
  /^(?:(?:The|Rt|Right|Hon|Honourable|Mr|Mrs|Ms|Miss|Mx|Dr|Adv|Sir|Dame|Prof|Professor|Senator|Deputy)\.? )+/i;
/** `JA Hogg`, `J. A. Hogg`; of a name in capitals nobody can tell `ED HOGG` from a given name, but `E D HOGG`. */
const INITIALS =
  /^((?:\p{Lu}{1,3}[. ] ?)+)(?=\p{Lu}\p{L}*\p{Ll}|\p{Ll}{2,3} \p{Lu})|^((?:\p{Lu}[. ] ?)+)(?=\p{Lu}{2})/u;

/** Whether a name has first letters in the place of given names. */
export function hasInitials(name: string): boolean {
  return INITIALS.test(name.replace(COURTESY, ""));
}

function initialsOf(name: string): NameForm["initials"] {
  const plain = name.replace(COURTESY, "");
  const letters = INITIALS.exec(plain)?.[0];
  if (letters === undefined) return null;
  return { letters: [...foldedText(letters).replace(/[^\p{L}]/gu, "")], surname: nameKey(plain.slice(letters.length)) };
}

/** Whether `full` is `short` with more words: a given name before it or for its first letters, or a peer's place after it. */
export function isFullerForm(full: NameForm, short: NameForm): boolean {
  if (full.isPeer !== short.isPeer || isShortKey(full.key)) return false;
  if (full.honorific && short.honorific && full.honorific !== short.honorific) return false;
  if (short.isPeer) return full.key.startsWith(`${short.key} of `);
  const words = withoutTitle(short.key);
  if (short.isKnight && isShortKey(short.key)) return full.isKnight && full.key.startsWith(`${words} `);
  return full.key.endsWith(` ${words}`) || fitsInitials(full, short.initials);
}

/** Letter for name, as far as both go. */
function fitsInitials(full: NameForm, initials: NameForm["initials"]): boolean {
  if (initials === null || full.initials !== null || !full.key.endsWith(` ${initials.surname}`)) return false;
  const given = full.key.slice(0, -initials.surname.length - 1).split(" ");
  return given.every((name, at) => name.startsWith(initials.letters[at] ?? ""));
}

/** What of an office counts for equality: `The Minister`, `Minister`; `Mr. Speaker`, `MR SPEAKER`. */
export function officeKey(office: string): string {
  return words(office).replace(/^the (?=\S)/, "");
}
