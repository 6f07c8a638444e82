import { type Mention, type MentionForm, writeMentionForm } from "./mention.ts";

/** Each mention holds one of these: a quick look for them leaves little to be looked at closely. */
const TRIGGERS =
  /\b(?:[Hh]on\b|[Mm]embers? for\b|MPs? for\b|noble\b|Minister\b|Secretary\b|Chancellor\b|[Ll]eader of\b|General\b|Whip\b|Lord (?:Chancellor|President|Privy)\b|colleague from\b|[Gg]entle(?:man|woman|lady) from\b|Senator\b|senator from\b|Deputy\b|Congress(?:wo)?man\b|Taoiseach\b|Tánaiste\b|Treasurer\b|Premier\b)/g;
/** The same of terms, as `foldTerm` writes them: each mention has one of them among its words. */
const TRIGGER_TERMS =
  /(?:^|')(?:hon|mps?)(?:'|$)|member|noble|minister|secretary|chancellor|leader|general|whip|lord|colleague|gentle|senator|deputy|congress|taoiseach|tanaiste|treasurer|premier/;
/** With these words a mention begins; behind "the" and the like few small words lead on to one. */
const BEGINNINGS =
  /\b(?:(?:[Tt]he|[Mm]y|[Hh](?:is|er)|[Oo]ur|[Tt]heir) (?=[^a-z]|hon|right|rt|members? |noble|leader|shadow|distinguished|good|colleague|gentle|senator)|(?:[Rr]ight|[Rr]t|[Hh]on|[Mm]embers?|MPs?|Senator|Deputy|Congress(?:wo)?man)\b)/g;
/** So far before its trigger a mention begins at most, in characters. */
const MOST_BEFORE = 100;

const LETTERS = "[\\p{L}\\p{M}'’]";
/** A hyphen joins capitals, and what stands between them in names of places; behind others it is a dash. */
const HYPHENED = `-(?:(?:on|upon|under|le|in|by|super|the|de|of|y)-){0,2}\\p{Lu}${LETTERS}*`;
const WORD = `(?:St\\.|\\p{Lu}${LETTERS}+(?:${HYPHENED})*)`;
/** A constituency or department: words with capitals, and what may stand between them. */
const PLACE = `${WORD}(?:(?:, and | and |, | of the | of | le | y | an | h-| )${WORD})*`;
/** A name in brackets: of two words at least, because one alone is a party. */
const NAMED = `(?: \\((?<name>\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: [\\p{L}\\p{M}'’.-]+){1,5})\\))?`;
const COURTESY = "(?:(?:[Rr]ight|[Rr]t\\.?) )?[Hh]on(?:ourable|\\.)?(?:(?:,| and|, and) (?:learned|gallant|reverend))*";
/** One of them: "hon. Members" alone are nobody in particular. */
const PERSON = "(?:Friend|Member|Gentleman|Lady|Baronet)";
const WHOSE = "(?:[Mm]y|[Tt]he|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir)";
const MEMBER = `(?:[Mm]embers?|MPs?) for (?:the )?(?<place>${PLACE})${NAMED}`;
const DUTIES = ` (?:for|of|to|at) (?:the )?${PLACE}`;
const OFFICE = [
  "(?:Deputy )?Prime Minister",
  "First Minister",
  "[Ll]eader of the (?:(?:[Oo]fficial )?[Oo]pposition|House)(?: of (?:Commons|Lords))?",
  "Taoiseach",
  "Tánaiste(?!\\p{L})",
  "Treasurer",
  "Premier(?! League)",
  "Chancellor(?: of the (?:Exchequer|Duchy of Lancaster))?",
  "(?:Attorney|Solicitor|Advocate|Paymaster)[ -]General",
  "Lord (?:Chancellor|President of the Council|Privy Seal)",
  "(?:Opposition |Government )?Chief Whip",
  `[Ss]hadow (?:Chancellor|Leader of the House|Attorney General)`,
  `(?:[Ss]hadow )?(?:Secretary of State|Minister of State|Parliamentary (?:Under-Secretary|Secretary)(?: of State)?)(?:${DUTIES})?`,
  `(?:[Ss]hadow )?(?:${WORD}(?:(?:,| and|, and)? ${WORD}){0,3} )?(?:Secretary|Minister)(?![ -]General)(?: without Portfolio|${DUTIES})?`,
].join("|");

/** Of whom one says from where they come: a Member of Congress by the state, in Canada also by the seat. */
const FROM = `(?:(?:distinguished|honou?rable|good) )*(?:(?:colleague|[Gg]entle(?:man|woman|lady)) from (?:the (?:great )?[Ss]tate of )?(?<place>${PLACE})|(?<office>[Ss]enator from (?:the (?:great )?[Ss]tate of )?${PLACE}))${NAMED}`;
/** A surname, with a given name before it or not. */
const PARTICLES = "(?:(?:de|du|van|von|der|la|le|Ó|Ní|Mac|Ui|Uí) )*";
const SURNAME = `${PARTICLES}\\p{Lu}[\\p{L}\\p{M}'’-]+(?: ${PARTICLES}\\p{Lu}[\\p{L}\\p{M}'’-]+){0,2}`;
/** Behind "Deputy" these are offices. */
const DEPUTY_OFFICES =
  "Prime|Chief|Government|Opposition|Speaker|Chair|Chairman|Chairperson|President|Leader|Minister|Secretary|Premier|First|Mayor|Ceann|Cathaoirleach|Commissioner|Director|Governor|Head|Whip|Attorney|Lord|Lieutenant|Clerk|Assistant|Under|Inspector|Chancellor|Treasurer|Ambassador|Administrator|Provost|Principal|National|Police|General|Returning";
