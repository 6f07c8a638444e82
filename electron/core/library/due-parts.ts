/** A part that is worth showing holds at least so much; a file costs as much as so many bytes, however small it is. */
const LEAST = 5_000_000;
const FILE = 16_384;
/** Each part is so many times the one before, so that what is built for all of them is at most a ninth of the whole. */
const GROWTH = 10;

/** What is to be read of a library, and what is there. */
export interface ReadingAhead {
  /** Bytes of each file that is to be read, in order. */
  sizes: readonly number[];
  /** Sources that are there before. */
  there: number;
  /** Sources that are shown already: fewer than twice as many are not worth showing. */
  shown: number;
}

/**
 * When a library is shown in parts while it is read: when a tenth, a tenth of that, and so on, of what is to be read is
 * there. Answers with a function that, told how many sources are there, says whether a part has become due.
 */
export function dueParts({ sizes, there, shown }: ReadingAhead): (sources: number) => boolean {
  let whole = 0;
  const weights = sizes.map((size) => {
    whole += size + FILE;
    return whole;
  });
  const ends: number[] = [];
  for (let weight = whole / GROWTH; weight >= LEAST; weight /= GROWTH) {
    const end = there + weights.findIndex((one) => one >= weight) + 1;
    if (end >= shown * 2) ends.unshift(end);
  }
  return (sources) => {
    const passed = ends.filter((end) => sources >= end).length;
    ends.splice(0, passed);
    return passed > 0;
  };
}
