import type { PrintedSpeaker } from "../../model/extract.ts";

/** `Kari Elv (A) [10:07:47]:`, `Statsråd Ola Fjell [12:23:19]:`, `Presidenten [10:00:27]:`. */
const LINE = /^(.*?)\s*(?:\[(\d{1,2}:\d{2}(?::\d{2})?)\])?\s*:?$/;
const OFFICE = /^(Presidenten|Visepresidenten|Møtelederen|Komitélederen|Statsråd|\p{Lu}\p{L}*minister)(?: (.+))?$/u;
const PARTY = /^(.+?) \(([^()]+)\)$/;
const PRESIDES = /^(?:Vise)?[Pp]residenten|^Møtelederen/;

/** Who speaks, when, and whether they preside. */
export interface ReadNavn {
  speaker: PrintedSpeaker | null;
  time: string | null;
  chair: boolean;
}

/** Takes the line apart that names who speaks. */
export function readNavn(line: string): ReadNavn {
  const [, printed = "", time = null] = LINE.exec(line) ?? [];
  if (printed === "") return { speaker: null, time, chair: false };
  const [, before = printed, party = null] = PARTY.exec(printed) ?? [];
  const [, office = null, name = null] = OFFICE.exec(before) ?? [];
  const speaker = { printed, name: office === null ? before : name, office, constituency: null, party, id: null };
  return { speaker, time, chair: PRESIDES.test(before) };
}

/** Who presides, whom the record names once: at the beginning and where another takes the chair. */
export function presidentNamed(name: string): PrintedSpeaker {
  return { printed: name, name, office: "Presidenten", constituency: null, party: null, id: null };
}

const TAKES_CHAIR =
  /^(.{3,60}?) (?:hadde|har) (?:her|no|nå) (?:igjen )?(?:overtatt|overteke|inntatt|inntake) president/u;

/** Who takes the chair by a note of the record; null for other notes, undefined where a note of the chair is not understood. */
export function takesChair(note: string): string | null | undefined {
  if (!/presidentplass/i.test(note)) return null;
  return TAKES_CHAIR.exec(note)?.[1];
}
