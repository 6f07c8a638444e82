import type { PrintedSpeaker } from "../model/extract.ts";
import { isCollectiveVoice } from "./collective-voice.ts";
import { remembered } from "./remembered.ts";

/** Who presides, by the office alone. */
const CHAIR =
  /^(?:(?:(?:The|Hon|Mr|Madam|Mdm)\.? )?(?:(?:Temporary|Deputy|Acting|Assistant)[- ])*(?:Speaker|Chair(?:man|woman|person|lady)?)|(?:The )?Lord Speaker|(?:The )?(?:(?:First|Second) )?(?:Deputy )?Chair(?:man|woman)? of Ways and Means|(?:The )?(?:(?:Principal|Senior) )?(?:Deputy )?(?:Chairman|Chairwoman|Chair|Speaker) of Committees|The (?:Deputy )?Presiding Officer|An (?:Leas-)?Ch?(?:athaoirleach|eann Comhairle)(?: Gníomhach)?|(?:Y |The )?(?:Dirprwy |Deputy )?L?Lywydd|(?:(?:M|Mme|Monsieur|Madame)\.? )?L[ea] (?:vice-)?présidente?|(?:El|La|Il|O|A) (?:(?:se[ñn]h?ora?|senyora?|Sra?\.?|Sr\.ª) )?(?:vice-?)?president[ea]?(?: (?:primer|segon|terc|segund)\w*)?|(?:代理)?主席|(?:副)?議長|委員長|의장|위원장|(?:alters|vize)?präsident(?:in)?|(?:de )?(?:onder)?voorzitter|(?:wice)?marszałek|předsedající|(?:místo)?předsed(?:a|kyně)(?: psp| senátu| poslanecké sněmovny)?|(?:alders)?formanden|(?:den )?(?:midlertidige?|fg\.) formand|(?:første |anden |tredje |fjerde )?næstformand(?:en)?|(?:vise)?presidenten|(?:(?:förste|andre|tredje) vice )?talmannen|(?:ensimmäinen |toinen )?(?:vara)?puhemies|председатель(?:ствующий)?|προεδρε[υύ]ων|προεδρε[υύ]ουσα|πρ[οό]εδρος|الرئيس|היו["״]ר)$/iu;

/** Names that begin with "The" although they are no offices. */
const THE_PEER =
  /^The (?:Earl|Countess|Duke|Duchess|Marquess|Marchioness|Viscount|Viscountess|Lord Bishop|Lord Archbishop|Archbishop|Bishop)\b/;
/** Whose one bracket is the party: `O Sr. José Olmo (PS)`. */
const PORTUGUESE = /^(?:O|A) Sr/;
const PEER = /^(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess) |^The /;

const PARTIES = new Set(
  (
    "con|lab|lab/co-op|lab co-op|ld|lib dem|lib|snp|pc|plaid|dup|uup|sdlp|sf|alliance|all|apni|green|gp|ind|reform|" +
    "ruk|ref|ukip|cb|non-afl|non-affiliated|change uk|tig|alba|tuv|wp|respect|restore|your party|ind lab|ind con|" +
    "ind ld|ind sd|lab ind|con ind|spk|judge|bishops|conservative|labour|labour/co-op|liberal democrat|" +
    "cpc|pcc|ndp|npd|bq|pvc|anc|da|eff|ifp|acdp|ff plus|udm|alp|lp|nats|ff|fg|pbp|" +
    "cdu/csu|cdu|csu|spd|fdp|afd|grüne|die grünen|bündnis 90/die grünen|linke|die linke|pds|bsw|ssw|fraktionslos|" +
    "psoe|vox|bng|psd|cds-pp|pcp|pev|frp|krf|sp|sv|mdg|ap"
  ).split("|"),
);

/** Words that make a bracket an office: `Jane Doe (Minister for Schools)`. */
const OFFICE_WORD =
  /\b(?:Minister|Secretary|Chancellor|Speaker|Attorney|Solicitor|Advocate|Leader|Chair|Chairman|Commissioner|President|Whip|Director|Clerk)\b/;

/** Bracketed marks that are neither place nor party: what it was, in which language, for whom. */
const MARK =
  /^(?:Maiden|Valedictory) Speech$|^Urgent Question$|^in the Chair$|^V$|^(?:spoke )?in (?:English|Mandarin|Cantonese|Putonghua|Malay|Tamil|Irish|Welsh|Gaelic|French|Afrikaans|isiZulu|isiXhosa|Sesotho|Setswana|Hindi|Kiswahili)$|^(?:for|on behalf of) the .+$/i;
const TITLES =
  /^(?:sir|dame|dr|mr|mrs|ms|miss|adv|m|mme|mlle|l['’]hon|lord|lady|baroness|baron|viscount|viscountess|earl|countess|the|rev|professor|prof|rt|hon|el|la|o|a|se[ñn]h?ora?|senyora?|sra?|herr|frau)\.?$/;

/** Who presides and their name in one, as German, Polish and Czech records print them. */
const PRESIDING_NAMED =
  /^((?:Alters|Vize)?[Pp]räsident(?:in)?|(?:Wicem|M)arszałek|(?:Místop|P)ředsed(?:a|kyně)(?: PSP| Senátu| Poslanecké sněmovny)?|(?:(?:Ensimmäinen |Toinen )?[Vv]arapuhemies|Puhemies)|היו["״]ר|의장|위원장) (\p{Lu}.*|\p{Lo}.*)$/u;

/** A minister before the name, as Czech and Norwegian records have them: `Ministr dopravy ČR Petr Jilm`, `Statsråd Ola Fjell`. */
const MINISTER_NAMED =
  /^((?:(?:1\. )?(?:Místop|P)ředsed(?:a|kyně) vlády(?: a ministr(?:yně)?(?: \p{Ll}+){1,6})?|Ministr(?:yně)?(?: \p{Ll}+){1,6})(?: ČR| SR)?|Statsråd(?:et)?|\p{Lu}\p{Ll}+minister) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){0,3})$/u;
/** `Havneministeren (Eva Gran)`, `Social- og havneministeren`, `Ministeren for havne`, as Danish records print ministers. */
const DANISH_MINISTER =
  /^(?:\p{Lu}\p{L}*ministeren|\p{Lu}\p{L}*-(?:, \p{Ll}+-)* og \p{Ll}+ministeren|Ministeren(?= for ))(?: for \p{Ll}[^()]{2,80})?$/u;

/** Whether it is a minister's office as Danish records print it before a name in brackets. */
export function isDanishMinister(head: string): boolean {
  return DANISH_MINISTER.test(head);
}

/** A name, a comma and an office: `Jane Elm MP, Secretary of State for Ports`. */
const OFFICE_AFTER = /^((?!The )[^,]{3,60}), (\p{L}.{3,120})$/u;
const OFFICE_IN_OTHERS =
  /^(?:ministre|secrétaire d|rapporteure? |présidente? d|ministr[oa] |Minister|Bundes(?:kanzler|minister)|Staats(?:minister|sekret)|Parl\. Staatssekret|Senator)/;

/** A bracket of nothing but capitals after a name that has others: `Karl Elm (SPÖ)`, `Anna Orme (GDR)`. */
const CAPITALS = /^(?:\p{Lu}|(?=.*\p{Lu}.*[\p{Lu}\p{N}])[\p{Lu}\p{N}/&+ -]{2,30})$/u;
/** A Brazilian member's party and state. */
const PARTY_AND_STATE = /^(\p{Lu}[\p{L}\d]{1,20}) ?- ?(\p{Lu}{2})$/u;

/** Whether a bracket holds a party, as far as its usual abbreviations tell. */
export function isParty(text: string): boolean {
  return PARTIES.has(text.toLowerCase().replace(/\.$/, "").replaceAll("\u00a0", " "));
}

/** Whether the office is that of who presides: Mr Speaker, Madam Deputy Speaker, a Chairman of Ways and Means ... */
export function isChairOffice(office: string | null): boolean {
  return office !== null && CHAIR.test(office);
}

/** `Name (a) (b)` -> the name and what stands in the brackets at its end; one nested bracket is allowed. */
function splitBrackets(display: string): { head: string; groups: string[] } {
  const groups: string[] = [];
  let head = display.trim();
  for (;;) {
    const match = /^(.*\S)\s*(?:\(((?:[^()]|\([^()]*\))*)\)|\[([^[\]]*)\]|（([^（）]*)）)$/.exec(head);
    if (!match) return { head, groups };
    groups.unshift((match[2] ?? match[3] ?? match[4] ?? "").trim());
    head = match[1] as string;
  }
}

/** `Huddersfield, Lab` and `Lab, Huddersfield` in one bracket -> place and party; anything else stays whole. */
function splitParty(group: string): string[] {
  const inState = PARTY_AND_STATE.exec(group);
  if (inState) return [inState[2] as string, inState[1] as string];
  const match = /^(.+?)(?:, | [-–] )([^,]+)$/.exec(group);
  if (match && isParty(match[2] as string)) return [match[1] as string, match[2] as string];
  const reversed = /^([^,]+?)(?:, | [-–] )(.+)$/.exec(group);
  if (reversed && isParty(reversed[1] as string)) return [reversed[2] as string, reversed[1] as string];
  return [group];
}

/** Offices that stand alone where a name would: `Prime Minister: ...`. */
const BARE_OFFICE =
  /^(?:(?:Deputy )?Prime Minister|Minister|Clerk|Moderator|Convener|President|(?:Advocate|Solicitor|Attorney)[- ]General)\b$/i;

/** Offices with an article and no capital, as other languages print them: `El conseller de Ports (Joan Om)`. */
const ARTICLED_OFFICE =
  /^(?:(?:El|La|Els|Les|Le|Il|Lo|O|Der|Die) |L['’])(?!se(?:ñ|ny|nh)or|signor|d[ie]puta|déput|onorevole)\p{Ll}{4}/u;

/** `El señor PRESIDENTE DEL GOBIERNO`, `O Sr. Ministro das Finanças`: an office behind a courtesy. */
const COURTEOUS_OFFICE =
  /^(?:El|La|O|A) (?:se[ñn]h?ora?|senyora?|sra?\.?|sr\.ª) (?:(?:vice)?presiden|(?:primer[ao]?[ -])?ministr|(?:vice)?secretari|subsecret|conselle|consejer|letrad|interventor|defensor|candidat|portavo|deputad[oa] secret)/i;

/** Offices in Chinese characters that stand before a bracket with the name. */
const CJK_OFFICE = /^\p{Script=Han}{0,12}(?:大臣|長官|議長|委員長|参考人|政府委員|政府参考人)$/u;

function isOffice(head: string): boolean {
  if (COURTEOUS_OFFICE.test(head) || ARTICLED_OFFICE.test(head) || isDanishMinister(head)) return true;
  if (THE_PEER.test(head)) return false;
  if (CHAIR.test(head) || BARE_OFFICE.test(head) || /^The \S/.test(head)) return true;
  return OFFICE_WORD.test(head) && / (?:of|for|at|to) /.test(head);
}

/** Name and office of a head that holds both; null for others. */
function partsOf(head: string): { name: string; office: string } | null {
  const presiding = PRESIDING_NAMED.exec(head);
  if (presiding) return { name: presiding[2] as string, office: presiding[1] as string };
  const minister = MINISTER_NAMED.exec(head);
  if (minister) return { name: minister[2] as string, office: minister[1] as string };
  const after = OFFICE_AFTER.exec(head);
  if (!after || !(OFFICE_WORD.test(after[2] as string) || OFFICE_IN_OTHERS.test(after[2] as string))) return null;
  return OFFICE_WORD.test(after[1] as string) ? null : { name: after[1] as string, office: after[2] as string };
}

/** A printed speaker, and whether a bracket says `in the Chair`. */
export interface ReadSpeaker {
  speaker: PrintedSpeaker;
  chair: boolean;
}

/**
 * Takes a display form apart. `Office (Name)` when the bracket is the portrait's name or the head an office;
 * else `Name (constituency) (party)`, `Name (party)` for peers and known parties. An office alone takes its
 * name from the portrait, which stands on the same line. A collective voice (`Some hon. Members`) has no name. Nothing
 * else is filled in.
 */
export function readPrintedSpeaker(display: string, portrait: string | null = null): ReadSpeaker {
  const { speaker, chair } = portrait === null ? alone(display) : besidePortrait(portrait)(display);
  return { speaker: { ...speaker }, chair };
}

const alone = remembered((display) => takeApart(display, null));
const besidePortrait = remembered((portrait) => remembered((display) => takeApart(display, portrait)));

function takeApart(display: string, portrait: string | null): ReadSpeaker {
  const { head, groups } = splitBrackets(display);
  // `V` is a mark of its own beside others, alone it is a party.
  const isMark = (group: string) =>
    MARK.test(group) && !(group === "V" && groups.length === 1 && display.endsWith(")"));
  const marks = groups.filter(isMark);
  let facts = groups.filter((group) => group !== "" && !isMark(group));
  const speaker: PrintedSpeaker = {
    printed: display,
    name: null,
    office: null,
    constituency: null,
    party: null,
    id: null,
  };
  if (isCollectiveVoice(display)) return { speaker, chair: false };
  const parts = partsOf(head);
  const isOfficeForm =
    isOffice(head) || (facts.length > 0 && CJK_OFFICE.test(head)) || (facts.length > 0 && facts[0] === portrait);
  if (parts) Object.assign(speaker, parts);
  else if (isOfficeForm) {
    speaker.office = head;
    speaker.name = facts.shift() ?? portrait;
  } else speaker.name = head;
  const offices = facts.filter((fact) => OFFICE_WORD.test(fact));
  if (speaker.office === null && offices.length > 0) speaker.office = offices.join(", ");
  facts = facts.filter((fact) => !OFFICE_WORD.test(fact)).flatMap(splitParty);
  const peer = PEER.test(speaker.name ?? "") || PORTUGUESE.test(head);
  const last = facts.at(-1);
  const isCapitals = CAPITALS.test(last ?? "") && /\p{Ll}/u.test(head);
  if (last !== undefined && (facts.length > 1 || peer || isCapitals || isParty(last)))
    speaker.party = facts.pop() ?? null;
  speaker.constituency = facts.length > 0 ? facts.join(", ") : null;
  return { speaker, chair: isChairOffice(speaker.office) || marks.some((mark) => /chair/i.test(mark)) };
}

/** Peers and bishops whose place is their name: `The Earl of Dunlin`. */
const TERRITORIAL =
  /^(?:the )?(?:lord )?(?:earl|countess|duke|duchess|marquess|marchioness|viscount|viscountess|archbishop|bishop) of /;

function nameTokens(name: string): string[] {
  const own = name.toLowerCase().replace(TERRITORIAL, "");
  return own
    .replace(/ of .*$/, "")
    .split(/[\s.-]+/)
    .filter((token) => token !== "" && !TITLES.test(token));
}

/** Whether two forms of a name may be one person: they share a word that is no title (`Mr Allen`, `Graham Allen`). */
export function mayBeSamePerson(a: string, b: string): boolean {
  return sharesNameWith(a)(b);
}

const sharesNameWith = remembered((a) => {
  const tokens = new Set(nameTokens(a));
  return remembered((b) => nameTokens(b).some((token) => tokens.has(token)));
});
