/**
 * Rows chosen among millions, as stretches of positions: choosing all of them costs as much as choosing one. Positions
 * belong to one question; with another question nothing is chosen.
 */

/** Rows from `from` up to, without, `to`. */
export interface RowRange {
  from: number;
  to: number;
}

/** Ascending, apart from one another, none empty. */
export type RowRanges = readonly RowRange[];

/** How many rows. */
export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Whether a row is among them. */
export function holdsRow(ranges: RowRanges, row: number): boolean {
  return rowsWithin(ranges, { from: row, to: row + 1 }) === 1;
}

/** How many rows of a stretch are among them. */
export function rowsWithin(ranges: RowRanges, { from, to }: RowRange): number {
  return ranges.reduce((sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)), 0);
}

/** With a stretch more. */
export function addRange(ranges: RowRanges, added: RowRange): RowRange[] {
  if (added.to <= added.from) return [...ranges];
  const apart = ranges.filter(({ from, to }) => to < added.from || from > added.to);
  const joined = ranges.filter(({ from, to }) => to >= added.from && from <= added.to);
  const from = Math.min(added.from, ...joined.map((one) => one.from));
  const to = Math.max(added.to, ...joined.map((one) => one.to));
  return [...apart, { from, to }].sort((a, b) => a.from - b.from);
}

/** Without the rows of a stretch. */
export function removeRange(ranges: RowRanges, removed: RowRange): RowRange[] {
  if (removed.to <= removed.from) return [...ranges];
  return ranges.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, removed.from) },
      { from: Math.max(from, removed.to), to },
    ].filter((one) => one.to > one.from),
  );
}

/** Rows chosen, and where a stretch that is being drawn out began. */
export interface RowSelection {
  ranges: RowRanges;
  /** The row, or stretch of rows, from which the next stretch goes; null before any was touched. */
  anchor: RowRange | null;
  /** What was chosen before that stretch. */
  base: RowRanges;
}

export const NOTHING_SELECTED: RowSelection = { ranges: [], anchor: null, base: [] };

/** The next stretch goes from here; nothing is chosen by it. */
export function anchorAt(selection: RowSelection, anchor: RowRange): RowSelection {
  return { ...selection, anchor, base: selection.ranges };
}

/** Takes rows in, or out when all of them are in. */
export function toggleRows(selection: RowSelection, rows: RowRange): RowSelection {
  const isIn = rowsWithin(selection.ranges, rows) === rows.to - rows.from;
  const ranges = isIn ? removeRange(selection.ranges, rows) : addRange(selection.ranges, rows);
  return { ranges, anchor: rows, base: ranges };
}

/** Draws the stretch out from where it began to these rows; what was chosen before it stays. */
export function extendTo(selection: RowSelection, rows: RowRange, began: RowRange): RowSelection {
  const anchor = selection.anchor ?? began;
  const stretch = { from: Math.min(anchor.from, rows.from), to: Math.max(anchor.to, rows.to) };
  const base = selection.anchor ? selection.base : selection.ranges;
  return { ranges: addRange(base, stretch), anchor, base };
}

/** All rows of a table. */
export function selectAll(total: number): RowSelection {
  return { ranges: total > 0 ? [{ from: 0, to: total }] : [], anchor: null, base: [] };
}

/** The chosen rows in pieces of at most `size`, in order, `most` rows in all. */
export function* pagesOf(
  ranges: RowRanges,
  size: number,
  most = Number.POSITIVE_INFINITY,
): Generator<{ offset: number; limit: number }> {
  let left = most;
  for (const { from, to } of ranges) {
    for (let offset = from; offset < to && left > 0; offset += size) {
      const limit = Math.min(size, to - offset, left);
      left -= limit;
      yield { offset, limit };
    }
  }
}
