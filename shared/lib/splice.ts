/**
 * Some groups of rows that stand one after another in one of several lists of groups: out of such runs a new list is put
 * together, most of it by copying long stretches.
 */
export interface GroupRun {
  /** Which of the lists. */
  from: number;
  first: number;
  /** After the last. */
  end: number;
}

/** Several of a kind: what was there before, and what is new. */
export type Spliced<T> = readonly [former: T, ...fresh: T[]];

/** A part of each of several. */
export function ofEach<T, U>([former, ...fresh]: Spliced<T>, part: (one: T, at: number) => U): Spliced<U> {
  return [part(former, 0), ...fresh.map((one, at) => part(one, at + 1))];
}

/** Joins neighbours that follow each other into runs. */
export function runsOf(groups: Iterable<{ from: number; group: number }>): GroupRun[] {
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
export function spliceStarts(runs: readonly GroupRun[], starts: Spliced<Uint32Array>): Uint32Array {
  const spliced = new Uint32Array(runs.reduce((sum, { first, end }) => sum + end - first, 0) + 1);
  let at = 0;
  let row = 0;
  for (const { from, first, end } of runs) {
    const own = starts[from] as Uint32Array;
    const shift = row - (own[first] as number);
    for (let group = first; group < end; group++) spliced[++at] = (own[group + 1] as number) + shift;
    row = spliced[at] as number;
  }
  return spliced;
}

/** Fewer numbers than these are copied one by one sooner than as a piece. */
const FEW = 64;

/** The rows of a spliced list; `width` numbers each. */
export function spliceNumbers<A extends Numbers>(
  runs: readonly GroupRun[],
  starts: Spliced<Uint32Array>,
  numbers: Spliced<A>,
  width = 1,
): A {
  const place = ({ from, first, end }: GroupRun): [from: number, to: number] => {
    const own = starts[from] as Uint32Array;
    return [(own[first] as number) * width, (own[end] as number) * width];
  };
  const size = runs.reduce((sum, run) => sum + place(run)[1] - place(run)[0], 0);
  const spliced = new (numbers[0].constructor as new (size: number) => A)(size);
  let at = 0;
  for (const run of runs) {
    const [from, to] = place(run);
    const own = numbers[run.from] as A;
    if (to - from > FEW) spliced.set(own.subarray(from, to), at);
    else for (let number = from; number < to; number++) spliced[at + number - from] = own[number] as number;
    at += to - from;
  }
  return spliced;
}

/** One for each group. */
export function spliceItems<T>(runs: readonly GroupRun[], items: Spliced<readonly T[]>): T[] {
  const spliced: T[] = [];
  for (const { from, first, end } of runs) {
    const own = items[from] as readonly T[];
    for (let at = first; at < end; at++) spliced.push(own[at] as T);
  }
  return spliced;
}

/** `starts` of groups of one row each. */
export function oneEach(groups: number): Uint32Array {
  return Uint32Array.from({ length: groups + 1 }, (_, at) => at);
}
