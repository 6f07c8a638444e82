import { readBearerName, withoutYear } from "../text/bearer-name.ts";
import { foldedText } from "./title-key.ts";

const HONORIFICS =
  /^(?:(?:the )?(?:rt|right) hon(?:ourable)? |(?:the )?hon |sir |dame |mr |mrs |ms |miss |mx |dr |adv |prof |professor )+(?=\S)/;
/** `L'hon.`, `M.`, `Mme`; a bare initial (`M Smith`) is none. */
const FRENCH_HONORIFICS =
  /^(?:(?:l[ea] )?très honorable |l['’]hon(?:\.|orable) )?(?:(?:MM?\.|Mmes?\.?|Mlles?\.?|Madame|Monsieur) (?=\p{Lu}[\p{L}’'-]))?/iu;
const LETTERS_AFTER = /(?: (?:mp|msp|ms|mla|qc|kc|obe|cbe|mbe|dl))+$/;
/** Titles that are part of a name: whoever bears one is not called by the surname alone. */
const PEER =
  /^(?:the )?(?:lord|lady|baroness|baron|viscount|viscountess|earl|countess|duke|duchess|bishop|archbishop) /;

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
 */
export function nameKey(name: string): string {
  const [own, until] = readBearerName(name);
  const folded = words(own.replace(FRENCH_HONORIFICS, ""));
  const key = folded.replace(HONORIFICS, "").replace(LETTERS_AFTER, "") || folded;
  return until === null ? key : bearerKey(key, until);
}

/** Scripts that write a whole name in one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** One word names many: such a key alone says little about who is meant. */
export function isShortKey(key: string): boolean {
  return !key.includes(" ") && !UNSPACED.test(key);
}

/** A printed name as far as it can be told from its words. */
export interface NameForm {
  key: string;
  /** What an honorific says about who is meant. */
  honorific: "man" | "woman" | null;
  isPeer: boolean;
  /** It may leave out a given name ("Mr Hogg", "HOGG") or a place ("Lord Hogg"): others must tell who is meant. */
  mayBeShort: boolean;
}

/** The form of a name; the year until which it was borne is no part of it. */
export function nameForm(name: string): NameForm {
  const own = withoutYear(name);
  const folded = words(own);
  const key = nameKey(own);
  const title = (HONORIFICS.exec(folded)?.[0] ?? "").trim().split(" ").at(-1) ?? "";
  const isPeer = PEER.test(key);
  const honorific = /^(?:mr|sir)$/.test(title) ? "man" : /^(?:mrs|ms|miss|dame)$/.test(title) ? "woman" : null;
  // After Sir and Dame stands a given name.
  const isGivenName = title === "sir" || title === "dame";
  const mayBeShort = isPeer ? !key.includes(" of ") : isShortKey(key) ? !isGivenName : title !== "" && !isGivenName;
  return { key, honorific, isPeer, mayBeShort };
}

/** Whether `full` is `short` with more words: a given name before it, or a peer's place after it. */
export function isFullerForm(full: NameForm, short: NameForm): boolean {
  if (full.isPeer !== short.isPeer) return false;
  if (full.honorific && short.honorific && full.honorific !== short.honorific) return false;
  return short.isPeer ? full.key.startsWith(`${short.key} of `) : full.key.endsWith(` ${short.key}`);
}

/** What of an office counts for equality: `The Minister`, `Minister`; `Mr. Speaker`, `MR SPEAKER`. */
export function officeKey(office: string): string {
  return words(office).replace(/^the (?=\S)/, "");
}
