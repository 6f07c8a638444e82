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

/** The same for stretches of rows that stand apart; each page once. */
export function pagesOfStretches(stretches: readonly { first: number; last: number }[], total: number): number[] {
  return [...new Set(stretches.flatMap(({ first, last }) => pagesAround(first, last, total)))];
}

/** Pages held at most; those farthest from what is in view go first. */
export const MOST_PAGES = 40;

/** The pages to let go of so that no more than {@link MOST_PAGES} are held. */
export function pagesToDrop(held: Iterable<number>, inView: readonly number[]): number[] {
  const distance = (page: number) => Math.min(...inView.map((other) => Math.abs(other - page)));
  const farthest = [...held].sort((a, b) => distance(b) - distance(a));
  return farthest.slice(0, Math.max(0, farthest.length - MOST_PAGES));
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

/** The drawn lines: those in view, and the one that has the focus wherever it stands, so that focus is not lost. */
export function linesToDraw(first: number, last: number, focused: number, total: number): number[] {
  const lines = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  if (focused >= total || (focused >= first && focused <= last)) return lines;
  return focused < first ? [focused, ...lines] : [...lines, focused];
}

/**
 * Which of the drawn lines show their words: those that do already, and at most `most` others whose words are known,
 * those in view first. `waits`: some are left for later.
 */
export function linesToWrite(
  before: ReadonlySet<number>,
  lines: readonly number[],
  by: { first: number; last: number; most: number; isThere(line: number): boolean },
): { written: ReadonlySet<number>; waits: boolean } {
  const known = lines.filter(by.isThere);
  const fresh = known.filter((line) => !before.has(line));
  const isInView = (line: number) => line >= by.first && line <= by.last;
  const next = [...fresh.filter(isInView), ...fresh.filter((line) => !isInView(line))].slice(0, by.most);
  return {
    written: new Set([...known.filter((line) => before.has(line)), ...next]),
    waits: next.length < fresh.length,
  };
}
