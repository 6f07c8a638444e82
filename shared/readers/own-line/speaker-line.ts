import { readTurnLine } from "../name-colon/turn-line.ts";
import { endsSentence } from "../paragraphs.ts";

/** A line that is a speaker and nothing else. */
export interface SpeakerLine {
  display: string;
  /** The name without brackets, by which it is known again. */
  head: string;
  /** `sure` needs no other proof; `likely` must be met again. */
  strength: "sure" | "likely";
}

const RANKED =
  /^(?:Captain|Major|Colonel|Commander|Lieut(?:enant|\.)?|Brigadier|General|Admiral|Rear-Admiral|Vice-Admiral|Wing[- ]Commander|Squadron[- ]Leader|Air[- ]Commodore|Flight[- ]Lieutenant|Alderman|Marquess|Earl|Duke)\b/;
const SEVERAL =
  /^(?:(?:Several|Some|An|A) )?(?:hon\. Members?|Hon\. Members?|HON\. MEMBERS?|noble Lords?|Noble Lords?)$/;
/** `Mr. Vale (Oxhill)`, `Viscount Marsh`: capitals everywhere but in particles; no full stop at the end. */
const MAX_LENGTH = 110;

/** Reads a line as a speaker alone, by the same signs as a name before a colon; null when it cannot be one. */
export function readSpeakerLine(text: string): SpeakerLine | null {
  if (text.length > MAX_LENGTH || /[:：!?,;]$/.test(text)) return null;
  if (SEVERAL.test(text)) return { display: text, head: text, strength: "sure" };
  if (/\.$/.test(text) || (endsSentence(text) && !/[)\]]$/.test(text))) return null;
  const isRanked = RANKED.test(text);
  const found = readTurnLine(isRanked ? `Mr. ${text}: ` : `${text}: `);
  if (!found || found.strength === "weak") return null;
  const head = isRanked ? found.head.slice(4) : found.head;
  return { display: text, head, strength: found.strength };
}

/** `(Delyn) (Lab)`: constituency and party on the line under a name, as Hansard Online shows them. */
export const PLACE_LINE = /^\([^()]+\)(?: ?\([^()]+\))?$/;

/** `Germany, SOC, Rapporteur`: country, group and office under a name, as the Council of Europe's Assembly shows them. */
const COUNTRY_LINE =
  /^(\p{Lu}[\p{L} .’'-]{2,40}), (SOC|EPP\/CD|PPE\/DC|ALDE|ADLE|EC\/DA|CE\/AD|ECPA|UEL|GUE|NR|NI|Non-inscrits?)(?:, (.{3,120}))?$/u;

/** Reads a line of country and group; null for others. */
export function readCountryLine(text: string): { constituency: string; party: string; office: string | null } | null {
  const match = text.length <= MAX_LENGTH && text.includes(", ") ? COUNTRY_LINE.exec(text) : null;
  return match && { constituency: match[1] as string, party: match[2] as string, office: match[3] ?? null };
}
