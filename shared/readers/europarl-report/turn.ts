import type { PrintedSpeaker } from "../../model/extract.ts";
import { isChair } from "../europarl/chair.ts";

/** Political groups as the reports abbreviate them, in every language; the short ones may mean other things elsewhere. */
const OWN_GROUPS =
  "PPE-DE|PPE|EPP-ED|EPP|PSE|PES|S&D|ALDE|ELDR|Renew Europe|Renew|Verts/ALE|Greens/EFA|GUE/NGL|The Left|ECR|EFDD|EFD|ENF|ENL|PfE|ESN|UEN|UPE|EDD|TDI|" +
  "IND/DEM|I-EDN|ARE";
const GROUP = new RegExp(`^(?:${OWN_GROUPS}|ID|NI|ITS|EDN|V|CG)$`);
const OWN_GROUP = new RegExp(`^(?:${OWN_GROUPS})$`);
const GROUP_WITHIN = new RegExp(`(?<![\\p{L}/&-])(?:${OWN_GROUPS}|ID|ITS|NI)(?![\\p{L}/&])`, "u");

/** How a statement was made; no office. */
const MANNER = new RegExp(
  `^(?:${[
    "in writing|par écrit|schriftlich|por escrito|per iscritto|schriftelijk|skriftlig|kirjalli|na piśmie|písemně|písomne|írásban|în scris|pisno|u pisan",
    "γραπτώς|в писмен|kirjalikult|raštu|rakstisk|bil-miktub|i scríbhinn",
  ].join("|")})|${[
    "blue.card|carton bleu|blauen?.karte|tarjeta azul|cartellino blu|cartão azul|blauwe.kaart|blåt(?:t)? kort|sini(?:nen|sen|seen) kort|niebiesk|modr(?:á|é|ej|i|ou) kar",
    "kék kárty|cartonaș|cartonaş|plav(?:a|e|om|u) kart|plavi karton|γαλάζια|синя карта|sinise kaardi|mėlyn\\p{L}* kortel|zil\\p{L}* kart",
  ].join("|")}`,
  "iu",
);

/** Words of a name that begin small. */
const PARTICLE =
  /^(?:de|del|dela|della|der|den|des|di|da|dos|das|do|du|van|von|zu|zur|ten|ter|el|la|le|les|i|y|e|af|av|bin|al|in|['’]t|d['’]\p{Lu}.*|the)$/u;
