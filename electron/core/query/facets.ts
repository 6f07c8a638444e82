import { FACET_FIELDS, type Facet, type FacetField } from "../../../shared/api/schemas.ts";
import { UNDATED } from "../index/catalogue.ts";
import { type Column, countValues, NO_RANK } from "../index/column.ts";
import { notGivenLabel } from "../index/labels.ts";
import type { Pacer } from "../index/pacer.ts";
import { columnOf, type Evaluation, type QueryGround, rowsPassing } from "./evaluate.ts";

/** A list of filters longer than this is no list any more; those chosen are always in it. */
const MAX_VALUES = 500;
/** Fields with few values show those without a match too, faded. */
const SMALL = 50;

/**
 * Counts of every facet in the current result. A field's own filter does not narrow its own counts, so that
 * one can see what choosing another value would give. Most frequent first, then by label, not given last.
 */
export async function countFacets(ground: QueryGround, evaluation: Evaluation, pacer: Pacer): Promise<Facet[]> {
  const facets: Facet[] = [];
  for (const field of FACET_FIELDS) {
    const column = columnOf(ground, field);
    const counts = countValues(column, rowsFor(field, ground, evaluation));
    facets.push({ field, values: listValues(field, column, counts, chosenValues(field, evaluation)) });
    if (pacer.isDue()) await pacer.breathe();
  }
  return facets;
}

function listValues(
  field: FacetField,
  { values, labels, ranks }: Column,
  counts: Uint32Array,
  chosen: ReadonlySet<string | null>,
): Facet["values"] {
  const shown = codesToShow(values, counts, chosen);
  shown.sort((a, b) => {
    const [x, y] = [ranks[a] as number, ranks[b] as number];
    if ((x === NO_RANK) !== (y === NO_RANK)) return x === NO_RANK ? 1 : -1;
    return (counts[b] as number) - (counts[a] as number) || x - y;
  });
  const listed = shown.map((code) => {
    const value = values[code] as string | null;
    const label = value === null ? notGivenLabel(field) : (labels[code] as string);
    return { value, label, count: counts[code] as number };
  });
  const kept = listed.filter((one, at) => at < MAX_VALUES || chosen.has(one.value));
  for (const value of chosen) {
    if (!values.includes(value)) kept.push({ value, label: value ?? notGivenLabel(field), count: 0 });
  }
  return kept;
}

/** Codes that may be among the most frequent ones, without sorting tens of thousands of debates. */
function codesToShow(
  values: readonly (string | null)[],
  counts: Uint32Array,
  chosen: ReadonlySet<string | null>,
): number[] {
  const keepsZero = values.length <= SMALL;
  const least = values.length <= MAX_VALUES ? 0 : leastShownCount(counts);
  const shown: number[] = [];
  for (let code = 0; code < values.length; code++) {
    const count = counts[code] as number;
    const value = values[code] as string | null;
    if ((count > 0 && (count >= least || value === null)) || keepsZero || chosen.has(value)) shown.push(code);
  }
  return shown;
}

/** The count of the last of the {@link MAX_VALUES} most frequent values. */
function leastShownCount(counts: Uint32Array): number {
  return counts.slice().sort()[counts.length - MAX_VALUES] ?? 0;
}

function chosenValues(field: FacetField, { spec }: Evaluation): Set<string | null> {
  return new Set(spec.filters.filter((one) => one.field === field).flatMap((one) => [...one.include, ...one.exclude]));
}

function rowsFor(field: FacetField, ground: QueryGround, { restrictions, matches }: Evaluation): Uint32Array {
  const others = restrictions.filter((one) => one.field !== field);
  return others.length === restrictions.length ? matches : rowsPassing(others, ground.catalogue.size);
}

/** Matching contributions by month, in order; undated ones under the empty name, last. */
export function countMonths({ catalogue }: QueryGround, { matches }: Evaluation): { month: string; count: number }[] {
  const { days } = catalogue;
  const [first, last] = datedDays(days, matches);
  const byDay = new Uint32Array(Math.max(0, last - first + 1));
  let undated = 0;
  for (let at = 0; at < matches.length; at++) {
    const day = days[matches[at] as number] as number;
    if (day === UNDATED) undated++;
    else (byDay[day - first] as number)++;
  }
  const byMonth = new Map<string, number>();
  for (const [at, count] of byDay.entries()) {
    if (count === 0) continue;
    const month = new Date((first + at) * 86_400_000).toISOString().slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + count);
  }
  if (undated > 0) byMonth.set("", undated);
  return [...byMonth].map(([month, count]) => ({ month, count }));
}

/** The first and the last day among rows that have one; an empty stretch when none has. */
function datedDays(days: Int32Array, rows: Uint32Array): [first: number, last: number] {
  let [first, last] = [0, -1];
  for (let at = 0; at < rows.length; at++) {
    const day = days[rows[at] as number] as number;
    if (day === UNDATED) continue;
    if (last < first) first = last = day;
    else if (day < first) first = day;
    else if (day > last) last = day;
  }
  return [first, last];
}