const TITLED = `\\b(?:Senator|Deputy(?! (?:${DEPUTY_OFFICES})(?!\\p{L}))|Congress(?:wo)?man) (?<name>${SURNAME})`;

/** A Member for somewhere, a courtesy (what follows it is looked at next), a peer, an office. */
const FORMS = new RegExp(
  [
    `(?<member>\\b(?:${WHOSE} )?(?:${COURTESY} )?${MEMBER})`,
    `(?<courtesy>\\b${WHOSE} ${COURTESY} ${PERSON}\\b)`,
    `(?<peer>\\b${WHOSE} noble (?:and (?:learned|gallant) )?(?:Lord|Lady|Baroness|Earl|Viscount|[Ff]riend|[Kk]inswoman|[Kk]insman)(?:,? (?:the )?(?<title>(?:Lord|Lady|Baroness|Baron|Earl|Viscount|Countess|Duke|Marquess) (?:of )?${WORD}(?: of ${WORD}(?: ${WORD})?)?))?)`,
    `(?<minister>\\b[Tt]he (?<office>${OFFICE})${NAMED})`,
    `(?<from>\\b(?:${WHOSE} )${FROM})`,
    `(?<titled>${TITLED})`,
  ]
    .map(withOwnNames)
    .join("|"),
  "uy",
);
/** Behind a courtesy: the Member for somewhere, an office, or at once the name in brackets. */
const REST = new RegExp(
  [
    `,? (?:the )?${MEMBER}`,
    `,? the (?<office>${OFFICE})${NAMED}`,
    ` \\((?<name>\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: [\\p{L}\\p{M}'’.-]+){1,5})\\)`,
  ]
    .map(withOwnNames)
    .map((form) => `(?:${form})`)
    .join("|"),
  "uy",
);
/** "the hon. Members for Ashby (Ann Example) and for Brill (Bob Sample)". */
const FURTHER = new RegExp(withOwnNames(`(?:,| and|, and) for (?:the )?(?<place>${PLACE})${NAMED}`, 0), "uy");

/** As many as {@link FORMS} has. */
const ALTERNATIVES = 6;

/** Groups of alternatives may not share a name in every engine: each gets its number, `formOf` takes any. */
function withOwnNames(form: string, number: number): string {
  return form.replace(/\(\?<(name|place|office)>/g, `(?<$1${number}>`);
}

/** Whether mentions have this term: a text without any such term mentions nobody. */
export function isInMentions(term: string): boolean {
  return TRIGGER_TERMS.test(term);
}

/** The forms in which a text mentions members, each once, as `writeMentionForm` writes them. */
export function mentionMarks(text: string): Set<string> {
  return new Set(findMentions(text).map(writeMentionForm));
}

/** Every mention of a member in a text, in order, without overlaps. */
export function findMentions(text: string): Mention[] {
  const found: Mention[] = [];
  TRIGGERS.lastIndex = 0;
  for (let trigger = TRIGGERS.exec(text); trigger; trigger = TRIGGERS.exec(text)) {
    const reached = found.at(-1)?.end ?? 0;
    if (trigger.index < reached) continue;
    const mention = mentionAround(text, trigger.index, Math.max(reached, trigger.index - MOST_BEFORE));
    if (!mention) continue;
    found.push(mention);
    if (mention.constituency !== null) takeFurther(text, found);
  }
  return found;
}

/** The first mention that begins at `from` or later and reaches over the trigger. */
function mentionAround(text: string, trigger: number, from: number): Mention | null {
  BEGINNINGS.lastIndex = from;
  for (let begin = BEGINNINGS.exec(text); begin && begin.index <= trigger; begin = BEGINNINGS.exec(text)) {
    FORMS.lastIndex = begin.index;
    const match = FORMS.exec(text);
    if (!match || FORMS.lastIndex <= trigger) continue;
    if (match.groups?.courtesy === undefined) return trimmed(text, match.index, FORMS.lastIndex, formOf(match));
    REST.lastIndex = FORMS.lastIndex;
    const rest = REST.exec(text);
    return trimmed(text, match.index, rest ? REST.lastIndex : FORMS.lastIndex, formOf(rest ?? match));
  }
  return null;
}

/** The others of a list of Members, which begin where the last one ends. */
function takeFurther(text: string, found: Mention[]): void {
  for (;;) {
    FURTHER.lastIndex = (found.at(-1) as Mention).end;
    const match = FURTHER.exec(text);
    if (!match) return;
    found.push(trimmed(text, text.indexOf("for ", match.index), FURTHER.lastIndex, formOf(match)));
  }
}

function formOf({ groups }: RegExpExecArray): MentionForm {
  const partOf = (part: string): string | null => {
    for (let number = 0; number < ALTERNATIVES; number++) {
      const found = groups?.[part + number];
      if (found !== undefined) return found;
    }
    return null;
  };
  return { name: groups?.title ?? partOf("name"), constituency: partOf("place"), office: partOf("office") };
}

/** A full stop ends the sentence, not the place; "St." is never the last word of one. */
function trimmed(text: string, start: number, end: number, form: MentionForm): Mention {
  const own = (part: string | null) => part?.replace(/[.’']+$/u, "").replace(/['’]s$/u, "") ?? null;
  const { name, constituency, office } = form;
  const tail = /(?:[.’']+|['’]s)$/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start, end: end - tail, name: own(name), constituency: own(constituency), office: own(office) };
}
