import type { PrintedSpeaker } from "../../model/extract.ts";
import { isCollectiveVoice } from "../collective-voice.ts";
import { ownCopy } from "../remembered.ts";

/** A speaker as printed, taken apart, and what is known of the voice beyond the name. */
export interface Affiliation {
  speaker: PrintedSpeaker;
  isChair: boolean;
  /** Voices that nobody is named for: `Some hon. members`, `Une voix`. */
  isCollective: boolean;
}

/** Who presides, in English and French. */
const CHAIR =
  /^(?:The )?(?:(?:Acting|Assistant|Deputy|Joint|Vice|Co)[ -])*(?:Speaker|Chair(?:man|woman|person)?)$|^(?:Le |La )?(?:(?:vice|co)-?)?présidente?(?: (?:suppléante?|adjointe?|intérimaire|du comité|des comités pléniers))*$/i;
/** The beginning of an office: `The Speaker`, `Le président`, but not `L'hon. Jane Doe`. */
const ARTICLE = /^(?:The (?!Hon|Right)|L[ea] (?!très )|L'(?!hon))/;
const OFFICE =
  /^(?:(?:Deputy |Associate |vice-)?(?:prime |premi[eè]re? )?minist|(?:Parliamentary )?Secretary|secrétaire|(?:Deputy |Assistant )?(?:House )?Leader|(?:Government |Opposition )?House Leader|leader|chef|President|président|(?:Chief |Deputy )?(?:Government |Opposition )?Whip|whip|Solicitor|solliciteur|Attorney|procureur|Chair|As an? |à titre )/i;
/** Kinds of affiliation that are offices whatever their words: prime minister, minister, parliamentary secretary, witness. */
const OFFICE_TYPES = new Set(["1", "4", "18", "28"]);
const WITNESS = "28";
/** `Lib.`, `CPC`, `NPD`, `Cons. Ind.`, `Ind.`: short, and no place. */
const PARTY =
  /^(?:[A-Z]{2,4}|Lib\.?|lib\.?|Cons\.?|Ind\.?|ind\.?|R[eé]f\.?|(?:Ind|Cons|Lib|[A-Z]{2,4})\.? (?:Ind|Cons|Lib|[A-Z]{2,4})\.?)$/;

/** `Name (words)` -> both; the bracket is the outermost one at the end. */
function splitBracket(printed: string): [head: string, bracket: string | null] {
  if (!printed.endsWith(")")) return [printed, null];
  let open = 0;
  for (let at = printed.length - 1; at > 0; at--) {
    if (printed[at] === ")") open++;
    else if (printed[at] === "(" && --open === 0) {
      return [printed.slice(0, at).trim(), printed.slice(at + 1, -1).trim()];
    }
  }
  return [printed, null];
}

/** What stands in a member's bracket: a place or an office, then a party after the last comma. */
function readBracket(speaker: PrintedSpeaker, bracket: string, type: string | null): void {
  const comma = bracket.lastIndexOf(", ");
  const last = bracket.slice(comma + 1).trim();
  const isParty = type !== WITNESS && PARTY.test(last);
  const rest = isParty ? bracket.slice(0, Math.max(comma, 0)).trim() : bracket;
  if (isParty) speaker.party = last;
  if (rest === "") return;
  if (OFFICE_TYPES.has(type ?? "") || OFFICE.test(rest)) speaker.office = rest;
  else speaker.constituency = rest;
}

/**
 * Takes the words of an `Affiliation` apart: `Name (constituency, party)`, `Name (office, party)`, `Office (Name)`, and a
 * chair's `The Chair (Name (constituency, party))`. `type` is the element's kind of affiliation, where it has one.
 */
export function readAffiliation(words: string, id: string | null, type: string | null): Affiliation {
  const printed = words.replace(/\s*:$/, "").trim();
  // French names in bold have no-break spaces, the same ones elsewhere have none.
  const [head, bracket] = splitBracket(printed.replaceAll("\u00a0", " "));
  const speaker: PrintedSpeaker = { printed, name: null, office: null, constituency: null, party: null, id };
  if (isCollectiveVoice(printed)) return { speaker, isChair: false, isCollective: true };
  const isChair = CHAIR.test(head);
  if (isChair || ARTICLE.test(head)) {
    speaker.office = head;
    const [name, inner] = splitBracket(bracket ?? "");
    speaker.name = name || null;
    if (inner) readBracket(speaker, inner, type === WITNESS ? type : null);
  } else {
    speaker.name = head;
    if (bracket) readBracket(speaker, bracket, type);
  }
  return { speaker, isChair, isCollective: false };
}

/** Takes affiliations apart, each printed form once: a sitting has the same few hundred over and over. */
export class Affiliations {
  private readonly known = new Map<string, Affiliation>();
  private readonly lastOf = new Map<string, Affiliation>();

  /** The last one of an id: somebody who goes on after a motion may bear nothing else. Null where there is none. */
  again(id: string | null): Affiliation | null {
    return this.lastOf.get(id ?? "") ?? null;
  }

  of(words: string, id: string | null, type: string | null): Affiliation {
    const key = `${id}|${type}|${words}`;
    let known = this.known.get(key);
    if (known === undefined) {
      known = readAffiliation(ownCopy(words), id && ownCopy(id), type);
      this.known.set(ownCopy(key), known);
    }
    if (id !== null) this.lastOf.set(known.speaker.id ?? id, known);
    return known;
  }
}
