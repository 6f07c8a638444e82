/**
 * Rows asked for at a time. An answer is read between two frames: few rows, because reading them must not hold up a frame;
 * not fewer, because each answer costs something of its own.
 */
export const PAGE_SIZE = 50;

/** Numbers of the pages that stretches of rows (both ends inclusive) stand in; each once, in the order of the stretches. */
export function pagesInView(stretches: readonly { first: number; last: number }[], total: number): number[] {
  const end = Math.ceil(total / PAGE_SIZE) - 1;
  const within = (row: number) => Math.min(end, pageOf(Math.max(0, row)));
  const pages = stretches.flatMap(({ first, last }) => {
    const from = within(first);
    return Array.from({ length: within(last) - from + 1 }, (_, step) => from + step);
  });
  return total <= 0 ? [] : [...new Set(pages)];
}

/** The pages next to these: those after them, then those before. */
export function pagesBeside(pages: readonly number[], total: number): number[] {
  const beside = [...pages.map((page) => page + 1), ...pages.map((page) => page - 1)];
  const isPage = (page: number) => page >= 0 && page * PAGE_SIZE < total;
  return [...new Set(beside)].filter((page) => isPage(page) && !pages.includes(page));
}

/** Rows from the first on as the pages they fill; what is left over is a page where it ends all rows. */
export function pagesOfFirst<R>(rows: readonly R[], total: number): Map<number, readonly R[]> {
  const whole = rows.length >= total ? Math.ceil(total / PAGE_SIZE) : Math.floor(rows.length / PAGE_SIZE);
  return new Map(
    Array.from({ length: whole }, (_, page) => [page, rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)]),
  );
}

/** Pages held at most; those farthest from what is in view go first. */
export const MOST_PAGES = 160;

/** The pages to let go of so that no more than {@link MOST_PAGES} are held. */
export function pagesToDrop(held: Iterable<number>, inView: readonly number[]): number[] {
  const distance = (page: number) => Math.min(...inView.map((other) => Math.abs(other - page)));
  const farthest = [...held].sort((a, b) => distance(b) - distance(a));
  return farthest.slice(0, Math.max(0, farthest.length - MOST_PAGES));
}

/** The page that a row stands in. */
export function pageOf(row: number): number {
  return Math.floor(row / PAGE_SIZE);
}

/** The row at `index`; undefined while its page is not there. */
export function rowAt<R>(pages: ReadonlyMap<number, readonly R[]>, index: number): R | undefined {
  return pages.get(pageOf(index))?.[index % PAGE_SIZE];
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

/** Lines written within one frame at least, at first, and at most. */
const [FEWEST, FEW, MOST] = [4, 8, 40];
/** Milliseconds from writing to drawn: below the first there is room for more lines, above the second there are too many. */
const [QUICK, SLOW] = [3, 6];

/** How many lines are written within a frame, after one that took so many milliseconds; without one, to begin with. */
export function linesAFrame(former?: number, took = 0): number {
  if (former === undefined) return FEW;
  if (took > SLOW) return Math.max(FEWEST, former - 2);
  return took < QUICK ? Math.min(MOST, former + 2) : former;
}
