/** A stretch of words of a text: numbers of tokens, end exclusive. */
export interface WordSpan {
  from: number;
  to: number;
}

/**
 * The spans of either side that stand near one of the other, in any order. Near is: they do not overlap, and from the
 * end of the one the other begins at most `distance` words on (1: right beside it). Both sides ascend by `from`.
 */
export function nearSpans(left: readonly WordSpan[], right: readonly WordSpan[], distance: number): WordSpan[] {
  return [...nearTo(left, right, distance), ...nearTo(right, left, distance)];
}

function nearTo(spans: readonly WordSpan[], others: readonly WordSpan[], distance: number): WordSpan[] {
  const longest = others.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const found: WordSpan[] = [];
  let first = 0;
  for (const span of spans) {
    while (first < others.length && (others[first] as WordSpan).from < span.from - distance - longest) first++;
    for (let at = first; at < others.length; at++) {
      const other = others[at] as WordSpan;
      if (other.from - span.to >= distance) break;
      if (!areNear(span, other, distance)) continue;
      found.push(span);
      break;
    }
  }
  return found;
}

function areNear(a: WordSpan, b: WordSpan, distance: number): boolean {
  const between = b.from >= a.to ? b.from - a.to : a.from - b.to;
  return between >= 0 && between < distance;
}
