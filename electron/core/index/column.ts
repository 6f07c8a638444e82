import { joinTexts } from "../../../shared/lib/coded-table.ts";
import { NumberList } from "../../../shared/lib/number-list.ts";
import {
  copyNumbers,
  type GroupRun,
  isAsBefore,
  ofEach,
  oneEach,
  type Spliced,
  spliceStarts,
} from "../../../shared/lib/splice.ts";
import { RowSet } from "./row-set.ts";

/**
 * One field of all rows: values once in a dictionary, codes a row in typed arrays. A row without a value has the
 * code of null.
 */
export interface Column {
  values: (string | null)[];
  /** What is shown for each value; empty for null. */
  labels: string[];
  /** Each value's place among the labels; equal labels share one, null has {@link NO_RANK}. */
  ranks: Int32Array;
  /** Row `r` has the codes from `starts[r]` to `starts[r + 1]`; null: every row has one, `codes[r]`. */
  starts: Uint32Array | null;
  codes: Uint32Array;
}

/** Sorts after every rank: rows without a value come last in either direction. */
export const NO_RANK = 0x7fffffff;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Compares two labels as a reader expects: numbers by value, case and accents aside. */
export function compareLabels(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Fills a column row by row. */
export class ColumnBuilder {
  private readonly dictionary = createDictionary();
  private readonly labelOf: (value: string) => string;
  private readonly starts = new NumberList();
  private readonly codes = new NumberList();
  /** What the last row had: mostly the next one has the same. */
  private last: { value: string | null; code: number } | null = null;

  constructor(labelOf: (value: string) => string) {
    this.labelOf = labelOf;
    this.starts.push(0);
  }

  /** Adds a row with one value, or none. */
  add(value: string | null): void {
    if (this.last?.value !== value) this.last = { value, code: this.dictionary.code(value) };
    this.codes.push((this.last as { code: number }).code);
    this.starts.push(this.codes.length);
  }

  /** Adds a row with several values; none counts as not given, a value twice as once. */
  addAll(values: readonly string[]): void {
    if (values.length < 2) this.codes.push(this.dictionary.code(values[0] ?? null));
    else for (const value of new Set(values)) this.codes.push(this.dictionary.code(value));
    this.starts.push(this.codes.length);
  }

  finish(): Column {
    const [starts, codes] = [this.starts.finish(), this.codes.finish()];
    const isSingle = codes.length === starts.length - 1;
    return { ...this.dictionary.finish(this.labelOf), starts: isSingle ? null : starts, codes };
  }
}

/** A column without rows. */
export function emptyColumn(): Column {
  return new ColumnBuilder(String).finish();
}

/**
 * A column of groups of rows out of several: the same as if it had been filled row by row. `rows` are the first rows of
 * the groups; where several have a value the label of the last holds. It may be the former column itself: it is not to be
 * changed.
 */
export function spliceColumns(runs: readonly GroupRun[], rows: Spliced<Uint32Array>, columns: Spliced<Column>): Column {
  if (isColumnAsBefore(runs, rows, columns)) return columns[0];
  const [values, renumbered] = joinTexts(ofEach(columns, (column) => column.values));
  const labels = [...columns[0].labels];
  for (const [at, column] of columns.entries()) {
    const numbers = renumbered[at];
    for (const [code, label] of column.labels.entries()) labels[numbers ? (numbers[code] as number) : code] = label;
  }
  const codes = ofEach(columns, (column) => column.codes);
  if (columns.every((column) => !column.starts)) {
    const spliced = copyNumbers(runs, rows, codes, 1, renumbered);
    return { ...inOrderOfUse(values, labels, spliced, columns), starts: null, codes: spliced };
  }
  const starts = ofEach(columns, (column) => column.starts ?? oneEach(column.codes.length));
  const rowRuns = runs.map(({ from, first, end }) => {
    const own = rows[from] as Uint32Array;
    return { from, first: own[first] as number, end: own[end] as number };
  });
  const spliced = copyNumbers(rowRuns, starts, codes, 1, renumbered);
  const splicedStarts = spliceStarts(rowRuns, starts);
  const isSingle = spliced.length === splicedStarts.length - 1;
  const kept = inOrderOfUse(values, labels, spliced, columns);
  return { ...kept, starts: isSingle ? null : splicedStarts, codes: spliced };
}

/** Whether every new row has the values, and these the labels, of the one in whose place it stands. */
function isColumnAsBefore(runs: readonly GroupRun[], rows: Spliced<Uint32Array>, columns: Spliced<Column>): boolean {
  const [former] = columns;
  const firstOf = ({ starts }: Column, row: number): number => (starts ? (starts[row] as number) : row);
  return isAsBefore(runs, rows, (from, row, formerRow) => {
    const own = columns[from] as Column;
    const [first, was] = [firstOf(own, row), firstOf(former, formerRow)];
    const count = firstOf(own, row + 1) - first;
    if (firstOf(former, formerRow + 1) - was !== count) return false;
    for (let at = 0; at < count; at++) {
      const [code, formerCode] = [own.codes[first + at] as number, former.codes[was + at] as number];
      if (own.values[code] !== former.values[formerCode] || own.labels[code] !== former.labels[formerCode])
        return false;
    }
    return true;
  });
}

/** Renumbers values in the order in which rows use them; what none uses is left out. */
function inOrderOfUse(
  values: readonly (string | null)[],
  labels: readonly string[],
  codes: Uint32Array,
  [former, ...fresh]: Spliced<Column>,
): Pick<Column, "values" | "labels" | "ranks"> {
  const numbers = new Int32Array(values.length).fill(-1);
  const used: number[] = [];
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (numbers[code] === -1) numbers[code] = used.push(code) - 1;
    codes[at] = numbers[code] as number;
  }
  const kept = {
    values: used.map((code) => values[code] as string | null),
    labels: used.map((code) => labels[code] as string),
  };
  if (areAlike(kept.values, former.values) && areAlike(kept.labels, former.labels)) {
    return { ...kept, ranks: former.ranks };
  }
  const ordered = fresh.reduce((all, one) => mergeLabels(all, labelsInOrder(one)), labelsInOrder(former));
  return { ...kept, ranks: rankLabels(kept.values, kept.labels, ordered) };
}

