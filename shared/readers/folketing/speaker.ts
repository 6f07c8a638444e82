import type { PrintedSpeaker } from "../../model/extract.ts";

/** What a `MetaSpeakerMP` says, by the names of its elements. */
export type SpeakerFields = ReadonlyMap<string, string>;

/** Who presides: `formand`, `næstformand`, `midlertidig formand` ... */
const PRESIDES = /formand$/i;
/** An office before the name in brackets: `Havneministeren (Ida Birk)`. */
const OFFICE = /^([^()]+?)\s*\(([^()]+)\)$/;

/** Who speaks, and whether they preside. */
export interface ReadTaler {
  speaker: PrintedSpeaker | null;
  chair: boolean;
}

/**
 * Who speaks; `line` is what is printed above the words. Null where nobody is named, and where a mark of the record (`Pause`,
 * `MødeSlut`) stands in place of name, party and role. The ids of ministers are their office's.
 */
export function readTaler(fields: SpeakerFields, line: string, id: string | null): ReadTaler {
  const get = (name: string) => fields.get(name) || null;
  const [first, last, role] = [get("OratorFirstName"), get("OratorLastName"), get("OratorRole")];
  const isMark = first !== null && first === last && first === role;
  const name = isMark ? "" : [first, last].filter(Boolean).join(" ");
  const printedLine = line.replace(/\s*:$/, "");
  if (isMark || (name === "" && printedLine === "")) return { speaker: null, chair: false };
  const chair = PRESIDES.test(role ?? "");
  const isMinister = /minister/i.test(role ?? "");
  const [, office = null] = chair || isMinister ? (OFFICE.exec(printedLine) ?? []) : [];
  const party = get("GroupNameShort");
  const speaker = {
    printed: printedLine || (party ? `${name} (${party})` : name),
    name: name || null,
    office: office ?? (chair ? (role as string) : null),
    constituency: null,
    party,
    id: isMinister ? null : id,
  };
  return { speaker, chair };
}
