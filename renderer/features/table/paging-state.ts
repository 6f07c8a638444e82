/** Rows asked for at a time. */
export const PAGE_SIZE = 200;

/** Numbers of the pages that rows `first`..`last` (inclusive) need, and one on either side; nearest first. */
export function pagesAround(first: number, last: number, total: number): number[] {
  if (total <= 0) return [];
  const end = Math.ceil(total / PAGE_SIZE) - 1;
  const from = Math.min(end, Math.floor(Math.max(0, first) / PAGE_SIZE));
  const to = Math.min(end, Math.floor(Math.max(0, last) / PAGE_SIZE));
  const needed = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return [...needed, to + 1, from - 1].filter((page) => page >= 0 && page <= end);
}

/** The row at `index`; undefined while its page is not there. */
export function rowAt<R>(pages: ReadonlyMap<number, readonly R[]>, index: number): R | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
}

/** Where a key takes the focus in a list of `total` rows; null for keys that do not move it. */
export function nextRow(key: string, current: number, total: number, rowsInView: number): number | null {
  const page = Math.max(1, rowsInView - 1);
  const targets: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  };
  const target = targets[key];
  return target === undefined || total === 0 ? null : Math.min(total - 1, Math.max(0, target));
}

/** The drawn rows: those in view, and the one that has the focus wherever it stands, so that focus is not lost. */
export function withFocusedRow(indexes: readonly number[], focused: number, total: number): number[] {
  const kept = focused < total && !indexes.includes(focused) ? [...indexes, focused] : [...indexes];
  return kept.sort((a, b) => a - b);
}