function areAlike<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** The labels of a column, each once, in their order. */
function labelsInOrder({ labels, ranks }: Column): string[] {
  const last = ranks.reduce((most, rank) => (rank === NO_RANK ? most : Math.max(most, rank)), -1);
  const ordered: string[] = new Array(last + 1).fill("");
  for (let code = 0; code < ranks.length; code++) {
    if (ranks[code] !== NO_RANK) ordered[ranks[code] as number] = labels[code] as string;
  }
  return ordered;
}

/** The same for values that only a few rows have, by row; the others have none. */
export function sparseColumn(
  size: number,
  valuesOf: ReadonlyMap<number, ReadonlySet<string>>,
  labelOf: (value: string) => string,
): Column {
  const dictionary = createDictionary();
  const none = dictionary.code(null);
  const starts = new Uint32Array(size + 1);
  for (const [row, values] of valuesOf) starts[row + 1] = Math.max(0, values.size - 1);
  for (let row = 0; row < size; row++) starts[row + 1] = (starts[row] as number) + (starts[row + 1] as number) + 1;
  const codes = new Uint32Array(starts[size] as number).fill(none);
  for (const [row, values] of valuesOf) {
    let at = starts[row] as number;
    for (const value of values) codes[at++] = dictionary.code(value);
  }
  return { ...dictionary.finish(labelOf), starts: codes.length === size ? null : starts, codes };
}

