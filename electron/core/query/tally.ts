import { onceFor } from "../../../shared/lib/once-for.ts";
import { type Column, countValues } from "../index/column.ts";

/** What is counted of a column: its labels do not matter. */
export type Counted = Pick<Column, "values" | "starts" | "codes">;

/** Counts over some rows. When these are most of all, what the others have is taken from the counts of all. */
export interface Tally {
  /** How many have each value of a column, by code; each column is counted once. */
  values(column: Counted): Uint32Array;
  sum(numbers: Uint32Array): number;
}

/** The tally of ascending rows out of `size`. */
export function tallyOf(rows: Uint32Array, size: number): Tally {
  const others = rows.length > size / 2 ? rowsLeftOut(rows, size) : null;
  const counted = new Map<Counted, Uint32Array>();
  return {
    values(column) {
      const counts = counted.get(column) ?? (others ? countAllBut(column, others) : countValues(column, rows));
      counted.set(column, counts);
      return counts;
    },
    sum: (numbers) => (others ? sumOnce(numbers) - sumOf(numbers, others) : sumOf(numbers, rows)),
  };
}

/** The rows that are not among ascending ones. */
function rowsLeftOut(rows: Uint32Array, size: number): Uint32Array {
  const others = new Uint32Array(size - rows.length);
  for (let row = 0, at = 0, put = 0; put < others.length; row++) {
    if (rows[at] === row) at++;
    else others[put++] = row;
  }
  return others;
}

/** The counts over all rows, worked out once. */
export const countAll = onceFor((column: Counted): Uint32Array => {
  const size = column.starts ? column.starts.length - 1 : column.codes.length;
  return countValues(column, rowsLeftOut(new Uint32Array(0), size));
});

function countAllBut(column: Counted, others: Uint32Array): Uint32Array {
  const all = countAll(column);
  if (others.length === 0) return all;
  const counts = countValues(column, others);
  for (let code = 0; code < counts.length; code++) counts[code] = (all[code] as number) - (counts[code] as number);
  return counts;
}

const sumOnce = onceFor(sumOfAll);

/** The sum of all numbers. */
export function sumOfAll(numbers: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += numbers[at] as number;
  return sum;
}

/** The sum of the numbers of some rows. */
export function sumOf(numbers: Uint32Array, rows: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += numbers[rows[at] as number] as number;
  return sum;
}