const NAME_WORD = /^(?:\p{Lu}|[A-Z]['’]|\p{Lu}?['’]\p{Lu})[\p{L}\p{M}.'’‑-]*$/u;

/** Offices behind a surname alone, as reports of the twentieth century have them: `Ash, Commission. - `. */
const INSTITUTION =
  /^(?:(?:Vice-)?President(?:-in-Office)?|Member of the|Commission|Council|rapporteure?|draftsman|author|Kommission|Rat\b|Berichterstatter|Conseil|Consejo|Comisión|ponente|Commissione|Consiglio|relatore|Comissão|Conselho|relator|Commissie|Raad\b)/i;

const LONGEST_HEAD = 260;
const NUMBER = /^\d{1,2}-\d{3,4}(?:[-.]\d{3,4})?(?=\s|$)/;
const LANGUAGE = /^\(\p{Lu}{2}\)\s*/u;
const WITH_GROUP = /^([^()]{2,80}?)\s*\(([^()]{1,40})\)(?:\s*,\s*(.{2,200}))?$/;
const WITH_ROLE = /^([^,()]{3,80}?)\s*,\s*(.{2,250})$/;

/** How surely a line begins a turn: by a group, the chair's office, somebody's office, or a name alone. */
export type Strength = "group" | "chair" | "office" | "name";

/** Who begins to speak in a line. */
export interface ReportTurn {
  speaker: PrintedSpeaker;
  chair: boolean;
  strength: Strength;
  /** The group is one that only the European Parliament has. */
  isOwnGroup: boolean;
  /** The number of the speech, where it stands before the name. */
  number: string | null;
  /** Where the printed speaker ends with its dash, and where the words begin behind a mark of the language. */
  headEnd: number;
  textStart: number;
}

/** The number of a speech on a line of its own. */
export function readNumber(text: string): string | null {
  const number = NUMBER.exec(text)?.[0] ?? null;
  return number === text ? number : null;
}

interface Cut {
  at: number;
  end: number;
  dash: string;
}

const FULL_STOP = ".";
const isSpace = (character: string | undefined) => character === " " || character === "\u00a0";
const isLongDash = (character: string) => character === "–" || character === "−" || character === "—";

/** The full stop and dash between who speaks and what is said; a full stop alone where it is known that somebody begins. */
function cutOf(text: string, isSure: boolean): Cut | null {
  let stop: Cut | null = null;
  for (let at = text.indexOf(FULL_STOP, 2); at > 0 && at <= LONGEST_HEAD; at = text.indexOf(FULL_STOP, at + 1)) {
    let next = at + 1;
    while (next < at + 4 && (isSpace(text[next]) || text[next] === FULL_STOP)) next++;
    const dash = text[next] ?? "";
    if (isLongDash(dash) || (dash === "-" && !/[\p{L}\d]/u.test(text[next + 1] ?? "")))
      return { at, end: next + 1, dash };
    if (isSure && next > at + 1) stop ??= { at, end: at + 1, dash: "" };
  }
  return stop;
}

/**
 * Reads the beginning of a line as a turn: `Jean Oak (Renew). – `, `Anna Elm, Member of the Commission. – `, `President. – `.
 * `isSure`: a mark of the page says that somebody begins here, so that the dash may be missing.
 */
export function readTurn(text: string, isSure: boolean): ReportTurn | null {
  const number = NUMBER.exec(text)?.[0] ?? null;
  const from = number === null ? 0 : number.length + (/^\s+/.exec(text.slice(number.length))?.[0].length ?? 0);
  const line = from === 0 ? text : text.slice(from);
  const cut = cutOf(line, isSure || number !== null);
  const head = cut ? readHead(line.slice(0, cut.at).trimEnd()) : null;
  if (!cut || !head || (head.strength === "name" && !isLongDash(cut.dash))) return null;
  const headEnd = from + cut.end;
  const blanks = /^\s*/.exec(text.slice(headEnd))?.[0].length ?? 0;
  const language = LANGUAGE.exec(text.slice(headEnd + blanks))?.[0].length ?? 0;
  return { ...head, number, headEnd, textStart: headEnd + blanks + language };
}

type Head = Pick<ReportTurn, "speaker" | "chair" | "strength" | "isOwnGroup">;

function headOf(printed: string, facts: Partial<PrintedSpeaker>, strength: Strength): Head {
  const speaker = { printed, name: null, office: null, constituency: null, party: null, id: null, ...facts };
  const isOwnGroup = OWN_GROUP.test(speaker.party ?? "");
  return { speaker, chair: strength === "chair", strength, isOwnGroup };
}

function readHead(printed: string): Head | null {
  if (isChair(printed)) return headOf(printed, { office: printed }, "chair");
  const [, member = "", group = "", more = ""] = WITH_GROUP.exec(printed) ?? [];
  if (GROUP.test(group) && isName(member))
    return headOf(printed, { name: member, party: group, office: officeOf(more) }, "group");
  const [, name = "", role = ""] = WITH_ROLE.exec(printed) ?? [];
  if (isName(name)) {
    const party = GROUP_WITHIN.exec(role)?.[0] ?? null;
    if (party !== null) return headOf(printed, { name, party }, "group");
    const isOffice = /^\p{L}/u.test(role) && (name.includes(" ") || INSTITUTION.test(role));
    return isOffice ? headOf(printed, { name, office: officeOf(role) }, "office") : null;
  }
  return isName(printed) && printed.includes(" ") ? headOf(printed, { name: printed }, "name") : null;
}

function officeOf(role: string): string | null {
  return role === "" || MANNER.test(role) || GROUP_WITHIN.test(role) ? null : role;
}

function isName(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length > 8 || !words.some((word) => /^\p{Lu}/u.test(word))) return false;
  return words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word));
}