function createDictionary() {
  const values: (string | null)[] = [];
  const codeOf = new Map<string | null, number>();
  return {
    code(value: string | null): number {
      const known = codeOf.get(value);
      if (known !== undefined) return known;
      const code = values.push(value) - 1;
      codeOf.set(value, code);
      return code;
    },
    finish(labelOf: (value: string) => string): Pick<Column, "values" | "labels" | "ranks"> {
      const labels = values.map((value) => (value === null ? "" : labelOf(value)));
      const given = labels.filter((_, code) => values[code] !== null);
      return { values, labels, ranks: rankLabels(values, labels, [...new Set(given)].sort(compareLabels)) };
    },
  };
}

/** The place of each value's label among `ordered`, the labels each once in their order. */
function rankLabels(
  values: readonly (string | null)[],
  labels: readonly string[],
  ordered: readonly string[],
): Int32Array {
  const given = new Set(labels.filter((_, code) => values[code] !== null));
  const rankOf = new Map<string, number>();
  for (const label of ordered) if (given.has(label)) rankOf.set(label, rankOf.size);
  return Int32Array.from(labels, (label, code) => (values[code] === null ? NO_RANK : (rankOf.get(label) as number)));
}

/**
 * Two ordered lists of labels as one, each label once. To compare labels is what takes time: where one list is short few
 * are compared, where both are long about each with one other.
 */
function mergeLabels(known: readonly string[], added: readonly string[]): string[] {
  const merged: string[] = [];
  let from = 0;
  for (const label of added) {
    const isBefore = (at: number): boolean => compareLabels(known[at] as string, label) < 0;
    let step = 1;
    while (from + step <= known.length && isBefore(from + step - 1)) step *= 2;
    let [low, high] = [from + (step >> 1), Math.min(from + step, known.length)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) merged.push(known[from] as string);
    if (known[from] !== label) merged.push(label);
  }
  for (; from < known.length; from++) merged.push(known[from] as string);
  return merged;
}

/** The value of a row in a column where every row has one. */
export function valueAt({ values, codes }: Column, row: number): string | null {
  return values[codes[row] as number] as string | null;
}

/** The rows of which some value is accepted. Each value is asked about once. */
export function rowsWith(
  { values, labels, starts, codes }: Column,
  accept: (value: string | null, label: string, code: number) => boolean,
): RowSet {
  const accepted = Uint8Array.from(values, (value, code) => (accept(value, labels[code] as string, code) ? 1 : 0));
  const rows = new RowSet(starts ? starts.length - 1 : codes.length);
  if (!starts) {
    for (let row = 0; row < rows.size; row++) rows.put(row, accepted[codes[row] as number] as number);
    return rows;
  }
  for (let row = 0; row < rows.size; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      rows.put(row, accepted[codes[at] as number] as number);
    }
  }
  return rows;
}

/** How many of the rows have each value, by code. */
export function countValues(
  { values, starts, codes }: Pick<Column, "values" | "starts" | "codes">,
  rows: Uint32Array,
): Uint32Array {
  const counts = new Uint32Array(values.length);
  if (!starts) {
    if (counts.length === 1) return counts.fill(rows.length);
    for (let at = 0; at < rows.length; at++) (counts[codes[rows[at] as number] as number] as number)++;
    return counts;
  }
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const end = starts[row + 1] as number;
    for (let place = starts[row] as number; place < end; place++) (counts[codes[place] as number] as number)++;
  }
  return counts;
}

/** Each row's place by its (first) label; rows without one get {@link NO_RANK}. */
export function rankRows({ ranks, starts, codes }: Column): Int32Array {
  if (!starts) {
    const ofRows = new Int32Array(codes.length);
    for (let row = 0; row < ofRows.length; row++) ofRows[row] = ranks[codes[row] as number] as number;
    return ofRows;
  }
  const ofRows = new Int32Array(starts.length - 1).fill(NO_RANK);
  for (let row = 0; row < ofRows.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      ofRows[row] = Math.min(ofRows[row] as number, ranks[codes[at] as number] as number);
    }
  }
  return ofRows;
}
