import type { PrintedSpeaker } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import type { ExtractFacts } from "../reader.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SURNAME_PART = "(?:Mc|Mac|La|De|Di|Du|Le|Lo|Van|Von|Des|Del|O['’]|D['’])?\\p{Lu}[\\p{Lu}'’]*\\p{Lu}";
const NAME_WORD = `(?:(?:\\p{Lu}\\.)+|${SURNAME_PART}(?:-${SURNAME_PART})*(?:,? Jr\\.?)?)`;
const PLACE = "(?: of (?:the )?\\p{Lu}\\p{Ll}+(?: (?:of )?\\p{Lu}\\p{Ll}+){0,3})?";
const MEMBER = `(?:(?:Mr|Mrs|Ms|Dr|Messrs)\\.|Miss\\.?) ${NAME_WORD}(?: ${NAME_WORD}){0,3}${PLACE}`;
const OFFICE =
  "The (?:(?:ACTING|Acting|DEPUTY|TEMPORARY|Temporary) )?(?:PRESIDING OFFICER|PRESIDENT|VICE PRESIDENT|SPEAKER|CHAIR(?:MAN|WOMAN)?|CHIEF JUSTICE|CLERK)(?: pro tempore)?";
const TURN = new RegExp(`^((${MEMBER}|${OFFICE})(?: [([]([^()[\\]]{1,80})[)\\]])?)\\. ?(?=\\S|$)`, "u");

/** With what all that these patterns find at a paragraph's beginning begins: a turn, an aside, a vote, procedure. */
export const MAY_TELL = /^[MDTSAW[(]/;

/** A speaker as printed at a paragraph's beginning, and where the words begin. */
export interface RecordTurn {
  speaker: PrintedSpeaker;
  chair: boolean;
  textStart: number;
}

/** Takes `Mr. SMITH of Ohio`, `The PRESIDING OFFICER (Mr. Kyl)` apart. */
export function readSpeaker(printed: string): Omit<RecordTurn, "textStart"> {
  const [, head = printed, bracket] = /^(.*?)(?: [([]([^()[\]]+)[)\]])?$/.exec(printed) ?? [];
  const speaker = { printed, name: null, office: null, constituency: null, party: null, id: null };
  if (/^The /.test(head))
    return { speaker: { ...speaker, office: head, name: bracket ?? null }, chair: !/CLERK/.test(head) };
  const [, name = head, place] = /^(.*?)(?: of ((?:the )?\p{Lu}.*))?$/u.exec(head) ?? [];
  return { speaker: { ...speaker, name, constituency: place ?? null }, chair: false };
}

/** Reads the beginning of a paragraph as a turn: a name in capitals, or a presiding office, and a full stop. */
export function readTurn(text: string): RecordTurn | null {
  const match = TURN.exec(text);
  return match ? { ...readSpeaker(match[1] as string), textStart: match[0].length } : null;
}

/** What the Record itself says between turns: the clerk's doings, and what became of a question. */
const CLERK =
  /^The (?:(?:assistant|senior|deputy|acting|bill|legislative|journal|reading|executive|parliamentary|Chief) )*clerk (?:proceeded|called|read|resumed|continued)\b/;
const OUTCOME =
  /^(?:So the|The|A) (?:question|motion|amendment|resolution|bill|preamble|nomination|conference report|joint resolution|concurrent resolution|yeas and nays|vote|result|Journal|Senate bill|House bill)\b.{0,90}\b(?:agreed to|ordered|passed|laid (?:on|upon) the table|rejected|confirmed|taken|announced|adopted|tabled|withdrawn|read (?:a|the) \w+ time)\b/;
const OTHER =
  /^(?:There being no objection, |Thereupon, |Accordingly \(at |The (?:Senate|House) (?:met|reassembled) at )/;
/** `Mr. ELM addressed the Chair.`: who wants to be called upon says nothing yet. */
const ADDRESSED = /^(?:M(?:r|rs|s|iss)\.? [^.]{2,40}|Several Senators) addressed the Chair\.$/;

/** Whether a paragraph is the Record's own, not a member's words. */
export function isProcedure(text: string): boolean {
  return CLERK.test(text) || OTHER.test(text) || ADDRESSED.test(text) || (text.length < 250 && OUTCOME.test(text));
}

/** The chair's words, where the Record leaves out who says them. */
export const UNSAID_CHAIR = /^(?:The clerk will (?:call|report|read)|Without objection, it is so ordered)/;
/** A paragraph in brackets, all of it. */
export const ASIDE = /^\((?:[^()]|\([^()]*\))*\)\.?$/;
/** `[Roll No. 12]`, `[Rollcall Vote No. 3 Leg.]`: a list of votes begins. */
export const ROLL = /^\[Roll ?(?:call )?(?:Vote )?No\. \d+/i;
export const PAGE_MARK = /^\[\[Page ([A-Z]*\d+(?:-\d+)?)\]\]$/;
export const TIME_MARK = /^\{time\}\s*(\d{1,4})$/;
export const RULE = /^_{4,}$/;
/** The member whose Extension of Remarks it is. */
export const HONOURABLE = /^HON\. \p{Lu}.*[\p{Lu}.]$/u;

const VOLUME =
  /^\[Congressional Record,? Volume (\d+), (?:Number|Issue) \d+ \((?:\w+day, )?(\w+) (\d{1,2}), (\d{4})\)\]$/;
const PAGES = /^\[Pages? ([A-Z]*\d+(?:-[A-Z]*\d+)?)\]$/;
const CHAMBERS: Record<string, ExtractFacts> = {
  Senate: { house: "United States Senate" },
  House: { house: "United States House of Representatives" },
  "Extensions of Remarks": { house: "United States House of Representatives", chamber: "Extensions of Remarks" },
  "Daily Digest": { chamber: "Daily Digest" },
};

/** The day of an English month's name; null when there is no such day. */
export function readMonthDay(month: string, day: string, year: string): string | null {
  return isoDay(Number(year), MONTHS.indexOf(month) + 1, Number(day));
}

/** What a chamber's name, as the Record heads its files, says. */
export function chamberFacts(name: string): ExtractFacts {
  return CHAMBERS[name] ?? {};
}

/** A line of a file's head: volume and day, chamber, pages, where it comes from; null for any other line. */
export function readHeader(text: string): ExtractFacts | null {
  const volume = VOLUME.exec(text);
  if (volume) {
    const [, number, month, day, year] = volume as unknown as [string, string, string, string, string];
    return { volume: number, date: readMonthDay(month, day, year) };
  }
  const pages = PAGES.exec(text);
  if (pages) return { columns: pages[1] };
  if (/^From the Congressional Record Online /.test(text)) return {};
  const chamber = /^\[(.+)\]$/.exec(text)?.[1];
  return chamber !== undefined ? (CHAMBERS[chamber] ?? null) : null;
}
