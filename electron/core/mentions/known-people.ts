import { nameKey, readBearerKey } from "../../../shared/debates/name-form.ts";
import { officeNames } from "../../../shared/mentions/office-names.ts";
import {
  type DebateSpeaker,
  type Holding,
  type KnownPeople,
  seatKey,
} from "../../../shared/mentions/resolve-mention.ts";
import { type Catalogue, UNDATED } from "../index/catalogue.ts";
import { type Column, valueAt } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";

/** What the rows of a library tell of people: who bears a name, who had which seat and office when. */
export async function gatherPeople(catalogue: Catalogue, pacer: Pacer): Promise<KnownPeople> {
  const { constituency, office } = catalogue.columns;
  const names = await gatherNames(catalogue, pacer);
  const bearers = earlierBearers(catalogue);
  const seats = await gatherHoldings(catalogue, constituency, (value) => [seatKey(value)], pacer);
  const offices = await gatherHoldings(catalogue, office, officeNames, pacer);
  return {
    named(key, day) {
      const earlier = bearers.get(key)?.find(({ until }) => day !== null && yearOf(day) <= until);
      return earlier?.name ?? names.get(key) ?? null;
    },
    seat: (key) => seats.get(key) ?? [],
    office: (key) => offices.get(key) ?? [],
  };
}

/** Usual names by the key of every name that is printed of one person alone; null for those of several. */
async function gatherNames({ columns, apart, size }: Catalogue, pacer: Pacer) {
  const { printedSpeaker } = apart;
  const { speaker } = columns;
  const names = new Map<string, string | null>();
  const seen = new Set<number>();
  for (let row = 0; row < size; row++) {
    const [printed, name] = [valueAt(printedSpeaker, row), valueAt(speaker, row)];
    const id = (printedSpeaker.codes[row] as number) * speaker.values.length + (speaker.codes[row] as number);
    if (printed === null || name === null || seen.has(id)) continue;
    seen.add(id);
    const key = nameKey(printed);
    names.set(key, names.has(key) && names.get(key) !== name ? null : name);
    if (row % 1024 === 0 && pacer.isDue()) await pacer.breathe();
  }
  // A usual name is its bearer's, however others are printed.
  for (const name of speaker.values) if (name !== null) names.set(nameKey(name), name);
  return names;
}

/** Those who bore a name before somebody else did, by its key, in the order of time. */
function earlierBearers({ columns: { speaker } }: Catalogue): Map<string, { name: string; until: number }[]> {
  const found = speaker.values.flatMap((name) => {
    const bearer = name === null ? null : readBearerKey(nameKey(name));
    return bearer && name !== null ? [{ key: bearer.key, name, until: bearer.until }] : [];
  });
  return Map.groupBy(
    found.sort((a, b) => a.until - b.until),
    ({ key }) => key,
  );
}

function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

async function gatherHoldings(
  { columns, days, size }: Catalogue,
  column: Column,
  keysOf: (value: string) => string[],
  pacer: Pacer,
): Promise<Map<string, Holding[]>> {
  const speakers = columns.speaker;
  const spans = new Map<number, { first: number; last: number }>();
  for (let row = 0; row < size; row++) {
    const day = days[row] as number;
    if (day === UNDATED || valueAt(column, row) === null || valueAt(speakers, row) === null) continue;
    const id = (column.codes[row] as number) * speakers.values.length + (speakers.codes[row] as number);
    const span = spans.get(id);
    if (!span) spans.set(id, { first: day, last: day });
    else if (day < span.first) span.first = day;
    else if (day > span.last) span.last = day;
    if (row % 1024 === 0 && pacer.isDue()) await pacer.breathe();
  }
  const found = new Map<string, Holding[]>();
  for (const [id, span] of spans) {
    const name = speakers.values[id % speakers.values.length] as string;
    const value = column.values[Math.floor(id / speakers.values.length)] as string;
    for (const key of keysOf(value)) found.set(key, [...(found.get(key) ?? []), { name, ...span }]);
  }
  return found;
}

/** Everybody who speaks in the rows from `first` to `end`, once for each seat and office. */
export function speakersIn({ columns }: Catalogue, first: number, end: number): DebateSpeaker[] {
  const found = new Map<string, DebateSpeaker>();
  for (let row = first; row < end; row++) {
    const name = valueAt(columns.speaker, row);
    if (name === null) continue;
    const id = `${columns.speaker.codes[row]} ${columns.constituency.codes[row]} ${columns.office.codes[row]}`;
    if (found.has(id)) continue;
    found.set(id, { name, constituency: valueAt(columns.constituency, row), office: valueAt(columns.office, row) });
  }
  return [...found.values()];
}
