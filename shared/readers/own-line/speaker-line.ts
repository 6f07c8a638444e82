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
