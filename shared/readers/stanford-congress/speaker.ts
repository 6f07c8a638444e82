import type { PrintedSpeaker } from "../../model/extract.ts";
import { readSpeaker } from "../congressional-record/patterns.ts";
import { ownCopy } from "../remembered.ts";
import type { ListRow } from "./rows.ts";

/** Offices of those who preside; "The CLERK" does not, and where letters were misread anything may stand behind "The". */
const PRESIDES = /PRESID|SPEAKER|CHAIR/;

/** Who spoke, and whether they preside. */
export interface Speech {
  speaker: PrintedSpeaker | null;
  chair: boolean;
}

/** The member's state, of the House with the district: `CT`, `CT-1`. */
function seatOf(member: ListRow): string | null {
  const [state, district] = [member.get("state"), member.get("district")];
  const isNumbered = member.get("chamber") === "H" && state !== null && district !== null && district !== "0";
  return isNumbered ? `${state}-${district}` : state;
}

/**
 * Who spoke by the Record's printed form and by the list of members; the latter has whom its makers matched, and knows the whole name.
 * What comes of it is copied, for a part of a list would keep all of it.
 */
export function speakerOf(described: ListRow | null, member: ListRow | null): Speech {
  const own = (value: string | null) => (value === null ? null : ownCopy(value));
  const matched = member && [member.get("firstname"), member.get("lastname")].filter(Boolean).join(" ");
  const printed = own(described?.get("speaker") ?? (matched || null));
  if (printed === null) return { speaker: null, chair: false };
  const { speaker } = readSpeaker(printed);
  const chair = /^The /.test(printed) && PRESIDES.test(printed);
  if (!member || !matched) {
    const constituency = speaker.constituency ?? own(described?.get("state") ?? null);
    return { speaker: { ...speaker, constituency }, chair };
  }
  const known = { name: matched, constituency: own(seatOf(member)), party: own(member.get("party")) };
  const office = chair ? speaker.office : null;
  return { speaker: { printed, office, ...known, id: own(member.get("speakerid")) }, chair };
}
