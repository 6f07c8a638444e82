import type { PrintedSpeaker } from "../../model/extract.ts";

/** What a `spreker` says, by the names of its elements. */
export type SprekerFields = ReadonlyMap<string, string>;

const PARTICLE = /^(?:Van|Von|De|Den|Der|Ten|Ter|Te|In)\b/;

/** `Thom` and `Van Campen` are Thom van Campen; the report's own name may have the first name already. */
function fullName(first: string | null, listed: string | null): string | null {
  if (!first || !listed || listed.startsWith(first)) return listed;
  return `${first} ${listed.replace(PARTICLE, (particle) => particle.toLowerCase())}`;
}

/** Who speaks; `printed` is the line above the words, null where there is none. Null where nobody is named at all. */
export function readSpreker(fields: SprekerFields, id: string | null, printed: string | null): PrintedSpeaker | null {
  const get = (name: string) => fields.get(name) || null;
  const listed = get("verslagnaam") ?? get("weergavenaam") ?? get("achternaam");
  const party = get("fractie");
  const made = [get("aanhef"), listed, party && `(${party})`].filter(Boolean).join(" ");
  const shown = printed ?? made;
  if (shown === "") return null;
  const role = get("functie");
  const office = role && !/^lid (?:Tweede|Eerste) Kamer/i.test(role) ? role : null;
  return { printed: shown, name: fullName(get("voornaam"), listed), office, constituency: null, party, id };
}
