import { isDigit } from "../../text/is-digit.ts";
import { isCollectiveVoice } from "../collective-voice.ts";
import type { Line } from "../lines.ts";
import { isNamedOffice } from "../office-and-name.ts";
import { readSpeakerMark } from "../page-mark.ts";
import { endsSentence } from "../paragraphs.ts";
import { isChairOffice, isDanishMinister, isMark } from "../printed-speaker.ts";
import { remembered } from "../remembered.ts";
import { inSmallLetters } from "../small-letters.ts";
import { isParty } from "../speaker-brackets.ts";
import { isLabel, isNobody, mayBeName } from "./labels.ts";
import { isCapitals, nameEnd, type Sign, WINDOW } from "./name-ends.ts";

/**
 * How surely the words before a colon are a speaker. `sure`: a title, an office, brackets with a party, bold.
 * `likely`: capitals or two to five capitalised words. `weak`: one word; believed only when it recurs.
 */
export type Strength = "sure" | "likely" | "weak";

/** How speakers are set apart. A text that uses brackets, bold or capitals does so for all its speakers. */
export type Style = "plain" | "brackets" | "bold" | "capitals";

/** A line that may begin a turn. Offsets count in the line's text. */
export interface TurnLine {
  /** The speaker as printed, without marks, time and colon. */
  display: string;
  /** The name without its brackets, for recognising it again. */
  head: string;
  time: string | null;
  /** Of a question that is numbered before its speaker: `Q12 Chair: ...`. */
  number: string | null;
  /** Where the words begin; the text's length when they are on the next line. */
  textStart: number;
  strength: Strength;
  style: Style;
  /** What parts name and words, where that must be shown to do so. */
  sign?: Sign | null;
}

const TIME = /^[[(]?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?: ?[ap]\.?m\.?)?)[\])]?\s*[-–—]?\s+(?=\D)/i;
const CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?";
/** `Jane Elm (00:03): words`, and on lines of their own `Jane Elm [00:03]` and, with two blanks, `Jane Elm  0:03`; or in bold. */
const TIMED = new RegExp(
  `^(\\*\\*|__)?([^\\s*_].{1,98}?)\\1?(?:\\s{0,4}[([](${CLOCK})[)\\]]\\1?(?:\\s*[:：]\\1?\\s*|\\s*$)|(?:\\t|\\s{2,20})(${CLOCK})\\s*$|\\s{1,4}\\[(${CLOCK})\\]\\s+)`,
);
/** A time in brackets before the words, or alone where the words are below. */
const TIME_BEFORE_WORDS = new RegExp(`^(?:[([](${CLOCK})[)\\]](?:\\s+|$)|(${CLOCK})\\s*$)`);
/** `Mr ELM (Oakham) (2.10 pm)`, `MR J. ELM (Oakham) [2.10 pm]`. */
const TIME_BEHIND = /\s*[[(](\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?)[\])]$/;
const MAY_BE_TIME = /[[(\d]/;
/** `[Jane Elm]: words`, and on a line of its own `[Jane Elm] 14:03:22`. */
const BRACKETED = new RegExp(`^\\[([^[\\]]{2,80})\\](?:\\s?[:：](?:\\s+|$)|\\s+(${CLOCK})\\s*$)`);
/** `○鈴木花子君　words`, as Japan's Diet prints it, and Korea's `◯의장 김산 words`, `◯박해 의원 words`. */
const CIRCLED = /^[○◯〇]([^\s：:。]{2,40})\s+(?=\S)/;
const CIRCLED_KOREAN =
  /^[○◯〇]([\p{Script=Hangul}·]{0,20}(?:의장|위원장(?:대리)?|총리|장관|차관|처장|청장|실장|국장|원장|총재|총장|위원|대리|후보자|참고인|증인|진술인) [\p{Script=Hangul}]{2,4}|[\p{Script=Hangul}]{2,4} (?:의원|위원))\s+(?=\S)/u;
/** `### Jane Elm:`, the words below. */
const HEADING = /^#{2,6}\s+([^#:：]{1,100}?)\s?[:：]$/;
/** A name in bold that stands alone on its line. */
const BOLD_LINE = /^(\*\*|__)([^*_:：]{3,120})\1$/;
/** What may stand before a name: a bullet, a quotation's mark, the number of a question (`Q12`) or of an entry. */
const BEFORE_NAME =
  /^(?:(?:Q\.?\s?(\d{1,4})[.:)]?|(0\d\.\d{2}|\d{1,2}\.\d|\d{1,2}(?:\.\d{1,2}){2,3})(?=\s\p{Lu})|[-*•>]|(\d{1,4})[.)]))\s+/u;
