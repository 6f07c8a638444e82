import type { PrintedSpeaker } from "../../model/extract.ts";
import { isChairOffice, type ReadSpeaker, readPrintedSpeaker } from "../printed-speaker.ts";
import { ownCopy } from "../remembered.ts";
import type { Document } from "./document.ts";

/** Who presides, in words that the English offices do not cover. */
const CHAIR =
  /^(?:(?:Y[AB]*B?\.? )?(?:Tuan|Puan|Dato'?) (?:Timbalan )?(?:Yang di-Pertua|Speaker)|The (?:House|Temporary|Acting|Deputy) Chair(?:person|man|woman)|The Chairperson of the NCOP|An (?:Leas-)?(?:Ceann Comhairle|Cathaoirleach|Chathaoirleach)|(?:(?:El|La) )?(?:se[ñn]or[a]? )?(?:Vice)?president[ea]|(?:Mr|Madam|Mme)\.? (?:Deputy |Temporary )?Speaker)$/i;
/** A bracket that is a party: capitals alone (`ANC`), or one of the usual forms. */
const PARTY = /^(?:[A-Z]{2,6}\+?|Cope|FF Plus|VF Plus|FF\+|VF\+)$/;
/** `The Speaker:`, `El señor ASCENCIO (Presidente).-` */
const ENDING = /\s*(?::|\.\s*[-–—]+|(?<=\))\.)\s*$/;
/** A speaker at the beginning of the words: `El señor ASCENCIO (Presidente).- Muchas gracias.` */
const WITHIN = /^(?:El|La) se[ñn]ora? [\p{Lu}][^.:]{1,80}\.\s*[-–—]+\s*/u;

/** A bracket of Chile's record that tells who or how, not whence: `(don Juan)`, `(de pie)`. */
const NO_PLACE = /^(?:do[nñ]a? |de pie$)/i;
/** Marks before a name that tell in what language the words were said (`*`, `†` in South Africa's record). */
const LANGUAGE_MARKS = /^[*†‡]\s*/;

/** What a turn says of its speaker: the words of `from`, and the attributes `by` and `as`. */
export interface PrintedAs {
  from: string;
  by: string | null;
  as: string | null;
}

/** The length of a speaker's name before the words, 0 when there is none. */
export function speakerWithin(words: string): number {
  return WITHIN.exec(words)?.[0].length ?? 0;
}

function isChair(office: string | null): boolean {
  return office !== null && (isChairOffice(office) || CHAIR.test(office));
}

/** An id taken apart into words, for want of anything better: `#the-speaker`, `#LindsayHoyle`. */
function wordsOfId(id: string): string {
  return id
    .replace(/^#/, "")
    .replace(/[-_.]+/g, " ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .trim();
}

function amend(read: ReadSpeaker): ReadSpeaker {
  const { speaker } = read;
  if (speaker.constituency !== null && speaker.party === null && PARTY.test(speaker.constituency)) {
    speaker.party = speaker.constituency;
    speaker.constituency = null;
  }
  if (NO_PLACE.test(speaker.constituency ?? "")) speaker.constituency = null;
  if (isChair(speaker.constituency)) {
    speaker.office = speaker.constituency;
    speaker.constituency = null;
  }
  if (speaker.office === null && isChair(speaker.name)) {
    speaker.office = speaker.name;
    speaker.name = null;
  }
  return { speaker, chair: read.chair || isChair(speaker.office) };
}

/**
 * The speaker of a turn. The words of `from` are what is printed; without them, how the list of persons shows `by`, or
 * the words of that id. The list also gives a name where only an office is printed, and the office that `as` refers to.
 * The id is the person's address in the list, or `by` itself when it is not listed; a role is no person.
 */
export function readSpeaker({ from, by, as }: PrintedAs, document: Document): ReadSpeaker | null {
  const listed = document.of(by);
  const printed = from.replace(ENDING, "").trim() || listed?.showAs || (by ? wordsOfId(by) : "");
  if (printed === "") return null;
  const { speaker, chair } = amend(readPrintedSpeaker(printed.replace(LANGUAGE_MARKS, "")));
  speaker.printed = printed;
  const isRole = listed !== null && listed.name !== "TLCPerson";
  const filled: PrintedSpeaker = { ...speaker, id: isRole || !by ? null : (listed?.href ?? by) };
  const role = document.of(as)?.showAs ?? null;
  filled.office ??= role;
  if (filled.name === null && listed?.showAs && !isRole) {
    const shown = amend(readPrintedSpeaker(listed.showAs)).speaker;
    if (shown.office === null) filled.name = shown.name;
  }
  return { speaker: filled, chair: chair || isChair(role) };
}

/** Takes speakers apart, each printed form once: a sitting has the same few dozen over and over. */
export class Speakers {
  private readonly document: Document;
  private readonly known = new Map<string, ReadSpeaker | null>();

  constructor(document: Document) {
    this.document = document;
  }

  of({ from, by, as }: PrintedAs): ReadSpeaker | null {
    const key = `${by}|${as}|${from}`;
    let known = this.known.get(key);
    if (known === undefined) {
      known = readSpeaker({ from: ownCopy(from), by: by && ownCopy(by), as: as && ownCopy(as) }, this.document);
      this.known.set(ownCopy(key), known);
    }
    return known;
  }
}
