import type { PrintedSpeaker } from "../../model/extract.ts";
import { isChairOffice, type ReadSpeaker, readPrintedSpeaker } from "../printed-speaker.ts";
import type { TurnLine } from "./turn-line.ts";

/**
 * A line that begins a turn by the habit of one country's records, which part speaker and words by other signs than a colon.
 * Nobody else sets names so, but for Italian records, whose full stop must be shown by surer lines first.
 */
export interface HabitLine extends TurnLine {
  speaker: ReadSpeaker;
  /** `ROSSI. Signor Presidente, ...`: what proof a name and a full stop need; null where none is needed. */
  proof: "speech" | "habit" | "habit-and-recurrence" | null;
  /** It shows that a full stop after a name parts speaker and words. */
  showsStops: boolean;
}

/** `ANNA ROSSI`, `DE LUCA`, `D'ALÌ`. */
const CAPITALS = "\\p{Lu}[\\p{Lu}’']+(?:[ -]\\p{Lu}[\\p{Lu}’']*){0,5}";
const ITALIAN = new RegExp(
  `^((${CAPITALS})(?: \\(([^()]{1,60})\\))?(?:, (\\p{L}[^.:;]{2,140}))?)\\. +(?=[\\p{Lu}«“"(–—])`,
  "u",
);
const ITALIAN_CHAIR = /^(?:(?:IL|LA) )?PRESIDENTE$/;
const ITALIAN_ROLE =
  /^(?:relat(?:ore|rice)|(?:vice ?)?ministr[oa]|sottosegretari[oa]|presidente d|segretari[oa]|questore|deputat[oa] segretari[oa])/i;
/** What stands in capitals before a full stop and is nobody. */
const ITALIAN_LABEL =
  /^(?:ART|ARTICOL|ALLEGAT|ORDINE|SEDUT|DISCUSSION|SEGUIT|VOTAZION|INTERROGAZION|INTERPELLANZ|MOZION|RISOLUZION|DISEGN|PROPOST|COMUNICAZION|MISSION|PRESIDENZ|RESOCONT|SOMMARI|INDICE|ERRATA|PAG|TITOL|CAPO|COMMA|EMENDAMENT|TABELL|NOTA|SESSION|CAMERA|SENATO|GOVERNO|COMMISSION|SVOLGIMENT|ESAME|RINVI|SULL|DICHIARAZION|CONGED)/;