/** `**Jane Elm** – words`. */
const BOLD_DASH = /^(\*\*|__)([^*_:：]{3,100})\1\s+[–—-]\s+(?=\S)/;
const MAY_BE_BEFORE_NAME = /^[-*•>Q\d]/;
const BOLD = /^(\*\*|__|\*|_)([^*_]{1,150}?)(?:[:：]\s?\1|\1\s?[:：])\s*/;
const TITLED =
  /^(?:The )?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Rt|Right|Hon|Senator|Sen|Councillor|Cllr|Professor|Prof|Assoc(?:iate|\.)? Prof(?:essor)?|Mdm|Inche|RAdm|BG|LG|Lt Col|Col|Maj|Capt|Brig|Gen|Engr|Barr|Ustaz|YB|Tengku|Alh|Domnul|Doamna|Domnișoara|Connétable|Rev|Reverend|Adv|Deputy|Minister|Ambassador|Commissioner|Inkosi|Nkosi|Shri|Smt|Tuan|Puan|Tun|Tan Sri|Datuk|Datin|Dato['’]?|Encik|Haji|Alhaji|Alhaja|L['’]hon|M|MM|Mme|Mmes|Mlle|Madame|Madam|Monsieur|Herr|Frau|Sr|Sra|Señor|Señora|(?:El|La) (?:señor|señora|Sr|Sra)|[OA] SRA?|Teachta|An Seanadóir|Abg|Abgeordneter?|(?:Alters|Vize)?[Pp]räsident(?:in)?|Ministerin|Staatssekretär(?:in)?|De heer|Mevrouw|Poseł|Posłanka|Poslanec|Poslankyně|(?:Wicem|M)arszałek|Sekretarz Poseł|Statsråd(?:et)?)\.? \p{Lu}/u;
const TERRITORIAL =
  /^(?:The )?(?:Lord )?(?:Earl|Countess|Duke|Duchess|Marquess|Marchioness|Viscount|Viscountess|Archbishop|Bishop|Deputy|Connétable|Constable) of \p{Lu}/u;
/** Peers with two places in their name: `Lord Ash and Elm`, `The Earl of Ash and Elm`. */
const TWO_PLACES =
  /^(?:The )?(?:Lord|Lady|Baroness|Viscount|Viscountess|(?:Earl|Countess|Duke|Duchess|Marquess) of) \p{Lu}[\p{L}’'-]+ and \p{Lu}[\p{L}’'-]+$/u;
/** `Hon. (Ms.) Elm`: a second title in brackets. */
const SECOND_TITLE = /(?<=\b(?:Hon|Sen)\.? )\(\p{Lu}\p{L}{1,6}\.?\) (?=\p{Lu})/gu;
/** `El señor OLMO`, `A señora SECRETARIA`, `O Sr. José Olmo`: article and courtesy of Spain, Portugal and Latin America. */
const COURTESY =
  /^(?:El|La|O|A) (?:(?:(?:[Vv]ice)?[Pp]resident[ea] |[Ss]ecretari[oa] )?(?:diputad[oa]|senadora?)|se[ñn]h?ora?|senyora?|SE[ÑN]H?ORA?|S[rR]\.?|S[rR][aA]\.?|S[rR]\.ª) (?=\p{Lu})/u;
