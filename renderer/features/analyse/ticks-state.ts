/**
 * Which lines of a concordance are ticked, by ordinal, so that ticks stay when the order changes. A byte a line: a
 * million lines are one megabyte, and ticking all is one fill.
 */
export interface Ticks {
  readonly isTicked: Uint8Array;
  readonly count: number;
}

/** None of so many lines. */
export function noTicks(lines: number): Ticks {
  return { isTicked: new Uint8Array(lines), count: 0 };
}

/** Every line. */
export function allTicks(lines: number): Ticks {
  return { isTicked: new Uint8Array(lines).fill(1), count: lines };
}

/** Ticks or unticks lines; ordinals that no line has are passed over. */
export function setTicks(ticks: Ticks, ordinals: Iterable<number>, on: boolean): Ticks {
  const isTicked = ticks.isTicked.slice();
  let { count } = ticks;
  for (const ordinal of ordinals) {
    if (ordinal >= isTicked.length || (isTicked[ordinal] === 1) === on) continue;
    isTicked[ordinal] = on ? 1 : 0;
    count += on ? 1 : -1;
  }
  return { isTicked, count };
}

/** Ticks a line, or takes its tick away. */
export function toggleTick(ticks: Ticks, ordinal: number): Ticks {
  return setTicks(ticks, [ordinal], ticks.isTicked[ordinal] !== 1);
}

/** The pages, as offset and limit, in which a ticked line stands when lines come in the order of `ordinals`. */
export function tickedPages(
  ticks: Ticks,
  ordinals: readonly number[],
  pageSize: number,
): { offset: number; limit: number }[] {
  const pages: { offset: number; limit: number }[] = [];
  for (let offset = 0; offset < ordinals.length; offset += pageSize) {
    const page = ordinals.slice(offset, offset + pageSize);
    if (page.some((ordinal) => ticks.isTicked[ordinal] === 1)) pages.push({ offset, limit: page.length });
  }
  return pages;
}