/** Titles of other languages, whose full stop ends no name. */
const TITLE = /^(?:HON|MRS?|MS|DR|SEN|REV|PROF|ST|GEN|SIR|RT|ADV|MME|MLLE|MM|SRA?)$/;
/** How a member begins to speak. */
const ITALIAN_ADDRESS =
  /^[«“"]?(?:(?:Gentil|Illustr|Car)\p{Ll}+ )?(?:Signor|Onorevol|President|Collegh|Grazie|Domando|Chiedo|Rinuncio|Ringrazio|Intervengo|Esprim|Accett|Favorevol|Contrari|Accolgo)/u;

/** `O SR. FAIA (PT - SP. Sem revisão do orador.) - Sr. Presidente, ...` */
const BRAZILIAN = /^(([OA] SRA?\. [^()\p{Ll}]{2,80}?)\s?(?:\(([^()]{1,200})\))?)\s?[-–—]\s+(?=[\p{Lu}\p{N}«“"(…])/u;
const PARTY_AND_STATE = /^(\p{Lu}[\p{L}\d/]{1,30}) ?[-–] ?(\p{Lu}{2})$/u;

/** `Anf. 12 ANNA EK (S):`, `Anf. 13 Statsrådet BO ALM (M)` with the words below. */
const SWEDISH =
  /^Anf\. \d{1,4} {1,4}((\p{Lu}[^:()]{1,100}?)(?: \(([^()]{1,20})\))?)(?: (?:replik|forts\.?))?\s?(?::\s*|$)/u;
/** An office in small letters before a name in capitals. */
const OFFICE_BEFORE_CAPITALS = /^(\p{Lu}\p{Ll}.*?) (\p{Lu}{2}[\p{Lu} .’'-]*)$/u;

/** Reads a line as the beginning of a turn by one of these habits; null for all others, which the first letters tell. */
export function readHabit(text: string): HabitLine | null {
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
  if (isCapital(first) && isCapital(second)) return readItalian(text);
  if (second === SPACE && text.charAt(2) === "S") return readBrazilian(text);
  return text.startsWith("Anf. ") ? readSwedish(text) : null;
}

const SPACE = 32;

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde) || code === 0x27 || code === 0x2019;
}

function speakerOf(printed: string, facts: Partial<PrintedSpeaker>): PrintedSpeaker {
  return { printed, name: null, office: null, constituency: null, party: null, id: null, ...facts };
}

function readItalian(text: string): HabitLine | null {
  const [whole = "", display = "", name = "", party = null, role = null] = ITALIAN.exec(text.slice(0, 300)) ?? [];
  if (whole === "" || ITALIAN_LABEL.test(name) || TITLE.test(name)) return null;
  const line = { display, head: name, time: null, number: null, textStart: whole.length, style: "capitals" as const };
  if (ITALIAN_CHAIR.test(name)) {
    const chair = { speaker: speakerOf(display, { office: name }), chair: true };
    return party === null && role === null
      ? { ...line, strength: "sure", speaker: chair, proof: "speech", showsStops: true }
      : null;
  }
  if (role !== null && !ITALIAN_ROLE.test(role)) return null;
  const speaker = { speaker: speakerOf(display, { name, party, office: role }), chair: false };
  if (role !== null) return { ...line, strength: "sure", speaker, proof: null, showsStops: true };
  const isWhole = party !== null || name.includes(" ");
  const isAddress = ITALIAN_ADDRESS.test(text.slice(whole.length));
  const proof = isWhole || isAddress ? ("habit" as const) : ("habit-and-recurrence" as const);
  return { ...line, strength: isWhole ? "likely" : "weak", speaker, proof, showsStops: false };
}

/** Of a bracket the party and state, the name behind an office; `Sem revisão do orador.` and the like are none of it. */
function readBrazilian(text: string): HabitLine | null {
  const [whole = "", printed = "", head = "", bracket = ""] = BRAZILIAN.exec(text.slice(0, 320)) ?? [];
  if (whole === "") return null;
  const display = printed.trimEnd();
  const alone = readPrintedSpeaker(head).speaker;
  const parts = bracket.split(/\.\s*/).filter((part) => part !== "");
  const seat = parts.map((part) => PARTY_AND_STATE.exec(part)).find((match) => match !== null);
  const [behind = null] = alone.office === null ? [] : parts.filter((part) => !PARTY_AND_STATE.test(part));
  const facts = { ...alone, name: alone.name ?? behind, party: seat?.[1] ?? null, constituency: seat?.[2] ?? null };
  const speaker = { speaker: { ...facts, printed: display }, chair: isChairOffice(alone.office) };
  const rest = { time: null, number: null, textStart: whole.length };
  return { display, head, strength: "sure", style: "capitals", ...rest, speaker, proof: null, showsStops: false };
}

function readSwedish(text: string): HabitLine | null {
  const [whole = "", display = "", head = "", party = null] = SWEDISH.exec(text) ?? [];
  if (whole === "") return null;
  const [, office = null, name = null] = OFFICE_BEFORE_CAPITALS.exec(head) ?? [];
  if (office === null && /\p{Ll}/u.test(head)) return null;
  const isChair = isChairOffice(head) || isChairOffice(office);
  const facts = isChairOffice(head) ? { office: head } : { name: name ?? head, office };
  const speaker = { speaker: speakerOf(display, { ...facts, party }), chair: isChair };
  const rest = { time: null, number: null, textStart: whole.length };
  return { display, head, strength: "sure", style: "capitals", ...rest, speaker, proof: null, showsStops: false };
}

const AFTER_COURTESY = /^(?:[OA] (?:S(?:r\.|r\.ª|ra\.|R\.|RA\.) |Oradora?$)|Vozes )/;
const DASH = /^[–—]\s+/;

/** Where the words of a turn begin: behind the dash that Portuguese records print after the colon. */
export function wordsStart(text: string, found: TurnLine): number {
  if (!AFTER_COURTESY.test(found.display)) return found.textStart;
  return found.textStart + (DASH.exec(text.slice(found.textStart))?.[0].length ?? 0);
}
