/**
 * So many answers are remembered, and as many before them: what was not asked for meanwhile is forgotten then. Ten years of a
 * parliament name some three thousand people.
 */
const MOST = 4096;

/**
 * A pure function of a short text that remembers its answers: the same few hundred names are taken apart over and over. Who
 * asks must not change an answer.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  type Known = { text: string; answer: T };
  let known = new Map<string, Known>();
  let before: ReadonlyMap<string, Known> | null = null;
  /** What was asked last is often asked again. */
  let last: Known | undefined;

  function learn(text: string): Known {
    const own = ownCopy(text);
    return { text: own, answer: read(own) };
  }

  return (text) => {
    if (last?.text === text) return last.answer;
    last = known.get(text);
    if (last !== undefined) return last.answer;
    last = before?.get(text) ?? learn(text);
    if (known.size >= MOST) {
      before = known;
      known = new Map();
    }
    known.set(last.text, last);
    return last.answer;
  };
}

/** A copy of a text that is to be kept: V8 keeps all of the text that a part was cut from, for source a whole chunk. */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
