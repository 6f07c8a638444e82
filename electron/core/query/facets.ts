import { FACET_FIELDS, type Facet, type FacetField } from "../../../shared/api/query-schemas.ts";
import { MOST_FACET_VALUES } from "../../../shared/api/table-schemas.ts";
import { onceFor } from "../../../shared/lib/once-for.ts";
import { type Column, countValues, NO_RANK } from "../index/column.ts";
import { notGivenLabel } from "../index/labels.ts";
import type { Pacer } from "../index/pacer.ts";
import { calendarOf } from "./calendar.ts";
import { columnOf, type Evaluation, type QueryGround, rowsPassing } from "./evaluate.ts";
import { countAll, type Tally, tallyOf } from "./tally.ts";

/** A list of filters longer than this is no list any more; those chosen are always in it. */
const MAX_VALUES = MOST_FACET_VALUES;
/** Fields with few values show those without a match too, faded. */
const SMALL = 50;

/**
 * Counts of every facet in the current result. A field's own filter does not narrow its own counts, so that
 * one can see what choosing another value would give; `ofMatches` counts the matches. Most frequent first, then by label, not given last.
 */
export async function countFacets(
  ground: QueryGround,
  evaluation: Evaluation,
  ofMatches: Tally,
  pacer: Pacer,
): Promise<Facet[]> {
  const facets: Facet[] = [];
  for (const field of FACET_FIELDS) {
    if (field === "mentions" && !ground.mentions.isReady()) {
      facets.push({ field, values: [] });
      continue;
    }
    const column = columnOf(ground, field);
    const counts = countsFor(field, ground, evaluation, ofMatches);
    facets.push({ field, values: listValues(field, column, counts, chosenValues(field, evaluation)) });
    if (pacer.isDue()) await pacer.breathe();
  }
  return facets;
}

/**
 * Values of one facet whose labels hold some letters, whatever their case, with their counts as in {@link countFacets};
 * those without a match too, most frequent first. Of a long list only the beginning comes with a result.
 */
export function findInFacet(
  ground: QueryGround,
  evaluation: Evaluation,
  field: FacetField,
  text: string,
): Facet["values"] {
  if (field === "mentions" && !ground.mentions.isReady()) return [];
  const column = columnOf(ground, field);
  const counts = countsFor(field, ground, evaluation, tallyOf(evaluation.matches, ground.catalogue.size));
  const wanted = text.trim().toLowerCase();
  const found = column.values.flatMap((value, code) => {
    const label = value === null ? notGivenLabel(field) : (column.labels[code] as string);
    return label.toLowerCase().includes(wanted) ? [{ value, label, count: counts[code] as number }] : [];
  });
  found.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return found.slice(0, MAX_VALUES);
}

function listValues(
  field: FacetField,
  { values, labels, ranks }: Column,
  counts: Uint32Array,
  chosen: ReadonlySet<string | null>,
): Facet["values"] {
  const shown = codesToShow({ values, ranks }, counts, chosen);
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

/** Codes that are among the most frequent ones, of equally frequent ones the first by label; and those always shown. */
function codesToShow(
  { values, ranks }: Pick<Column, "values" | "ranks">,
  counts: Uint32Array,
  chosen: ReadonlySet<string | null>,
): number[] {
  if (values.length <= MAX_VALUES) {
    const isShown = (code: number) => values.length <= SMALL || (counts[code] as number) > 0;
    return [...values.keys()].filter((code) => isShown(code) || chosen.has(values[code] as string | null));
  }
  const { least, room } = leastShown(counts);
  const shown: number[] = [];
  let left = room;
  for (const code of codesByRank(ranks)) {
    const count = counts[code] as number;
    if (count > 0 && (count > least || (count === least && left-- > 0) || ranks[code] === NO_RANK)) shown.push(code);
  }
  if (chosen.size === 0) return shown;
  const isShown = new Set(shown);
  return [
    ...shown,
    ...[...values.keys()].filter((code) => chosen.has(values[code] as string | null) && !isShown.has(code)),
  ];
}

/** The count of the last of the {@link MAX_VALUES} most frequent values, and how many of that count are among them. */
function leastShown(counts: Uint32Array): { least: number; room: number } {
  let most = 0;
  for (let code = 0; code < counts.length; code++) most = Math.max(most, counts[code] as number);
  const codesWith = new Uint32Array(most + 1);
  for (let code = 0; code < counts.length; code++) (codesWith[counts[code] as number] as number)++;
  let room = MAX_VALUES;
  let least = most;
  for (; least > 0 && room >= (codesWith[least] as number); least--) room -= codesWith[least] as number;
  return { least, room };
}

/** All codes of a column by label, computed once. */
const codesByRank = onceFor((ranks: Int32Array) =>
  Uint32Array.from(ranks.keys()).sort((a, b) => (ranks[a] as number) - (ranks[b] as number)),
);

function chosenValues(field: FacetField, { spec }: Evaluation): Set<string | null> {
  return new Set(spec.filters.filter((one) => one.field === field).flatMap((one) => [...one.include, ...one.exclude]));
}

/** What a facet counts: the matches, and where it is filtered itself all rows that pass everything else. */
function countsFor(
  field: FacetField,
  ground: QueryGround,
  { restrictions }: Evaluation,
  ofMatches: Tally,
): Uint32Array {
  const column = columnOf(ground, field);
  const { size } = ground.catalogue;
  const others = restrictions.filter((one) => one.field !== field);
  if (others.length === restrictions.length) return ofMatches.values(column);
  return others.length === 0 ? countAll(column) : countValues(column, rowsPassing(others, size));
}

/** The rows of a tally by month, in order; undated ones under the empty name, last. */
export function countMonths({ catalogue }: QueryGround, ofMatches: Tally): { month: string; count: number }[] {
  const { monthOf } = calendarOf(catalogue.days);
  const counts = ofMatches.values(monthOf);
  const found = monthOf.values.map((month, at) => ({ month: month ?? "", count: counts[at] as number }));
  return found.filter(({ count }) => count > 0);
}
