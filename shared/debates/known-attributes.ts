import type { Correction, PersonField } from "../model/correction.ts";
import type { Known } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import { NOT_KNOWN } from "./debate-facts.ts";
import type { OccurrencePlace } from "./extract-node.ts";
import type { PersonRecord } from "./people.ts";
import { byWhom, sourcePath } from "./wording.ts";

/** A value and the place that prints it. */
interface Print {
  value: string;
  place: OccurrencePlace;
}

/** One person in one debate: what the debate itself prints about them, and what is known of them elsewhere. */
export interface DebateSpeaker {
  person: PersonRecord;
  /** False when the debate prints one word of the name only: others may bear it, so nothing is carried from them. */
  isCertain: boolean;
  prints: Record<PersonField, Print[]>;
  /** What the debate tells about turns that print nothing themselves; undefined until asked for. */
  carried: Partial<Record<PersonField, Known<string> | null>>;
  /** What was asked for last of what other debates print: nearly all turns of a debate have one day. */
  elsewhere: Partial<Record<PersonField, { date: IsoDate | null; known: Known<string> }>>;
}

export function debateSpeaker(person: PersonRecord, isCertain: boolean): DebateSpeaker {
  return { person, isCertain, prints: { office: [], party: [], constituency: [] }, carried: {}, elsewhere: {} };
}

/** Notes what a turn of the person prints; turns must come in the order of the debate. */
export function notePrints({ prints }: DebateSpeaker, places: readonly OccurrencePlace[]): void {
  for (const place of places) {
    const { speaker } = place.occurrence;
    if (speaker === null) continue;
    if (speaker.office !== null) prints.office.push({ value: speaker.office, place });
    if (speaker.party !== null) prints.party.push({ value: speaker.party, place });
    if (speaker.constituency !== null) prints.constituency.push({ value: speaker.constituency, place });
  }
}

/**
 * What is known of an attribute of whoever speaks in one turn: set by the analyst, else printed here (`own`: by
 * the turn's places, the leading one first), else printed in the same debate, else printed nearest in time. An
 * office never leaves its debate.
 */
export function knownAttribute(
  field: PersonField,
  speaker: DebateSpeaker | null,
  own: readonly OccurrencePlace[],
  date: IsoDate | null,
): Known<string> {
  const corrections = speaker?.person.corrections;
  const set = corrections?.findLast((correction) => isAbout(correction, field, date));
  if (set) return setValue(set, printsIn(own, field));
  for (const { occurrence } of own) {
    const value = occurrence.speaker?.[field] ?? null;
    if (value === null) continue;
    const reason = own.length > 1 ? conflictIn(printsIn(own, field)) : null;
    return { value, origin: "printed", reason };
  }
  if (!speaker) return NOT_KNOWN;
  const carried = carriedInDebate(speaker, field);
  if (carried) return carried;
  return field === "office" || !speaker.isCertain ? NOT_KNOWN : carriedFromElsewhere(speaker, field, date);
}

function carriedFromElsewhere(
  { person, elsewhere }: DebateSpeaker,
  field: Exclude<PersonField, "office">,
  date: IsoDate | null,
): Known<string> {
  const last = elsewhere[field];
  if (last && last.date === date) return last.known;
  const known = person[field].carriedTo(date);
  elsewhere[field] = { date, known };
  return known;
}

function setValue({ body, ...correction }: Correction, own: readonly Print[]): Known<string> {
  const value = body.type === "person-field" ? body.value : null;
  const printed = own.find((print) => print.value !== value);
  const note = printed ? `; ${fileOf(printed)} prints “${printed.value}”` : "";
  return { value, origin: "set", reason: `set ${byWhom({ body, ...correction })}${note}` };
}

function isAbout({ body }: Correction, field: PersonField, date: IsoDate | null): boolean {
  if (body.type !== "person-field" || body.field !== field) return false;
  if (body.from === null && body.to === null) return true;
  return date !== null && (body.from === null || body.from <= date) && (body.to === null || date <= body.to);
}

function printsIn(places: readonly OccurrencePlace[], field: PersonField): Print[] {
  return places.flatMap((place) => {
    const value = place.occurrence.speaker?.[field] ?? null;
    return value === null ? [] : [{ value, place }];
  });
}

function carriedInDebate({ prints, carried }: DebateSpeaker, field: PersonField): Known<string> | null {
  const known = carried[field];
  if (known !== undefined) return known;
  const [first] = prints[field];
  const conflict = conflictIn(prints[field]);
  const reason = first && `printed in ${fileOf(first)}, elsewhere in this debate${conflict ? `; ${conflict}` : ""}`;
  const found: Known<string> | null = first ? { value: first.value, origin: "carried", reason: reason ?? null } : null;
  carried[field] = found;
  return found;
}

/** `b.txt prints “Ind”`; null when all print the first value. */
function conflictIn(prints: readonly Print[]): string | null {
  const other = prints.find((print) => print.value !== prints[0]?.value);
  return other ? `${fileOf(other)} prints “${other.value}”` : null;
}

function fileOf({ place }: Print): string {
  return sourcePath(place.node.source.source);
}
