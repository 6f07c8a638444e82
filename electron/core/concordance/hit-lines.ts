import type { Evaluation } from "../query/evaluate.ts";

/** Which hit of which row each line of a concordance is, by debate, as printed. Numbers only: words stay on disk. */
export interface HitLines {
  /** Rows that have lines, ascending. */
  rows: Uint32Array;
  /** The line each of these rows begins with; one more at the end: the number of lines. */
  starts: Uint32Array;
  /** Which hit of its row each line is; null: every hit of every row. */
  within: Uint32Array | null;
}

/** Every hit of a query's matches. */
export function allHits({ matches, hits }: Pick<Evaluation, "matches" | "hits">): HitLines {
  const rows = matches.filter((_, at) => (hits?.[at] ?? 0) > 0);
  const counts = hits?.filter((count) => count > 0) ?? [];
  const starts = new Uint32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) starts[at + 1] = (starts[at] as number) + (counts[at] as number);
  return { rows, starts, within: null };
}

/** How many lines there are. */
export function lineCount({ starts }: HitLines): number {
  return starts[starts.length - 1] as number;
}

/** Some lines of all; ordinals ascend. */
export function someLines(all: HitLines, ordinals: Uint32Array): HitLines {
  const rows: number[] = [];
  const starts: number[] = [];
  const within = new Uint32Array(ordinals.length);
  let at = 0;
  for (let line = 0; line < ordinals.length; line++) {
    const ordinal = ordinals[line] as number;
    while ((all.starts[at + 1] as number) <= ordinal) at++;
    const row = all.rows[at] as number;
    if (rows.at(-1) !== row) {
      rows.push(row);
      starts.push(line);
    }
    within[line] = ordinal - (all.starts[at] as number);
  }
  return { rows: Uint32Array.from(rows), starts: Uint32Array.from([...starts, ordinals.length]), within };
}

/** The row of a line and which of its hits the line is. */
export function hitOfLine({ rows, starts, within }: HitLines, line: number): { row: number; hit: number } {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= line) low = middle;
    else high = middle - 1;
  }
  return { row: rows[low] as number, hit: within ? (within[line] as number) : line - (starts[low] as number) };
}

/** Whether two are the same lines. */
export function sameLines(a: HitLines, b: HitLines): boolean {
  return sameNumbers(a.rows, b.rows) && sameNumbers(a.starts, b.starts) && sameNumbers(a.within, b.within);
}

function sameNumbers(a: Uint32Array | null, b: Uint32Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((number, at) => number === b[at]);
}
