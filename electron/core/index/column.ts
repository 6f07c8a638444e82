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

/** A column in which every row has one value or none (null). */
export function singleColumn(
  size: number,
  valueIn: (row: number) => string | null,
  labelOf: (value: string) => string,
): Column {
  const dictionary = createDictionary();
  const codes = new Uint32Array(size);
  for (let row = 0; row < size; row++) codes[row] = dictionary.code(valueIn(row));
  return { ...dictionary.finish(labelOf), starts: null, codes };
}

/** A column in which a row may have several values; none counts as not given, a value twice as once. */
export function multipleColumn(
  size: number,
  valuesIn: (row: number) => readonly string[],
  labelOf: (value: string) => string,
): Column {
  const dictionary = createDictionary();
  const starts = new Uint32Array(size + 1);
  let codes = new Uint32Array(size + 16);
  let count = 0;
  for (let row = 0; row < size; row++) {
    const values = valuesIn(row);
    const first = count;
    for (let at = 0; at < Math.max(1, values.length); at++) {
      const code = dictionary.code(values[at] ?? null);
      if (codes.subarray(first, count).includes(code)) continue;
      if (count === codes.length) codes = widened(codes);
      codes[count++] = code;
    }
    starts[row + 1] = count;
  }
  return { ...dictionary.finish(labelOf), starts: count === size ? null : starts, codes: codes.slice(0, count) };
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

function widened(codes: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(codes.length * 2);
  wider.set(codes);
  return wider;
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
      return { values, labels, ranks: rankLabels(values, labels) };
    },
  };
}

function rankLabels(values: readonly (string | null)[], labels: readonly string[]): Int32Array {
  const given = labels.filter((_, code) => values[code] !== null);
  const distinct = [...new Set(given)].sort(compareLabels);
  const rankOf = new Map(distinct.map((label, rank) => [label, rank]));
  return Int32Array.from(labels, (label, code) => (values[code] === null ? NO_RANK : (rankOf.get(label) as number)));
}

/** 1 for each row of which some value is accepted. Each value is asked about once. */
export function rowsWith(
  { values, labels, starts, codes }: Column,
  accept: (value: string | null, label: string, code: number) => boolean,
): Uint8Array {
  const accepted = Uint8Array.from(values, (value, code) => (accept(value, labels[code] as string, code) ? 1 : 0));
  if (!starts) {
    const mask = new Uint8Array(codes.length);
    for (let row = 0; row < mask.length; row++) mask[row] = accepted[codes[row] as number] as number;
    return mask;
  }
  const mask = new Uint8Array(starts.length - 1);
  for (let row = 0; row < mask.length; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      if (accepted[codes[at] as number]) mask[row] = 1;
    }
  }
  return mask;
}

/** How many of the rows have each value, by code. */
export function countValues({ values, starts, codes }: Column, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.length);
  if (!starts) {
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
