import type { PrintedSpeaker } from "../model/extract.ts";
import { isCollectiveVoice } from "./collective-voice.ts";
import { officeAndName } from "./office-and-name.ts";
import { remembered } from "./remembered.ts";
import { inSmallLetters, isAllCapitals } from "./small-letters.ts";
import { CAPITALS, isParty, OFFICE_WORD, readBracket } from "./speaker-brackets.ts";

/** Who presides, by the office alone. */
const CHAIR =
  /^(?:(?:(?:The|Hon|Mr|Madam|Mdm)\.? )?(?:(?:First|Second|Third) (?=Deputy ))?(?:(?:Temporary|Deputy|Acting|Assistant|House)[- ])*(?:Speaker|Chair(?:man|woman|person|lady)?)|(?:The )?Lord Speaker|(?:The )?(?:(?:First|Second) )?(?:Deputy )?Chair(?:man|woman)? of Ways and Means|(?:The )?(?:(?:Principal|Senior) )?(?:Deputy )?(?:Chairman|Chairwoman|Chair|Speaker) of Committees|The (?:Deputy )?Presiding Officer|(?:An )?(?:Leas-)?Ch?(?:athaoirleach|eann Comhairle)(?: Gníomhach)?|(?:Y |The )?(?:Dirprwy |Deputy )?L?Lywydd|(?:(?:M|Mme|Monsieur|Madame)\.? )?L[ea] (?:vice-)?présidente?|(?:El|La|Il|O|A) (?:(?:se[ñn]h?ora?|senyora?|Sra?\.?|Sr\.ª) )?(?:vice-?)?president[ea]?(?: (?:primer|segon|terc|segund)\w*)?|(?:代理)?主席|(?:副)?議長|委員長|부?의장|소?위원장(?:대리)?|(?:(?:Tuan|Puan|Datuk|Dato['’]) )?(?:Timbalan )?Yang di-Pertua(?: Dewan)?|(?:Tuan|Puan) (?:Timbalan )?Pengerusi|(?:(?:माननीय|श्री|श्रीमती|सुश्री) )*(?:अध्यक्ष|उपाध्यक्ष|सभापति|उपसभापति|उपसभाध्यक्ष)(?: महोदया?)?|(?:alters|vize)?präsident(?:in)?|(?:de )?(?:onder)?voorzitter|(?:wice)?marszałek|předsedající|(?:místo)?předsed(?:a|kyně)(?: psp| senátu| poslanecké sněmovny)?|(?:alders)?formanden|(?:den )?(?:midlertidige?|fg\.) formand|(?:første |anden |tredje |fjerde )?næstformand(?:en)?|(?:vise)?presidenten|(?:(?:förste|andre|tredje) vice )?talmannen|(?:ensimmäinen |toinen )?(?:vara)?puhemies|председатель(?:ствующий)?|председател|s[rR]a?\.? (?:vice-?)?president[ea]|(?:El|La) (?:vice)?president[ea] (?:diputad[oa]|senadora?)|(?:ase)?esimees|pirminink(?:as|ė)|sēdes vadītāj(?:s|a)|(?:varaforseti|forseti)|головуюч(?:ий|а)|(?:elnök|alelnök)|predsedujoč[ia]|(?:(?:pod|pot)?predsj?edni(?:k|ca)|predsj?edavaju[ćc][ia]|predsjedatelj(?:ica)?)|başkan|ketua rapat|the (?:deputy )?bailiff|προεδρε[υύ]ων|προεδρε[υύ]ουσα|πρ[οό]εδρος|الرئيس|היו["״]ר)$/iu;

/** Ministers as Malaysia's records print them before a bracket with the name. */
const MALAY_OFFICE =
  /^(?:Timbalan )?(?:Perdana Menteri|Menteri|Setiausaha Parlimen|Ketua Pembangkang|Peguam Negara)(?!\p{L})/u;

/** A group before a bracket with the name: `F-PDIP (ELM WIJAYA)`. */
const INDONESIAN_GROUP = /^F-(?:P\.? )?(\p{Lu}[\p{L}. ]{1,20})$/u;

/** Names that begin with "The" although they are no offices. */
const THE_PEER =
  /^The (?:Earl|Countess|Duke|Duchess|Marquess|Marchioness|Viscount|Viscountess|Lord Bishop|Lord Archbishop|Archbishop|Bishop)\b/;
/** A courtesy that makes no office of a name: `The Hon. J. Vale`. */
const THE_HONOURABLE = /^The (?:Rt\.? |Right |Very )?(?:Hon(?:ou?rable)?|Rev(?:erend)?)\.? (?!the\b)/i;
/** Whose one bracket is the party: `O Sr. José Olmo (PS)`. */
const PORTUGUESE = /^(?:O|A) Sr/;
const PEER = /^(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess) |^The /;

/** Bracketed marks that are neither place nor party: what it was, in which language, for whom. */
const LANGUAGES =
  "Afrikaans|Arabic|Bengali|Cantonese|Chinese|Dutch|English|French|Gaelic|German|Gujarati|Hindi|Irish|isiNdebele|isiXhosa|isiZulu|" +
  "Italian|Japanese|Kannada|Kiswahili|Korean|Luganda|Malay|Malayalam|Mandarin|Māori|Marathi|Portuguese|Punjabi|Putonghua|" +
  "Russian|Scots|Sepedi|Sesotho|Setswana|siSwati|Spanish|Tamil|Telugu|Tshivenda|Urdu|Welsh|Xitsonga";
const MARK = new RegExp(
  "^(?:Maiden|Valedictory) Speech$|^Urgent Question$|^in the Chair$|^V$|^(?:for|on behalf of) the .+$|" +
    "^(?:fortsetzend|unterbrechend|zur (?:Geschäfts|tatsächlichen|Geschäftsbehandlung).*|das Glockenzeichen gebend.*|den Vorsitz übernehmend)$|" +
    "^(?:desde (?:la curul|el escaño|su escaño)|din sală|de la tribună|от място|от трибуната)$|" +
    `^(?:(?:(?:spoke|spoken|speaking|continued|continuing) )?in|interpretation from) (?:${LANGUAGES})(?:[;,].*)?$`,
  "i",
);

/** Whether a bracket says in which language somebody spoke, or the like, and nothing about who it is. */
export function isMark(group: string): boolean {
  return MARK.test(group);
}

const TITLES =
  /^(?:sir|dame|dr|mr|mrs|ms|miss|adv|m|mme|mlle|l['’]hon|lord|lady|baroness|baron|viscount|viscountess|earl|countess|the|rev|professor|prof|rt|hon|el|la|o|a|se[ñn]h?ora?|senyora?|sra?|herr|frau)\.?$/;

/** `Havneministeren (Eva Gran)`, `Social- og havneministeren`, `Ministeren for havne`, as Danish records print ministers. */
const DANISH_MINISTER =
  /^(?:\p{Lu}\p{L}*ministeren|\p{Lu}\p{L}*-(?:, \p{Ll}+-)* og \p{Ll}+ministeren|Ministeren(?= for ))(?: for \p{Ll}[^()]{2,80})?$/u;

/** Whether it is a minister's office as Danish records print it before a name in brackets. */
export function isDanishMinister(head: string): boolean {
  return DANISH_MINISTER.test(head);
}

/** Whether the office, in one language or two, is that of who presides: Mr Speaker, Madam Deputy Speaker, Y Llywydd / The Llywydd ... */
export function isChairOffice(office: string | null): boolean {
  return office?.split(" / ").some((form) => CHAIR.test(form)) ?? false;
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

/** Offices that stand alone where a name would: `Prime Minister: ...`. */
const BARE_OFFICE =
  /^(?:(?:Deputy )?Prime Minister|Minister|Clerk|Moderator|Convener|President|(?:Advocate|Solicitor|Attorney)[- ]General)\b$/i;

/** Offices with an article and no capital, as other languages print them: `El conseller de Ports (Joan Om)`. */
const ARTICLED_OFFICE =
  /^(?:(?:El|La|Els|Les|Le|Il|Lo|O|Der|Die) |L['’])(?!se(?:ñ|ny|nh)or|signor|d[ie]puta|déput|onorevole)\p{Ll}{4}/u;

/** `El señor PRESIDENTE DEL GOBIERNO`, `O Sr. Ministro das Finanças`: an office behind a courtesy. */
const COURTEOUS_OFFICE =
  /^(?:(?:El|La|O|A) )?(?:se[ñn]h?ora?|senyora?|sra?\.?|sr\.ª) (?:(?:vice)?presiden|(?:primer[ao]?[ -])?ministr|(?:vice)?secretari|subsecret|conselle|consejer|letrad|interventor|defensor|candidat|portavo|deputad[oa] secret)/i;

/** Offices in Chinese characters that stand before a bracket with the name. */
const CJK_OFFICE = /^\p{Script=Han}{0,12}(?:大臣|長官|議長|委員長|参考人|政府委員|政府参考人)$/u;

function isOffice(printed: string): boolean {
  const head = isAllCapitals(printed) ? inSmallLetters(printed) : printed;
  if (MALAY_OFFICE.test(head) || /^\p{Lu}\p{Ll}+ráðherra$/u.test(head)) return true;
  if (COURTEOUS_OFFICE.test(head) || ARTICLED_OFFICE.test(head) || isDanishMinister(head)) return true;
  if (THE_PEER.test(head) || isHonourable(head)) return false;
  if (isChairOffice(head) || BARE_OFFICE.test(head) || /^The \S/.test(head)) return true;
  return OFFICE_WORD.test(head) && / (?:of|for|at|to) /.test(head);
}

function isHonourable(head: string): boolean {
  const courtesy = THE_HONOURABLE.exec(head)?.[0];
  const rest = head.slice(courtesy?.length ?? 0);
  return (
    courtesy !== undefined &&
    !OFFICE_WORD.test(rest) &&
    !/^(?:Premier|Treasurer|Deputy|Acting|Prime|Member)\b/i.test(rest)
  );
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
  const { head, groups } = splitBrackets(display.replaceAll("\u00a0", " "));
  // `V` is a mark of its own beside others, alone it is a party.
  const isOwnMark = (group: string) =>
    isMark(group) && !(group === "V" && groups.length === 1 && display.endsWith(")"));
  const marks = groups.filter(isOwnMark);
  let facts = groups.filter((group) => group !== "" && !isOwnMark(group));
  const speaker: PrintedSpeaker = {
    printed: display,
    name: null,
    office: null,
    constituency: null,
    party: null,
    id: null,
  };
  if (isCollectiveVoice(display)) return { speaker, chair: false };
  const parts = officeAndName(head);
  const isOfficeForm =
    isOffice(head) || (facts.length > 0 && CJK_OFFICE.test(head)) || (facts.length > 0 && facts[0] === portrait);
  const fraction = facts.length === 1 ? INDONESIAN_GROUP.exec(head)?.[1] : undefined;
  if (parts) Object.assign(speaker, parts);
  else if (fraction) Object.assign(speaker, { party: fraction, name: facts.shift() });
  else if (isOfficeForm) {
    const inner = takeApart(facts.shift() ?? portrait ?? "", null).speaker;
    // A bracket may hold a whole speaker: `The Chair (Mr. Peter Elm (Oakham, Lib.))`.
    Object.assign(speaker, {
      office: head,
      name: inner.name || null,
      constituency: inner.constituency,
      party: inner.party,
    });
  } else speaker.name = head;
  const brackets = facts.map(readBracket);
  const offices = brackets.flatMap(({ office }) => office ?? []);
  if (speaker.office === null && offices.length > 0) speaker.office = offices.join(", ");
  facts = brackets.flatMap(({ place, party }) => [place ?? [], party ?? []].flat());
  const isPeer = PEER.test(speaker.name ?? "") && !THE_HONOURABLE.test(head);
  const peer = isPeer || PORTUGUESE.test(head);
  const last = facts.at(-1);
  const isCapitals = CAPITALS.test(last ?? "") && /\p{Ll}/u.test(head);
  if (last !== undefined && (facts.length > 1 || peer || isCapitals || isParty(last)))
    speaker.party = facts.pop() ?? null;
  if (facts.length > 0) speaker.constituency = facts.join(", ");
  const presides = brackets.some(({ office }) => /^(?:vice)?president[ea]$/i.test(office ?? ""));
  return { speaker, chair: presides || isChairOffice(speaker.office) || marks.some((mark) => /chair/i.test(mark)) };
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
