/** Columns or pages of the printed record, from one to another of the same series; both ends count. */
export interface PrintedColumns {
  /** What stands around the number, `#` in its place: `#` for 344, `#WH` for 12WH, `GC#` for GC12. */
  series: string;
  first: number;
  last: number;
}

const ONE = "([A-Z]{0,3})(\\d{1,7})([A-Z]{0,3})";
const PRINTED = new RegExp(`^(?:cols?\\.?|columns?|pp?\\.)?\\s*${ONE}(?:\\s*[-–—]\\s*${ONE})?$`, "i");

/**
 * Reads a column as the record prints it (`344`, `12W`, `GC12`), or two with a dash between (`344-50`, `S697-S698`);
 * null when it is neither. Letters tell series apart: column 12 and column 12W are different places.
 */
export function readColumns(printed: string): PrintedColumns | null {
  const match = PRINTED.exec(printed.trim());
  if (!match) return null;
  const [, before = "", number = "", after = "", nextBefore = "", nextNumber, nextAfter = ""] = match;
  const series = seriesOf(before, after);
  const first = Number(number);
  if (nextNumber === undefined) return { series, first, last: first };
  const nextSeries = seriesOf(nextBefore, nextAfter);
  if (nextSeries !== series && nextSeries !== "#" && series !== "#") return null;
  // "344-50" goes on to 350: what the second leaves out is as in the first.
  const left = number.length - nextNumber.length;
  const last = Number(left > 0 ? number.slice(0, left) + nextNumber : nextNumber);
  return last < first ? null : { series: nextSeries === "#" ? series : nextSeries, first, last };
}

function seriesOf(before: string, after: string): string {
  return `${before}#${after}`.toUpperCase();
}

/** Whether some of the columns lie between two of a series; null for an open end. */
export function areWithin(
  columns: PrintedColumns | null,
  series: string,
  from: number | null,
  to: number | null,
): boolean {
  if (columns?.series !== series) return false;
  return columns.first <= (to ?? columns.first) && columns.last >= (from ?? columns.last);
}

/** A column of a series as it is printed. */
export function writeColumn(series: string, number: number): string {
  return series.replace("#", String(number));
}
