/** So many answers are remembered; then all are forgotten, and the common ones soon learnt again. */
const MOST = 2048;

/**
 * A pure function of a short text that remembers its answers: the same few hundred names are taken apart over and over. Who
 * asks must not change an answer.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { text: string; answer: T }>();
  /** What was asked last is often asked again. */
  let last: { text: string; answer: T } | undefined;
  return (text) => {
    if (last?.text === text) return last.answer;
    last = known.get(text);
    if (last !== undefined) return last.answer;
    const own = ownCopy(text);
    last = { text: own, answer: read(own) };
    if (known.size >= MOST) known.clear();
    known.set(own, last);
    return last.answer;
  };
}

/** A copy of a text that is to be kept: V8 keeps all of the text that a part was cut from, for source a whole chunk. */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
