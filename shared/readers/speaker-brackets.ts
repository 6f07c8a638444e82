import { remembered } from "./remembered.ts";

const PARTIES = new Set(
  (
    "con|lab|lab/co-op|lab co-op|ld|lib dem|lib|snp|pc|plaid|dup|uup|sdlp|sf|alliance|all|apni|green|gp|ind|reform|" +
    "ruk|ref|ukip|cb|non-afl|non-affiliated|change uk|tig|alba|tuv|wp|respect|restore|your party|ind lab|ind con|" +
    "ind ld|ind sd|lab ind|con ind|spk|judge|bishops|conservative|labour|labour/co-op|liberal democrat|" +
    "cpc|pcc|ndp|npd|bq|pvc|anc|da|eff|ifp|acdp|ff plus|udm|alp|lp|nats|ff|fg|pbp|act|national|liberal|liberal party|bloc québécois|bloc|new democratic party|green party|nz first|te paati māori|māori party|" +
    "cdu/csu|cdu|csu|spd|fdp|afd|grüne|die grünen|bündnis 90/die grünen|linke|die linke|pds|bsw|ssw|fraktionslos|" +
    "psoe|vox|bng|psd|cds-pp|pcp|pev|frp|krf|sp|sv|mdg|ap"
  ).split("|"),
);

/** Words that make a bracket an office: `Jane Doe (Minister for Schools)`. */
export const OFFICE_WORD =
  /\b(?:Minister|Secretary|Chancellor|Speaker|Attorney|Solicitor|Advocate|Leader|Chair|Chairman|Commissioner|President|Whip|Director|Clerk|Mayor|Bailiff|(?:Vice)?[Pp]resident[ea]|(?:Pro)?[Ss]ecretari[oa]|Ministr[oa]|Ministre)\b|^(?:Υπουργ|Υφυπουργ|Πρωθυπουργ|\p{Lu}\p{Ll}+ráðherra)/u;

/** A bracket of nothing but capitals after a name that has others: `Karl Elm (SPÖ)`, `Anna Orme (GDR)`. */
export const CAPITALS = /^(?:\p{Lu}|(?=.*\p{Lu}.*[\p{Lu}\p{N}])[\p{Lu}\p{N}/&+ -]{2,30})$/u;
/** A Brazilian member's party and state. */
const PARTY_AND_STATE = /^(\p{Lu}[\p{L}\d]{1,20}) ?- ?(\p{Lu}{2})$/u;
/** A Swiss member's group and canton: `S, GE`, `M-E, SG`. */
const GROUP_AND_CANTON =
  /^(\p{Lu}{1,4}(?:-\p{Lu}{1,3})?), (ZH|BE|LU|UR|SZ|OW|NW|GL|ZG|FR|SO|BS|BL|SH|AR|AI|SG|GR|AG|TG|TI|VD|VS|NE|GE|JU)$/u;
/** Letters of a party that nobody listed, beside a place in small ones: `Kikuyu, UDA`, `NUP, Kira Municipality, Wakiso`. */
const PARTY_LETTERS = /^\p{Lu}{2,6}(?:[-/]\p{Lu}{1,4})?$/u;
/** Provinces and states, which stand behind a place in the same way: `Oakham, ON`. */
const STATES = new Set(
  "AB BC MB NB NL NS NT NU ON PE QC SK YT AL AK AZ AR CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY DC".split(
    " ",
  ),
);
const PLACE = /\p{Lu}\p{Ll}/u;
/** A seat and an office: `Grayndler—Prime Minister`. */
const SEAT_AND_OFFICE = /^([^—]{2,60}?)(?: ?— ?| - )(\p{Lu}.+)$/u;

/** Whether a bracket holds a party, as far as its usual abbreviations tell. */
export function isParty(text: string): boolean {
  return PARTIES.has(text.toLowerCase().replace(/\.$/, "").replaceAll("\u00a0", " "));
}

/** What one bracket after a name says; what is none of party and office is a place. */
export interface BracketFacts {
  place: string | null;
  party: string | null;
  office: string | null;
}

/** `Huddersfield, Lab`, `Lab, Huddersfield`, `Prime Minister, Lib.`, `Grayndler—Prime Minister`; anything else is a place, or an office, whole. */
export const readBracket = remembered((group: string): BracketFacts => {
  const state = PARTY_AND_STATE.exec(group);
  if (state) return { place: state[2] as string, party: state[1] as string, office: null };
  const canton = GROUP_AND_CANTON.exec(group);
  if (canton) return { place: canton[2] as string, party: canton[1] as string, office: null };
  const seat = SEAT_AND_OFFICE.exec(group);
  if (seat && OFFICE_WORD.test(seat[2] as string)) {
    return { place: seat[1] as string, party: null, office: seat[2] as string };
  }
  const [, before = "", after = ""] = /^(.+?)(?:, | ?[-–—] |—)([^,]+)$/.exec(group) ?? [];
  if (isParty(after) || (PARTY_LETTERS.test(after) && !STATES.has(after) && PLACE.test(before)))
    return { ...rest(before), party: after };
  const [, first = "", others = ""] = /^([^,]+?)(?:, | ?[-–—] |—)(.+)$/.exec(group) ?? [];
  if (isParty(first) || (PARTY_LETTERS.test(first) && PLACE.test(others))) return { ...rest(others), party: first };
  return { ...rest(group), party: null };
});

function rest(text: string): Omit<BracketFacts, "party"> {
  return OFFICE_WORD.test(text) ? { place: null, office: text } : { place: text, office: null };
}
