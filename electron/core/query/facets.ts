import { FACET_FIELDS, type Facet, type FacetField } from "../../../shared/api/schemas.ts";
import { compareLabels, UNDATED } from "../index/catalogue.ts";
import { columnOf, type Evaluation, type QueryGround } from "./evaluate.ts";
import { facetLabel } from "./labels.ts";

/** A list of filters longer than this is no list any more; those chosen are always in it. */
const MAX_VALUES = 500;
/** Fields with few values show those without a match too, faded. */
const SMALL = 50;

/**
 * Counts of every facet in the current result. A field's own filter does not narrow its own counts, so that
 * one can see what choosing another value would give. Most frequent first, then by label, not given last.
 */
export function countFacets(ground: QueryGround, evaluation: Evaluation): Facet[] {
  return FACET_FIELDS.map((field) => {
    const column = columnOf(ground, field);
    const counts = new Uint32Array(column.values.length);
    for (const row of rowsFor(field, ground, evaluation)) {
      for (let at = column.starts[row] as number; at < (column.starts[row + 1] as number); at++) {
        (counts[column.codes[at] as number] as number)++;
      }
    }
    const chosen = chosenValues(field, evaluation);
    const keepsZero = column.values.length <= SMALL;
    const values = column.values
      .map((value, code) => ({ value, count: counts[code] as number }))
      .filter(({ value, count }) => count > 0 || keepsZero || chosen.has(value));
    for (const value of chosen) {
      if (!column.values.includes(value)) values.push({ value, count: 0 });
    }
    const labelled = values.map((one) => ({
      ...one,
      label: facetLabel(field, one.value, ground.view, ground.tagNames),
    }));
    labelled.sort((a, b) => order(a, b));
    return { field, values: labelled.filter((one, at) => at < MAX_VALUES || chosen.has(one.value)) };
  });
}

interface Labelled {
  value: string | null;
  label: string;
  count: number;
}

function order(a: Labelled, b: Labelled): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  return b.count - a.count || compareLabels(a.label, b.label);
}

function chosenValues(field: FacetField, { spec }: Evaluation): Set<string | null> {
  return new Set(spec.filters.filter((one) => one.field === field).flatMap((one) => [...one.include, ...one.exclude]));
}

function rowsFor(field: FacetField, ground: QueryGround, evaluation: Evaluation): Iterable<number> {
  if (!evaluation.restrictions.some((one) => one.field === field)) return evaluation.matches;
  const others = evaluation.restrictions.filter((one) => one.field !== field);
  const rows: number[] = [];
  for (let row = 0; row < ground.catalogue.size; row++) {
    if (others.every((one) => one.mask[row] === 1)) rows.push(row);
  }
  return rows;
}

/** Matching contributions by month, in order; undated ones under the empty name, last. */
export function countMonths(ground: QueryGround, { matches }: Evaluation): { month: string; count: number }[] {
  const byDay = new Map<number, number>();
  for (const row of matches) {
    const day = ground.catalogue.days[row] as number;
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  const byMonth = new Map<string, number>();
  for (const [day, count] of [...byDay].sort(([a], [b]) => a - b)) {
    const month = day === UNDATED ? "" : new Date(day * 86_400_000).toISOString().slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + count);
  }
  return [...byMonth].map(([month, count]) => ({ month, count }));
}
