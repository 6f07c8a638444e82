import type { PrintedSpeaker } from "../../model/extract.ts";

/** Who presides: `Präsident Dr. Wolfgang Vale`, `Vizepräsidentin Anna Oak`, `Alterspräsident ...`. */
const CHAIR = /^((?:Alters|Vize)?[Pp]räsident(?:in)?)\s+(.+)$/u;

/** The elements of a `redner`: `vorname`, `nachname`, `titel`, `fraktion`, `rolle_lang` ... */
export type SpeakerFields = Map<string, string>;

/** A speaker as the protocol prints them (without the colon), with what their `redner` element says. */
export function readSpeaker(
  line: string,
  fields: SpeakerFields,
  id: string | null,
): { speaker: PrintedSpeaker; isChair: boolean } {
  const printed = line.replace(/\s*:$/, "");
  const get = (name: string) => fields.get(name) ?? null;
  const name = ["titel", "vorname", "namenszusatz", "nachname"].flatMap((field) => get(field) ?? []).join(" ");
  const [, office = null, chair = null] = CHAIR.exec(printed) ?? [];
  const speaker = {
    printed,
    name: name || chair || printed.replace(/\s*[,(].*$/, ""),
    office: get("rolle_lang") ?? office,
    constituency: null,
    party: get("fraktion"),
    id,
  };
  return { speaker, isChair: office !== null };
}
