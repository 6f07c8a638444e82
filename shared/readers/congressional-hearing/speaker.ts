import type { PrintedSpeaker } from "../../model/extract.ts";

const COURTESY = "(?:Messrs|Hon)\\.|(?:Mr|Mrs|Ms|Dr|Miss)\\.?";
/** Offices and ranks that stand before a name, whole or cut short: `Ranking Member`, `Lieutenant General`, `Lt. Gen.`. */
const RANK_WORD =
  "(?:Acting|Assistant|Associate|Attorney|Brigadier|Chief|Co|Command|Deputy|Executive|First|General|Inspector|Judge|Justice|Lieutenant|" +
  "Major|Master|Principal|Ranking|Rear|Sergeant|Special|Staff|Surgeon|Under|Vice)";
const RANK_END =
  "(?:Chair(?:man|woman|person|lady)?|CHAIR(?:MAN|WOMAN|PERSON)?|Member|Senator|Representative|Congress(?:man|woman|member)|Delegate|Commissioner|" +
  "Resident Commissioner|Secretary|Administrator|Director|Comptroller|Governor|Mayor|Ambassador|President|Speaker|Judge|Justice|Attorney|" +
  "General|Admiral|Colonel|Commander|Captain|Commandant|Major|Lieutenant|Sergeant|Sheriff|Officer|Agent|Chief|Professor|Reverend|Father|" +
  "Sister|Bishop|Rabbi|Pastor|Superintendent|Treasurer|Counselor|Chancellor|Councilman|Councilwoman|" +
  "(?:Gen|Adm|Col|Cmdr|Capt|Maj|Lt|Sgt|Gov|Amb|Rev|Prof|Sen|Rep|Supt)\\.)";
const RANK = `(?:(?:${RANK_WORD}|(?:Lt|Maj|Brig)\\.)[ -])*(?:${RANK_WORD}|${RANK_END})`;

/** `Mr. Chairman. ...` calls upon the chair; nobody is called that. */
const NO_NAME =
  "(?!(?:Mrs?|Ms|Dr|Messrs)\\b|(?:Chair|CHAIR|Speaker|SPEAKER|President|PRESIDENT|Secretary|Ranking|Vice|Co-Chair|Madam)\\w*\\b)";
const SURNAME =
  "(?:(?:[Vv]an|[Vv]on|[Dd]er?|[Dd]el?a?|[Dd]i|[Ll]a|St\\.) )*\\p{Lu}[\\p{L}'’]+(?:-\\p{Lu}?[\\p{L}'’]+)*";
const NAME = `${NO_NAME}(?:(?:\\p{Lu}\\.)+ ?)*${SURNAME}(?: (?:\\p{Lu}\\. )?${SURNAME}){0,3}(?:,? (?:[JS]r|II|III|IV))?`;
const PLACE = "(?: of (?:the )?\\p{Lu}\\p{Ll}+(?: (?:of )?\\p{Lu}\\p{Ll}+){0,3})?";
const OFFICE =
  "The (?:(?:Acting|Presiding|Vice|Ranking|Court|Deputy|Chief|Senior|Legislative|Staff) )*(?:Chair(?:man|woman|person|lady)?|CHAIR(?:MAN|WOMAN|PERSON)?|" +
  "PRESIDING OFFICER|Officer|Member|Clerk|CLERK|Reporter|REPORTER|Interpreter|INTERPRETER|Translator|Witness|Director|Parliamentarian|Court)";
const VOICE =
  "(?:(?:A|An|Some|Several) )?(?:Unidentified )?(?:Voices?(?: in (?:the )?Audience)?|VOICES?|Participants?|Members?|Speaker|Witness(?:es)?|Audience Members?|(?:Male|Female) Voice)";
const TURN = new RegExp(
  `^((?:${COURTESY}|${RANK}) ${NAME}${PLACE}|${OFFICE}|${VOICE})(?: [([]([^()[\\]]{1,40})[)\\]])?\\.(?: |$|(?=\\[))`,
  "u",
);
const IS_VOICE = new RegExp(`^${VOICE}$`);
const PARTS = new RegExp(`^(?:(?:${COURTESY}) |(${RANK}) )?(.*?)(?: of ((?:the )?\\p{Lu}.*))?$`, "u");
/** With what all that {@link readTurn} finds begins; `Members Ash and Birch` is no name. */
const MAY_BE_TURN = /^\p{Lu}[\p{L}.-]*(?:\.$|\. | )/u;
/** A name is not longer before its first full stop, be it that of `Mr.`. */
const LONGEST_HEAD = 100;
const PRESIDES = /^(?:The )?(?:Acting |Presiding )?(?:Co-)?(?:Chair|Presiding|CHAIR|PRESIDING)/;

/** Who speaks as printed at a paragraph's beginning, and where the words begin. */
export interface HearingTurn {
  speaker: PrintedSpeaker;
  chair: boolean;
  textStart: number;
}

/**
 * Reads the beginning of a paragraph as a turn: courtesy or office, name, full stop. `presiding` is the surname of who is said to
 * preside, for a commission's `Chairman Oak` may be a witness; null when that is not known.
 */
export function readTurn(text: string, presiding: string | null): HearingTurn | null {
  // Most lines have no full stop, or none so early.
  const stop = text.indexOf(".");
  const match = stop > 0 && stop < LONGEST_HEAD && MAY_BE_TURN.test(text) ? TURN.exec(text) : null;
  if (!match) return null;
  const [whole, head = "", mark = ""] = match;
  // The full stop of `Jr.` is the turn's as well.
  const junior = /[JS]r$/.test(head) ? "." : "";
  const printed = `${whole.slice(0, whole.lastIndexOf("."))}${junior}`;
  const speaker = { printed, ...partsOf(`${head}${junior}`), party: null, id: null };
  const isPresiding = /presiding|chair/i.test(mark);
  const isOther = presiding !== null && speaker.name !== null && !sameSurname(speaker.name, presiding);
  return { speaker, chair: isPresiding || (PRESIDES.test(head) && !isOther), textStart: whole.length };
}

function partsOf(head: string): Pick<PrintedSpeaker, "name" | "office" | "constituency"> {
  if (IS_VOICE.test(head)) return { name: null, office: null, constituency: null };
  if (head.startsWith("The ") || !head.includes(" ")) return { name: null, office: head, constituency: null };
  const [, rank, name = head, place] = PARTS.exec(head) ?? [];
  // A courtesy belongs to the name, as the Record has it; a rank is an office.
  const courteous = rank === undefined ? head.slice(0, head.indexOf(name) + name.length) : name;
  return { name: courteous, office: rank ?? null, constituency: place ?? null };
}

function sameSurname(name: string, other: string): boolean {
  const surname = name.toLowerCase().split(" ").at(-1) ?? "";
  return other.toLowerCase().split(/[ ,]+/).includes(surname);
}

/** `Hon. Jim Elm [chairman of the committee] presiding.` */
const PRESIDING =
  /(?:Hon\.|Honorable|Senator|Senators|Representative|Chair(?:man|woman)?) ([^[\](),]{3,60}?),?(?: [[(][^)\]]*[)\]],?)? presiding\b/;

/** The name of who presides where a paragraph says so; null for any other. */
export function presidingIn(text: string): string | null {
  return PRESIDING.exec(text)?.[1] ?? null;
}
