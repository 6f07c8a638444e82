import type { Correction, PersonField } from "../model/correction.ts";
import type { Known } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";
import { NOT_KNOWN } from "./debate-facts.ts";
import type { AttributePrint } from "./people.ts";
import { byWhom, dayInWords, sourcePath } from "./wording.ts";

/** How far a party or constituency is carried from the day on which it is printed. */
const CARRY_DAYS = 2 * 365;
const DAY = 86_400_000;

/** A value and the source that prints it. */
export interface Print {
  value: string;
  source: SourceId;
}

/** Everything that may tell one attribute of the speaker of one contribution. */
export interface AttributeEvidence {
  field: PersonField;
  date: IsoDate | null;
  /** In the order they were made; all are about this person and field. */
  corrections: readonly Correction[];
  /** By the contribution's own occurrences, the leading one first. */
  own: readonly Print[];
  /** By other contributions of the same person in the same debate, in its order. */
  inDebate: readonly Print[];
  /** By any dated place about the person; empty for an office, which never leaves its debate. */
  elsewhere: readonly AttributePrint[];
}

/**
 * What is known of an attribute: set by the analyst, else printed here, else printed in the same debate, else
 * printed nearest in time within two years. Without a date nothing is carried from another debate.
 */
export function knownAttribute(evidence: AttributeEvidence): Known<string> {
  const set = evidence.corrections.findLast((correction) => appliesOn(correction, evidence.date));
  if (set?.body.type === "person-field") {
    const printed = evidence.own.find((print) => set.body.type === "person-field" && print.value !== set.body.value);
    const note = printed ? `; ${sourcePath(printed.source)} prints “${printed.value}”` : "";
    return { value: set.body.value, origin: "set", reason: `set ${byWhom(set)}${note}` };
  }
  const own = evidence.own[0];
  if (own) return { value: own.value, origin: "printed", reason: conflictIn(evidence.own) };
  const near = evidence.inDebate[0];
  if (near) {
    const conflict = conflictIn(evidence.inDebate);
    const reason = `printed in ${sourcePath(near.source)}, elsewhere in this debate`;
    return { value: near.value, origin: "carried", reason: conflict ? `${reason}; ${conflict}` : reason };
  }
  return carriedFromNearest(evidence.elsewhere, evidence.date);
}

function appliesOn({ body }: Correction, date: IsoDate | null): boolean {
  if (body.type !== "person-field") return false;
  if (body.from === null && body.to === null) return true;
  return date !== null && (body.from === null || body.from <= date) && (body.to === null || date <= body.to);
}

/** `b.txt prints “Ind”`; null when all print the first value. */
function conflictIn(prints: readonly Print[]): string | null {
  const other = prints.find((print) => print.value !== prints[0]?.value);
  return other ? `${sourcePath(other.source)} prints “${other.value}”` : null;
}

/** One person speaks often on one day: each day is worked out once. */
const carriedByDay = new WeakMap<readonly AttributePrint[], Map<IsoDate, Known<string>>>();

function carriedFromNearest(prints: readonly AttributePrint[], date: IsoDate | null): Known<string> {
  if (date === null || prints.length === 0) return NOT_KNOWN;
  const byDay = carriedByDay.get(prints) ?? new Map<IsoDate, Known<string>>();
  carriedByDay.set(prints, byDay);
  const found = byDay.get(date) ?? carriedTo(prints, date);
  byDay.set(date, found);
  return found;
}

function carriedTo(prints: readonly AttributePrint[], date: IsoDate): Known<string> {
  const distance = (print: AttributePrint): number => Math.abs(Date.parse(print.date) - Date.parse(date));
  let nearest: AttributePrint | null = null;
  for (const print of prints) if (!nearest || distance(print) < distance(nearest)) nearest = print;
  if (!nearest || distance(nearest) > CARRY_DAYS * DAY) return NOT_KNOWN;
  const { value } = nearest;
  const within = prints.filter((print) => distance(print) <= CARRY_DAYS * DAY && print.value !== value);
  const other = within.sort((a, b) => distance(a) - distance(b))[0];
  const printedIn = (print: AttributePrint): string => `in ${sourcePath(print.source)} on ${dayInWords(print.date)}`;
  const note = other ? `; “${other.value}” is printed ${printedIn(other)}` : "";
  return { value, origin: "carried", reason: `printed ${printedIn(nearest)}${note}` };
}
