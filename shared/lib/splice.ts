/**
 * Some groups of rows that stand one after another in one of two lists of groups: out of such runs a new list is put
 * together, most of it by copying long stretches.
 */
export interface GroupRun {
  /** Which of the two. */
  from: 0 | 1;
  first: number;
  /** After the last. */
  end: number;
}

/** Two of a kind: what was there before, and what is new. */
export type Both<T> = readonly [former: T, fresh: T];

/** Joins neighbours that follow each other into runs. */
export function runsOf(groups: Iterable<{ from: 0 | 1; group: number }>): GroupRun[] {
  const runs: GroupRun[] = [];
  for (const { from, group } of groups) {
    const last = runs.at(-1);
    if (last?.from === from && last.end === group) last.end++;
    else runs.push({ from, first: group, end: group + 1 });
  }
  return runs;
}

type Numbers = Uint32Array | Int32Array | Uint8Array;

/** Where the groups of a spliced list begin; one more at the end. */
export function spliceStarts(runs: readonly GroupRun[], starts: Both<Uint32Array>): Uint32Array {
  const spliced = new Uint32Array(runs.reduce((sum, { first, end }) => sum + end - first, 0) + 1);
  let at = 0;
  let row = 0;
  for (const { from, first, end } of runs) {
    const own = starts[from];
    const shift = row - (own[first] as number);
    for (let group = first; group < end; group++) spliced[++at] = (own[group + 1] as number) + shift;
    row = spliced[at] as number;
  }
  return spliced;
}

/** The rows of a spliced list; `width` numbers each. Rows of the second list may be changed on the way. */
export function spliceNumbers<A extends Numbers>(
  runs: readonly GroupRun[],
  starts: Both<Uint32Array>,
  numbers: Both<A>,
  width = 1,
): A {
  const place = ({ from, first, end }: GroupRun): [from: number, to: number] => {
    return [(starts[from][first] as number) * width, (starts[from][end] as number) * width];
  };
  const size = runs.reduce((sum, run) => sum + place(run)[1] - place(run)[0], 0);
  const spliced = new (numbers[0].constructor as new (size: number) => A)(size);
  let at = 0;
  for (const run of runs) {
    const [from, to] = place(run);
    spliced.set(numbers[run.from].subarray(from, to), at);
    at += to - from;
  }
  return spliced;
}

/** One for each group. */
export function spliceItems<T>(runs: readonly GroupRun[], items: Both<readonly T[]>): T[] {
  const spliced: T[] = [];
  for (const { from, first, end } of runs) for (let at = first; at < end; at++) spliced.push(items[from][at] as T);
  return spliced;
}

/** `starts` of groups of one row each. */
export function oneEach(groups: number): Uint32Array {
  return Uint32Array.from({ length: groups + 1 }, (_, at) => at);
}
