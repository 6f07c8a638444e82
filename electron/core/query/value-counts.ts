import { type Column, countValues } from "../index/column.ts";

/** Tells how many of some rows have each value of a column, by code. */
export type ValueCounter = (column: Column) => Uint32Array;

/** A counter over ascending rows of `size`; each column is counted once. When most rows are among them the others are counted. */
export function valueCounter(rows: Uint32Array, size: number): ValueCounter {
  const others = rows.length > size / 2 ? rowsLeftOut(rows, size) : null;
  const counted = new Map<Column, Uint32Array>();
  return (column) => {
    const counts = counted.get(column) ?? (others ? countAllBut(column, size, others) : countValues(column, rows));
    counted.set(column, counts);
    return counts;
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

const countsOfAll = new WeakMap<Column, Uint32Array>();

/** The counts over all rows, worked out once. */
export function countAll(column: Column, size: number): Uint32Array {
  const counts = countsOfAll.get(column) ?? countValues(column, rowsLeftOut(new Uint32Array(0), size));
  countsOfAll.set(column, counts);
  return counts;
}

function countAllBut(column: Column, size: number, others: Uint32Array): Uint32Array {
  const all = countAll(column, size);
  if (others.length === 0) return all;
  const counts = countValues(column, others);
  for (let code = 0; code < counts.length; code++) counts[code] = (all[code] as number) - (counts[code] as number);
  return counts;
}
