import type { FacetField } from "../../../shared/api/schemas.ts";
import type { Turn } from "../library/view.ts";

/**
 * One field of all rows: values once in a dictionary, codes a row in typed arrays. Row `r` has the codes from
 * `starts[r]` to `starts[r + 1]`; a row without a value has the code of null.
 */
export interface Column {
  values: (string | null)[];
  starts: Uint32Array;
  codes: Uint32Array;
}

/** The columns that filters, facets, sorting and the month histogram work on. A row's number is its ordinal. */
export interface Catalogue {
  size: number;
  columns: Record<Exclude<FacetField, "tag">, Column>;
  /** Day numbers since 1970; {@link UNDATED} where no date is known. */
  days: Int32Array;
  words: Uint32Array;
}

/** Sorts after every date. */
export const UNDATED = 0x7fffffff;

/** Builds all columns from the counted turns. */
export function buildCatalogue(rows: readonly Turn[]): Catalogue {
  const single = (value: (turn: Turn) => string | null) =>
    buildColumn(rows.length, (row) => [value(rows[row] as Turn)]);
  return {
    size: rows.length,
    columns: {
      speaker: single((turn) => turn.contribution.name.value),
      party: single((turn) => turn.contribution.party.value),
      office: single((turn) => turn.contribution.office.value),
      constituency: single((turn) => turn.contribution.constituency.value),
      house: single((turn) => turn.debate.house.value),
      chamber: single((turn) => turn.debate.chamber.value),
      department: single((turn) => turn.debate.department.value),
      kind: single((turn) => turn.contribution.kind),
      debate: single((turn) => turn.debate.id),
      source: buildColumn(rows.length, (row) => (rows[row] as Turn).contribution.occurrences.map((ref) => ref.source)),
    },
    days: Int32Array.from(rows, (turn) => dayNumber(turn.contribution.date.value)),
    words: Uint32Array.from(rows, (turn) => turn.words),
  };
}

/** A column from each row's values; no values, or null, count as not given; a value twice counts once. */
export function buildColumn(size: number, valuesOf: (row: number) => readonly (string | null)[]): Column {
  const values: (string | null)[] = [];
  const codeOf = new Map<string | null, number>();
  const starts = new Uint32Array(size + 1);
  const codes: number[] = [];
  for (let row = 0; row < size; row++) {
    const given = new Set(valuesOf(row));
    if (given.size === 0) given.add(null);
    for (const value of given) {
      let code = codeOf.get(value);
      if (code === undefined) {
        code = values.push(value) - 1;
        codeOf.set(value, code);
      }
      codes.push(code);
    }
    starts[row + 1] = codes.length;
  }
  return { values, starts, codes: Uint32Array.from(codes) };
}

/** 1 for each row of which some value is accepted. Each value is asked about once. */
export function rowsWith(column: Column, accept: (value: string | null) => boolean): Uint8Array {
  const accepted = Uint8Array.from(column.values, (value) => (accept(value) ? 1 : 0));
  const { starts, codes } = column;
  const mask = new Uint8Array(starts.length - 1);
  for (let row = 0; row < mask.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      if (accepted[codes[at] as number]) mask[row] = 1;
    }
  }
  return mask;
}

/** Days since 1970-01-01 of an ISO date; {@link UNDATED} for null and for what is no date. */
export function dayNumber(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? UNDATED : Math.floor(time / 86_400_000);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Compares two labels as a reader expects: numbers by value, case and accents aside. */
export function compareLabels(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Sorts after every rank: rows without a value come last in either direction. */
export const NO_RANK = 0x7fffffff;

/** Each row's place by its (first) label; equal labels share a rank, rows without one get {@link NO_RANK}. */
export function rankRows(column: Column, label: (value: string) => string): Int32Array {
  const labels = column.values.map((value) => (value === null ? null : label(value)));
  const distinct = [...new Set(labels.filter((one) => one !== null))].sort(compareLabels);
  const rankOf = new Map(distinct.map((one, rank) => [one, rank]));
  const rankOfCode = Int32Array.from(labels, (one) => (one === null ? NO_RANK : (rankOf.get(one) as number)));
  const ranks = new Int32Array(column.starts.length - 1);
  for (let row = 0; row < ranks.length; row++) {
    let best = NO_RANK;
    for (let at = column.starts[row] as number; at < (column.starts[row + 1] as number); at++) {
      best = Math.min(best, rankOfCode[column.codes[at] as number] as number);
    }
    ranks[row] = best;
  }
  return ranks;
}
