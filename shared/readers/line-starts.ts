/** Where the lines of a text begin, but for the first: after LF, CR LF or a lone CR. */
export interface LineStarts {
  readonly text: string;
  readonly starts: readonly number[];
  readonly hasCr: boolean;
}

/** Of the text asked for last. The window and the reader are given the same chunk, one after the other. */
let last: LineStarts = { text: "", starts: [], hasCr: false };

/** Where lines begin in a text, counted in it. */
export function lineStartsOf(text: string): LineStarts {
  const hasCr = text.includes("\r");
  last = { text, starts: hasCr ? afterAny(text) : afterLf(text), hasCr };
  return last;
}

/** The same of the text asked for last, if this is it: nothing is searched then. */
export function knownLineStarts(text: string): LineStarts | null {
  return text === last.text ? last : null;
}

function afterLf(text: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function afterAny(text: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
