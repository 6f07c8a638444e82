import type { PrintedSpeaker } from "../../model/extract.ts";

/** What comes before a surname and is no office. */
const FORM_OF_ADDRESS = /^(?:de heer|mevrouw|het lid)$/i;
const CHAIR = /^(?:onder)?voorzitter$/i;

/** A `spreker`: its words as printed, and those of its elements. */
export interface SprekerFields {
  printed: string;
  before: string | null;
  surname: string | null;
  party: string | null;
}

/** `Minister De Jonge`, `De heer Elm (ABC)`, `De voorzitter`; null where nobody is named. */
export function readSpreker(fields: SprekerFields): { speaker: PrintedSpeaker; isChair: boolean } | null {
  const { before, surname, party } = fields;
  const printed = fields.printed
    .replace(/\s+/g, " ")
    .replace(/(?<=\() | (?=\))/g, "")
    .replace(/[\s:]+$/, "")
    .trim();
  if (printed === "") return null;
  const isChair = CHAIR.test(surname ?? printed.replace(/^de /i, ""));
  const office = isChair ? printed : before && !FORM_OF_ADDRESS.test(before) && before !== "De" ? before : null;
  const name = isChair ? null : (surname ?? printed);
  return { speaker: { printed, name, office, constituency: null, party, id: null }, isChair };
}
