import type { PrintedSpeaker } from "../../model/extract.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";

/** `The Hon. R.I. OAK (Treasurer) (15:13):`, the hour and the colon are no part of the name. */
const ENDING = /\s*(?:\(\d{1,2}:\d{2}\))?\s*:?$/;
const BEGINNING = /^(?:In reply to|In|To) (?=\p{Lu}|the Hon)/u;
const OFFICE =
  /^(?:Deputy |Acting |Assistant )?(?:Minister|Treasurer|Attorney|Premier|Leader|Parliamentary|President|Speaker|Chair)/;

/** Who presides over the Legislative Council. */
const PRESIDENT = /^The (?:(?:ACTING|DEPUTY) )?PRESIDENT$/;

/** What a talker says of who speaks: as printed before the words, and in the elements beside them. */
export interface PrintedTalker {
  by: string;
  name: string;
  id: string | null;
}

/** Who speaks; the bracket behind a name is a seat, an office or both (`Dunstan—Premier`). */
export function readTalker({ by, name, id }: PrintedTalker): { speaker: PrintedSpeaker | null; chair: boolean } {
  const printed = (by || name.replace(BEGINNING, "")).replace(ENDING, "").trim();
  if (printed === "") return { speaker: null, chair: false };
  const { speaker, chair } = readPrintedSpeaker(printed);
  const parts = speaker.constituency?.split("—") ?? [];
  const office = parts.filter((part) => OFFICE.test(part)).join("—") || speaker.office;
  const constituency = parts.filter((part) => !OFFICE.test(part)).join("—") || null;
  return { speaker: { ...speaker, office, constituency, id }, chair: chair || PRESIDENT.test(office ?? "") };
}