const IBERIAN_PARTICLE = /^(?:de|del|de la|la|las|los|da|do|das|dos|e|i|y|a|o|d['’].+)$/i;
/** Who presides, and ministers behind a comma, as German records print them; their labels, which are no speakers. */
const GERMAN_CHAIR = /^(?:Alters|Vize)?[Pp]räsident(?:in)? (?=\p{Lu})/u;
const GERMAN_MINISTER =
  /^[^,]{4,60}, (?:Bundes(?:kanzler|minister)|Staats(?:minister|sekretär)|Parl\. Staatssekretär|Minister|Ministerpräsident|Senator)(?:in)?(?!\p{L})/u;
const GERMAN_LABEL =
  /^(?:Überweisungsvorschlag|Berichterstattung|Antrag|Entwurf|Gesetzentwurf|Befragung|Anlage|Drucksache|(?:Zusatz)?[Tt]agesordnungspunkt|Beschlussempfehlung|Zur?|I n h a l t)(?!\p{L})/u;
/** Who calls out in the Bundestag, within brackets that began on a line above. */
const HECKLE =
  /\[(?:CDU\/CSU|CDU|CSU|SPD|FDP|F\.D\.P\.|AfD|KPD|PDS|DIE LINKE|(?:BÜNDNIS 90\/)?DIE GRÜNEN|fraktionslos)\]$/;
const OFFICE =
  /\b(?:Speaker|Minister|Secretary|Chancellor|President|Chair|Chairman|Chairwoman|Chairperson|Leader|Attorney|Solicitor|Advocate|Clerk|Member(?: of Parliament)? for|Treasurer|Commissioner|Whip|Convener|Moderator|Premier|Taoiseach|Tánaiste|Registrar|Ombudsman|Bailiff|Greffier|Ministre|Président|Présidente)(?!\p{L})/u;
const ROLE =
  /^(?:Speaker|Deputy Speaker|Chair|Chairman|Chairwoman|Chairperson|President|Clerk|Convener|Moderator|Presiding Officer|Minister|Prime Minister|Witness|Interviewer|(?:Speaker|Witness|Interviewer|Participant)[ _]\d{1,3}|Speaker [A-Z])$/i;
/** An office in small letters and a name, as Czech and others have it: `Ministr dopravy Petr Elm`. */
const SMALL_OFFICE =
  /^(?:(?:Ministr(?:yně)?|Minister|Ministre|Ministr[oa]|(?:Místop|P)ředsed(?:a|kyně) vlády) (?:(?!(?:of|in|for|at|to|and|the) )\p{Ll}+ ){0,7}(?:ČR |SR )?|(?:Pods|S)ekretarz Stanu w (?:[\p{L},]+ ){1,8}?)\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u;
/** An office after a name and a comma: `Jane Elm MP, Secretary of State for Ports`, `M. Jean Orme, ministre des ports`. */
const OFFICE_AFTER = /^([^,]{3,60}), (\p{L}[^,;.!?]{3,90}|\p{Ll}[^;.!?]{3,90})$/u;
const OFFICE_IN_OTHERS =
  /^(?:ministre|secrétaire d|rapporteure? |présidente? d|ministr[oa] |Minister|Bundesminister|Staatssekret)/;
/** Who presides, before the name, in letters that have no capitals. */
const PRESIDES = /^(?:היו["״]ר|의장|위원장) /;
/** A word in letters that have no capitals: Arabic, Hebrew, Hangul, Kana, Thai ... */
const WITHOUT_CASE = /^[\u200e\u200f]?[\p{Lo}\p{M}"'׳״.-]+$/u;
const HAN = /^[\p{Script=Han}·・‧]{2,12}$/u;
const HAN_TITLE = /(?:議員|议员|主席|司長|大臣|部長|部长|君|委員長|司长|局長|局长|委員|委员|議長|议长|先生|女士)$/;
/** Small words inside names; offices may have some more. */
const PARTICLE =
  /^(?:of|de|van|von|der|den|du|da|dos|di|la|le|el|bin|ap|al|y|the|binti?|bte|anak|a\/[lp]|h\.|c\.|h\.c\.|señora?|heer)$/;
const OFFICE_PARTICLE = /^(?:of|for|and|the|to|in|with|without|at)$/;
/** What only members bear behind their names: `Mark Elm AS`. */
const POSTNOMINAL = /\p{Ll} (?:MP|AS|MS|MSP|MLA|TD|QC|KC|SC|AM|MEP|MHK)$/u;
/** How a question on the order paper begins. */
const TO_ASK = /^(?:To ask (?:the|Her|His)|minta|bertanya kepada) /;
/** Titles in letters that have no capitals. */
const TITLED_WITHOUT_CASE = /^(?:माननीय|श्री|श्रीमती|सुश्री|कुमारी|डॉ\.?|डा\.?|प्रो\.?) /;
/** The rest of a numbered question: `1. ANN ELM (Leader of the Opposition) to the Prime Minister: Does he ...`, `1.1 Deputy J. Elm of the Minister for Harbours regarding dredging:`. */
const TO_WHOM =
  /(?:(?<=\)) to the \p{Lu}[^:()]{3,90}| of the (?:Chief )?(?:Minister|Chair|Chairman|President)\b[^:()]{3,110} regarding [^:()]{3,90})(?=:?\s*$)/u;
/** `XX01`, `Pier39`: whoever wants no name said. */
const NUMBERED_NAME = /^\p{Lu}\p{L}{1,14}\d{1,3}$/u;
/** What people call themselves, in bold: `chg`, `sam boyer`, `Paul Elm✌`. */
const HANDLE = /^[\p{L}\d_.-]{2,40}(?: [\p{L}\d_.-]{1,20})?\p{So}?$/u;

function isName(head: string, particle: RegExp): boolean {
  const words = head.split(/\s+/);
  if (words.length > (particle === OFFICE_PARTICLE ? 20 : 12)) return false;
  return words.every((word) => /^["“(]?\p{Lu}[\p{L}.’'-]*\.?,?$/u.test(word) || particle.test(word));
}

/** Peers in capitals, as the Lords' older records have them: `LORD COVE`, `THE EARL OF DUNLIN`. */
function isPeer(words: string): boolean {
  return /^(?:Lord|Lady|Baroness|Viscount|Viscountess|Earl) \p{Lu}/u.test(words) || TERRITORIAL.test(words);
}

/** The name before a comma and an office, where there is one. */
function nameBeforeOffice(head: string): string | null {
  const [, name = "", office = ""] = OFFICE_AFTER.exec(head) ?? [];
  if (!name.includes(" ") || !isName(name, PARTICLE)) return null;
  return OFFICE_IN_OTHERS.test(office) || (OFFICE.test(office) && isName(office, OFFICE_PARTICLE)) ? name : null;
}

const judgePlain = remembered((display) => judgeAnew(display, false));
const judgeBold = remembered((display) => judgeAnew(display, true));

/** Judges the words before a colon; null when they cannot be a speaker. */
function judge(display: string, bold: boolean): ReturnType<typeof judgeAnew> {
  return bold ? judgeBold(display) : judgePlain(display);
}

function judgeAnew(printed: string, bold: boolean): Pick<TurnLine, "head" | "strength" | "style"> | null {
  const display = printed.replace(SECOND_TITLE, "");
  const match = /^([^()[\]（）]+?)((?:\s*[([（](?:[^()[\]（）]|\([^()]*\))*[)\]）])*)$/.exec(display);
  if (!match) return null;
  const head = match[1] as string;
  const brackets = [...(match[2] as string).matchAll(/[([（]((?:[^()[\]（）]|\([^()]*\))*)[)\]）]/g)].map(
    (group) => group[1] as string,
  );
  const groups = brackets.filter((group) => !isMark(group));
  if (isNobody(head) || HECKLE.test(display)) return null;
  if (isNamedOffice(head)) return { head, strength: "sure", style: "plain" };
  if (HAN.test(head) || (bold && /^\p{Script=Han}$/u.test(head))) {
    const isTitled = HAN_TITLE.test(head);
    return {
      head,
      strength: isTitled ? "sure" : bold ? "likely" : "weak",
      style: bold && !isTitled ? "bold" : "plain",
    };
  }
  const capitals = isCapitals(head) && head.length > 2;
  const style: Style = bold ? "bold" : capitals ? "capitals" : groups.length > 0 ? "brackets" : "plain";
  const isVoices = isCollectiveVoice(head) && /\s/.test(head);
  if (isChairOffice(head) || ROLE.test(head) || isVoices)
    return { head, strength: "sure", style: bold ? "bold" : "plain" };
  const before = nameBeforeOffice(head);
  if (before) return { head: before, strength: "sure", style };
  if (groups.length > 0 && isDanishMinister(head)) return { head, strength: "sure", style };
  const foreign = judgeForeign(head);
  if (foreign !== "unknown") return foreign && { head, strength: foreign, style };
  const letters = head.split(/\s+/);
  if (letters.length <= 6 && letters.every((word) => WITHOUT_CASE.test(word))) {
    const strength =
      PRESIDES.test(head) || TITLED_WITHOUT_CASE.test(head) ? "sure" : groups.length > 0 ? "likely" : "weak";
    return { head, strength, style };
  }
  const name = isName(head, PARTICLE) || TWO_PLACES.test(head);
  const words = capitals ? inSmallLetters(head) : head;
  const office =
    SMALL_OFFICE.test(head) ||
    (OFFICE.test(words) && isName(words, OFFICE_PARTICLE) && (/^(?:The|El|La) /.test(words) || groups.length > 0));
  const titled =
    name && (TITLED.test(words) || POSTNOMINAL.test(head) || TERRITORIAL.test(head) || (capitals && isPeer(words)));
  if (!name && !office && !(bold && isName(head, OFFICE_PARTICLE))) {
    const isOwn = bold ? HANDLE.test(head) && !isLabel(head) : NUMBERED_NAME.test(head);
    return isOwn ? { head, strength: "weak", style: "plain" } : null;
  }
  if (groups.some((group) => /^\p{Ll}/u.test(group) && !/chair$/.test(group))) return null;
  const labelled = isLabel(head) && !titled && !office;
  if (labelled && !groups.some((group) => isParty(group))) {
    if (bold && !mayBeName(head)) return null;
    return { head, strength: "weak", style: bold ? "plain" : style };
  }
  const count = head.split(/\s+/).length;
  const sure = titled || office || groups.length > 1 || groups.some((group) => isParty(group) || OFFICE.test(group));
  if (sure || (bold && count > 1)) return { head, strength: "sure", style };
  if (groups.length > 0 || (count > 1 && count <= 5) || bold) return { head, strength: "likely", style };
  return { head, strength: "weak", style };
}

/** Speakers and labels that Iberian and German records print; null for a label, `unknown` for all else. */
function judgeForeign(head: string): "sure" | null | "unknown" {
  const courtesy = COURTESY.exec(head)?.[0].length ?? 0;
  if (courtesy > 0 && isName(head.slice(courtesy), IBERIAN_PARTICLE)) return "sure";
  if (GERMAN_LABEL.test(head)) return null;
  const presiding = GERMAN_CHAIR.exec(head)?.[0].length ?? 0;
  const named = presiding > 0 && isName(head.slice(presiding), PARTICLE);
  return named || GERMAN_MINISTER.test(head) ? "sure" : "unknown";
}

/** Dots that lead from an office to who holds it, in a list. */
const LEADERS = /(?:\.{4,}|(?: \.){3,})/;

const MAY_BE_TURN =
  /^[[(\d○◯〇*_]|\] (?:minta|bertanya) |^M(?:M?\.|mes?|lle) |[:：–—]|\.\s?-| - (?=[A-Z])|^(?:THE |The |REP\.|SEN\.|Senator ).{2,100}\. |^(?:\p{Lu}{2}|\p{Lu}\. ?\p{Lu}{2}).{0,90}\. /u;

/** Whether a line holds a mark that may end a speaker: false for nearly every line of a speech, and quick to ask. */
function mayBeTurn(text: string): boolean {
  // A time before the name may push it beyond the window.
  const window = text.length > WINDOW ? text.slice(0, WINDOW) : text;
  return MAY_BE_TURN.test(window);
}

/** Reads a line as the beginning of a turn; null when it cannot be one. Whether it is one, the reader decides. */
export function readTurnLine(text: string): TurnLine | null {
  const marked = readSpeakerMark(text);
  if (marked) {
    const rest = { time: null, number: null, textStart: text.length };
    return { display: marked, head: marked, strength: "sure", style: "bold", ...rest };
  }
  if (!mayBeTurn(text)) return null;
  const before = MAY_BE_BEFORE_NAME.test(text) ? BEFORE_NAME.exec(text) : null;
  if (!before) return readNamed(text);
  const found = readNamed(text.slice(before[0].length));
  if (!found) return null;
  const [name, words] = [
    text.slice(before[0].length, before[0].length + found.textStart),
    text.slice(before[0].length + found.textStart),
  ];
  const isQuestion = TO_WHOM.test(name) || TO_ASK.test(words);
  // `01.01` numbers whatever is said, in Belgium's records.
  const asked = before[2]?.startsWith("0") ? undefined : before[2];
  const number = before[1] ?? asked ?? (isQuestion ? (before[3] ?? null) : null);
  // Entries of lists have colons of many kinds; a name among them comes again.
  const isNumbered = number !== null || before[2] !== undefined;
  const strength = isNumbered || found.style === "bold" ? found.strength : "weak";
  return { ...found, number, strength, textStart: found.textStart + before[0].length };
}

function readNamed(text: string): TurnLine | null {
  const time = TIME.exec(text);
  const from = time?.[0].length ?? 0;
  const rest = text.slice(from);
  const cut = cutOff(rest);
  if (!cut) return null;
  const whole = cut.name.trim();
  const named = whole.includes(" the ") ? whole.replace(TO_WHOM, "") : whole;
  const [bracketed = "", timeBehind = null] = (/[)\]]$/.test(named) && TIME_BEHIND.exec(named)) || [];
  const display = named.slice(0, named.length - bracketed.length);
  const judged = judge(display, cut.bold);
  if (!judged) return null;
  let { strength } = judged;
  if (rest.length > cut.textStart && LEADERS.test(rest.slice(cut.textStart, cut.textStart + WINDOW))) return null;
  if (isShortAnswer(judged.head, rest.slice(cut.textStart)))
    return { display, time: null, number: null, ...judged, strength: "sure", textStart: from + cut.textStart };
  const sign = cut.sign ?? null;
  if (sign === "dash" || cut.alone) {
    // A dash, or a line of its own, is little proof: what is no title must come again, and "Thank you. –" does.
    const isOffice = strength === "sure" && judged.style === "plain" && !TITLED.test(judged.head);
    const isChair = sign !== null && isChairOffice(judged.head);
    if (strength === "weak" || display.endsWith(".") || (isOffice && !isChair)) return null;
    if (strength === "likely") strength = "weak";
  }
  if (cut.mustRecur) strength = "weak";
  const style = cut.alone ? "bold" : judged.style;
  const mayBeTimed = MAY_BE_TIME.test(rest.charAt(cut.textStart));
  const after = mayBeTimed ? TIME_BEFORE_WORDS.exec(rest.slice(cut.textStart)) : null;
  const printed = time?.[1] ?? cut.time ?? timeBehind ?? after?.[1] ?? after?.[2] ?? null;
  const textStart = from + cut.textStart + (after?.[0].length ?? 0);
  return {
    display,
    time: printed,
    number: null,
    ...judged,
    style,
    sign,
    strength: cut.sure ? "sure" : strength,
    textStart,
  };
}

/** A speaker's name as printed, its mark-up, and where the words begin. */
interface CutName {
  name: string;
  time: string | null;
  textStart: number;
  bold: boolean;
  /** What parts it from the words, where that must be shown to do so. */
  sign?: Sign | null;
  /** It stands alone on its line, without a colon. */
  alone?: boolean;
  /** Much else is printed in this way. */
  mustRecur?: boolean;
  /** Nothing else is printed in this way. */
  sure?: boolean;
}

function cutOff(text: string): CutName | null {
  // Before the colon of a time stands a figure.
  const timed = isDigit(text.charCodeAt(text.indexOf(":") - 1)) ? TIMED.exec(text) : null;
  if (timed) {
    const [whole, bold, name = "", before, alone, within] = timed;
    const bare = (/^\[([^[\]]+)\]$/.exec(name)?.[1] ?? name).replace(/\s?:$/, "");
    return { name: bare, time: before ?? alone ?? within ?? null, textStart: whole.length, bold: bold !== undefined };
  }
  const special = cutMarked(text);
  if (special) return special;
  const plain = nameEnd(text);
  return plain && { name: text.slice(0, plain.end), time: null, bold: false, ...plain };
}

/** Whether all members speak at once, and do not stand in a list. */
function isShortAnswer(head: string, words: string): boolean {
  return !/\s/.test(head) && isCollectiveVoice(head) && /^\p{Lu}[^:;]{0,30}[.!?]$/u.test(words);
}

/** Names that brackets, a circle, stars or lines around them set apart. */
function cutMarked(text: string): CutName | null {
  const first = text.charAt(0);
  const bracketed = first === "[" ? BRACKETED.exec(text) : null;
  if (bracketed) {
    const [whole, name = "", time = null] = bracketed;
    return { name, time, textStart: whole.length, bold: false };
  }
  const circled = "○◯〇".includes(first) ? (CIRCLED_KOREAN.exec(text) ?? CIRCLED.exec(text)) : null;
  if (circled) return { name: circled[1] as string, time: null, textStart: circled[0].length, bold: false, sure: true };
  const heading = first === "#" ? HEADING.exec(text) : null;
  if (heading) return { name: heading[1] as string, time: null, textStart: text.length, bold: true };
  if (first !== "*" && first !== "_") return null;
  const bold = BOLD.exec(text);
  if (bold) return { name: bold[2] as string, time: null, textStart: bold[0].length, bold: true };
  const dashed = BOLD_DASH.exec(text);
  if (dashed)
    return { name: dashed[2] as string, time: null, textStart: dashed[0].length, bold: true, mustRecur: true };
  const alone = BOLD_LINE.exec(text);
  return alone && { name: alone[2] as string, time: null, textStart: text.length, bold: false, alone: true };
}

/**
 * Whether words after a colon read as speech and not as the rest of a heading: they begin with a capital, a
 * figure or a quotation, and end as a sentence or hold words in small letters.
 */
export function isSpeech(text: string): boolean {
  if (!/^["“‘'([（「—…]*[\p{Lu}\p{N}\p{Lo}]/u.test(text)) return false;
  return endsSentence(text) || text.length > 60 || (text.match(/\s\p{Ll}/gu)?.length ?? 0) > 1;
}

/** What is said in a line that begins a turn, with the line below where it goes on. */
export function wordsOf({ textStart }: TurnLine, { text }: Line, [next]: readonly Line[]): string {
  const own = text.slice(textStart);
  return next && (own === "" || !next.blankBefore) ? `${own} ${next.text}`.trim() : own;
}
