import type { PrintedSpeaker } from "../../model/extract.ts";

/** What a `Henkilo` says, by the names of its elements. */
export type HenkiloFields = ReadonlyMap<string, string>;

/** `Ensimmäinen varapuhemies Tuula Oksa`, in Swedish `Förste vice talman Tuula Oksa`. */
const PRESIDING = /^(.*?(?:puhemies|talman))(?: (.+))?$/i;

/** Who speaks; null where nobody is named. The record prints office, name and group one after another. */
export function readHenkilo(fields: HenkiloFields, id: string | null): PrintedSpeaker | null {
  const get = (name: string) => fields.get(name) || null;
  const name = [get("EtuNimi"), get("SukuNimi")].filter(Boolean).join(" ");
  if (name === "") return null;
  const [office, party] = [get("AsemaTeksti"), get("LisatietoTeksti")];
  const printed = [office, name, party].filter(Boolean).join(" ");
  return { printed, name, office, constituency: null, party, id: id?.trim() || null };
}

/** Who presides, of one line. */
export function readPresiding(printed: string): PrintedSpeaker {
  const [, office = null, name = null] = PRESIDING.exec(printed) ?? [];
  return { printed, name: office === null ? printed : name, office, constituency: null, party: null, id: null };
}
