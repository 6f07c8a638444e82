import { isAllCapitals } from "../small-letters.ts";

/** How far into a line its speaker may reach. */
export const WINDOW = 160;

/** A title in small letters before a name in capitals: `Adv T M MASUTHA`, `The MINISTER OF JUSTICE`. */
const SMALL_TITLE =
  /^(?:The |An? |(?:El|La) (?:señora?|Sra?\.) )?(?:(?:L['’]hon|\p{Lu}\p{Ll}{0,5})\.? )?(?=[^\p{Ll}]+$)/u;

/** Whether a name is in capitals, but for a title before it. */
export function isCapitals(head: string): boolean {
  const name = head.replace(/\bM(?:a?c)(?=\p{Lu})/gu, "").replace(SMALL_TITLE, "");
  return isAllCapitals(name) && !/\d/.test(name);
}

/** `HON. A. B. ELM.- Mr. Speaker, Sir, ...` */
const STOP_DASH = /^([^:：a-z]{3,80}?)\.\s?[-–—]\s*(?=\S)/;

/** `Sr. Presidente (Elm).- Queda abierta`, `El señor ELM (Presidente).- `, `M. Jean Elm (LSAP).- Merci`: Argentina, Chile, Luxembourg. */
const STOP_DASH_AFTER_TITLE =
  /^((?:(?:El|La) (?:señora?|Sra?\.)|Sra?\.|Señora?|M\.|Mme\.?|D['’](?:Madame|Mme)|(?:Den|De) Här|Mr\.|Mrs\.|Ms\.|Hon\.) ?[^:]{2,80}?)\.\s?[-–—]\s*(?=[\p{Lu}¡¿«“"(])/u;

/** `THE SPEAKER. The session is ...`, `REP. ELM. Mr. Speaker, ...`, `Senator Elm. Mr. President, ...`, as the Philippines have it. */
const STOP_AFTER_OFFICE =
  /^((?:THE|The) (?:(?:DEPUTY|Deputy) )?(?:SPEAKER|Speaker|PRESIDENT|President|CHAIRMAN|CHAIRPERSON|PRESIDING OFFICER|Presiding Officer)(?: \([^()]{3,60}\))?|(?:REP|SEN)\. [^.:a-z]{2,40}(?: \([^()]{1,20}\))?|Senator \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)\.\s+(?=\p{Lu})/u;

/** `PIRMININKĖ (A. ELM). Gerbiami kolegos`, `J. BIRCH (TS). Dėkoju`, as Lithuania has it. */
const LITHUANIAN =
  /^(PIRMININK(?:AS|Ė)(?: \([^():]{3,60}\))?|\p{Lu}\. ?\p{Lu}[\p{Lu}-]+(?: \([^():]{1,40}\))?)\.\s+(?=\p{Lu}\p{Ll}|\p{Lu} )/u;

/** `ГОЛОВУЮЧИЙ. Доброго ранку`, `БЕРЕЗА І.І. Дякую`, as Ukraine has it. */
const UKRAINIAN = /^(ГОЛОВУЮЧ(?:ИЙ|А)(?=\. )|\p{Lu}[\p{Lu}'’-]+ \p{Lu}\.\s?\p{Lu}\.)\.?\s+(?=\p{Lu}\p{Ll}|\p{Lu} )/u;

/** `Mr ELM (Oakham) - Mr Speaker, ...`, `ALİ ELM (Ankara) - Sayın Başkan`, as Tasmania and Turkey have it. */
const HYPHEN =
  /^((?:The |Madam )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon\.?|Madam|The) (?:[^:()]|\([^():]*\)){2,100}?|BAŞKAN|[^:()\p{Ll}]{4,60} \([^():]{2,40}\)) - (?=\p{Lu})/u;

/** `M. Jean Orme. Madame la présidente, ...`, `Mme Orme, ministre des ports. ...` */
const STOP_AFTER_TITLE = /^((?:MM?\.|Mmes?|Mlle) [^.:：!?]{2,100})\.\s+(?=[\p{Lu}«(–—])/u;

/** A question in Malaysia's record: `Tuan Elm bin Ahmad [Kuala Langat] minta Menteri Kewangan menyatakan ...`. */
const ASKED = /^(\p{Lu}[^:[\]]{3,60} \[[^[\]]{3,40}\]) (?=(?:minta|bertanya kepada) )/u;

/** A sign that parts much else too: it parts a speaker only where who presides is set apart by it. */
export type Sign = "dash" | "hyphen" | "stop";

/** Where a printed speaker ends, and the words begin. */
export interface NameEnd {
  end: number;
  textStart: number;
  /** What parts them, where that needs other proof. */
  sign: Sign | null;
}

function endAt(match: RegExpExecArray | null, sign: Sign | null = null): NameEnd | null {
  return match && { end: (match[1] as string).length, textStart: match[0].length, sign };
}

/** A full stop and a dash, as one sign. */
const STOPPED_DASH = /\.\s?[-–—]/;

/** By a full stop. What a form begins with is looked at before the form. */
function endAtStop(window: string): NameEnd | null {
  const asked = window.includes("] ") && !/^\d/.test(window) ? endAt(ASKED.exec(window)) : null;
  if (asked || !window.includes(".")) return asked;
  if (STOPPED_DASH.test(window)) {
    const stop = STOP_DASH.exec(window);
    if (stop && isCapitals(stop[1] as string)) return endAt(stop);
    const dashed = endAt(STOP_DASH_AFTER_TITLE.exec(window));
    if (dashed) return dashed;
  }
  const first = window.charAt(0);
  const titled = first === "M" ? endAt(STOP_AFTER_TITLE.exec(window)) : null;
  if (titled) return titled;
  if (first === "T" || first === "R" || first === "S") {
    const office = endAt(STOP_AFTER_OFFICE.exec(window), "stop");
    if (office) return office;
  }
  const second = window.charAt(1);
  const isInCapitals = second === "." || second !== second.toLowerCase();
  return isInCapitals ? endAt(UKRAINIAN.exec(window) ?? LITHUANIAN.exec(window), "stop") : null;
}

/** What stands before a name that a colon without a blank ends: `Dr Ann Elm (Oakham):Sir, ...`. */
const TITLE_BEFORE = /^(?:Mr|Mrs|Ms|Miss|Mdm|Dr|Prof|Hon|Senator|Deputy)\.? \p{Lu}/u;

/** Where the speaker of a line may end: at a colon, a full stop or a dash. */
export function nameEnd(text: string): NameEnd | null {
  const window = text.slice(0, WINDOW);
  const stop = endAtStop(window);
  if (stop) return stop;
  const colon = window.search(/[:：]/);
  const isSet = () => isCapitals(text.slice(0, colon)) || TITLE_BEFORE.test(window);
  const isGlued = colon > 3 && /^["“]?\p{Lu}/u.test(text.slice(colon + 1)) && isSet();
  if (colon > 0 && (isGlued || window[colon] === "：" || /^(?:\s|$)/.test(text.slice(colon + 1, colon + 2)))) {
    const space = /^\s*/.exec(text.slice(colon + 1))?.[0].length ?? 0;
    return { end: colon, textStart: colon + 1 + space, sign: null };
  }
  const hyphen = window.includes(" - ") ? HYPHEN.exec(window) : null;
  if (hyphen) return endAt(hyphen, "hyphen");
  const dashAt = window.search(/[–—]/);
  if (dashAt < 3 || (colon > 0 && colon < dashAt) || !/\s/.test(window.charAt(dashAt - 1))) return null;
  return endAt(/^([^–—:：]{2,120}?)\s+[–—]\s+(?=\S)/.exec(window), "dash");
}
