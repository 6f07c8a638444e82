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

/** Adds groups that follow one another; to the last run where they follow that. */
export function addRun(runs: GroupRun[], from: number, first: number, end = first + 1): void {
  const last = runs.at(-1);
  if (last?.from === from && last.end === first) last.end = end;
  else if (end > first) runs.push({ from, first, end });
}

/**
 * Whether a spliced list is the former one: what is new stands in the place of as many rows, and each of those is the same
 * as the one that stood there. Only new rows are looked at, so this costs what the change is large. Without `starts`, each
 * group is one row.
 */
export function isAsBefore(
  runs: readonly GroupRun[],
  starts: Spliced<Uint32Array> | null,
  isSame: (from: number, row: number, formerRow: number) => boolean,
  size = starts?.[0].at(-1),
): boolean {
  const placeOf = (from: number, group: number): number => (starts ? (starts[from]?.[group] as number) : group);
  let at = 0;
  for (const { from, first, end } of runs) {
    const [begin, stop] = [placeOf(from, first), placeOf(from, end)];
    const shift = at - begin;
    if (stop + shift > (size as number) || (from === 0 && shift !== 0)) return false;
    if (from > 0) for (let row = begin; row < stop; row++) if (!isSame(from, row, row + shift)) return false;
    at += stop - begin;
  }
  return at === size;
}

/** Whether as many rows stand in the place of those that are gone, so that all others stand where they stood. */
export function staysInPlace(runs: readonly GroupRun[], starts: Spliced<Uint32Array>): boolean {
  const isInPlace = (from: number, group: number, former: number): boolean =>
    sizeOf(starts[from] as Uint32Array, group) === sizeOf(starts[0], former);
  return isAsBefore(runs, null, isInPlace, starts[0].length - 1);
}

function sizeOf(starts: Uint32Array, group: number): number {
  return (starts[group + 1] as number) - (starts[group] as number);
}

type Numbers = Uint32Array | Int32Array | Uint8Array;

/** Where the groups of a spliced list begin; one more at the end. It may be the former list itself: it is not to be changed. */
export function spliceStarts(runs: readonly GroupRun[], starts: Spliced<Uint32Array>): Uint32Array {
  if (staysInPlace(runs, starts)) return starts[0];
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

/** The rows of a spliced list; `width` numbers each. It may be the former list itself: it is not to be changed. */
export function spliceNumbers<A extends Numbers>(
  runs: readonly GroupRun[],
  starts: Spliced<Uint32Array>,
  numbers: Spliced<A>,
  width = 1,
): A {
  const isSame = (from: number, row: number, formerRow: number): boolean => {
    for (let at = 0; at < width; at++) {
      if (numbers[from]?.[row * width + at] !== numbers[0][formerRow * width + at]) return false;
    }
    return true;
  };
  return isAsBefore(runs, starts, isSame) ? numbers[0] : copyNumbers(runs, starts, numbers, width);
}

/** Fewer numbers than these are copied one by one sooner than as a piece. */
const FEW = 64;

/** What numbers of each list have become; null where all are what they were. */
export type Recoding = readonly (Uint32Array | null)[];

/**
 * The same as a list of its own; each number as what it has become, if that is given. Runs may be many and short: nothing
 * is made for one.
 */
export function copyNumbers<A extends Numbers>(
  runs: readonly GroupRun[],
  starts: Spliced<Uint32Array>,
  numbers: Spliced<A>,
  width = 1,
  recoding: Recoding = [],
): A {
  let size = 0;
  for (const { from, first, end } of runs) {
    const own = starts[from] as Uint32Array;
    size += ((own[end] as number) - (own[first] as number)) * width;
  }
  const spliced = new (numbers[0].constructor as new (size: number) => A)(size);
  let at = 0;
  for (const { from, first, end } of runs) {
    const places = starts[from] as Uint32Array;
    const stop = (places[end] as number) * width;
    let place = (places[first] as number) * width;
    const own = numbers[from] as A;
    const codes = recoding[from];
    if (codes) while (place < stop) spliced[at++] = codes[own[place++] as number] as number;
    else if (stop - place <= FEW) while (place < stop) spliced[at++] = own[place++] as number;
    else {
      spliced.set(own.subarray(place, stop), at);
      at += stop - place;
    }
  }
  return spliced;
}

/** One for each group. It may be the former list itself: it is not to be changed. */
export function spliceItems<T>(runs: readonly GroupRun[], items: Spliced<T[]>): T[] {
  const [former] = items;
  const isSame = (from: number, group: number, was: number): boolean => items[from]?.[group] === former[was];
  if (isAsBefore(runs, null, isSame, former.length)) return former;
  const spliced: T[] = [];
  for (const { from, first, end } of runs) {
    const own = items[from] as T[];
    for (let at = first; at < end; at++) spliced.push(own[at] as T);
  }
  return spliced;
}

/** `starts` of groups of one row each. */
export function oneEach(groups: number): Uint32Array {
  const starts = new Uint32Array(groups + 1);
  for (let at = 1; at <= groups; at++) starts[at] = at;
  return starts;
}
