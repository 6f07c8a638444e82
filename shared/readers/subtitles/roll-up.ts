import { isWhiteSpace } from "../../text/white-space.ts";
import type { Piece } from "../reader.ts";
import type { CueTiming } from "./cue-timing.ts";

/** Cues this close follow each other. Seconds. */
const CLOSE = 1;
/** A cue this short only holds the last line in place. Seconds. */
const FLASH = 0.1;
const MORE = 62;
/** A line of fewer words may well be said twice ("Hear, hear."). */
const SURE_WORDS = 3;
/** So many repeats tell that a file's captions roll up. */
const ROLLING = 2;

/**
 * Captions that roll up show each line again above the next one. Knows the lines of a cue that the cue before has shown:
 * those at its beginning that are the end of that one, in the same order.
 */
export class RollUp {
  private shown: readonly Piece[] = [];
  private until = Number.NEGATIVE_INFINITY;
  private repeats = 0;

  /** How many lines at the beginning of a cue were shown before; the cue is remembered. */
  repeated(lines: readonly Piece[], { from, to }: CueTiming): number {
    const isNext = from - this.until < CLOSE;
    const count = isNext ? this.carried(lines, to - from < FLASH) : 0;
    if (count > 0) this.repeats++;
    this.shown = lines;
    this.until = to;
    return count;
  }

  private carried(lines: readonly Piece[], isFlash: boolean): number {
    const { shown } = this;
    for (let count = Math.min(lines.length, shown.length); count > 0; count--) {
      if (!isEndOf(shown, lines, count)) continue;
      const isRolling = this.repeats >= ROLLING || isFlash;
      const isSure = lines.slice(0, count).some(({ text }) => plain(text).split(" ").length >= SURE_WORDS);
      // A cue of nothing new may be somebody who says the same again.
      return (isRolling || isSure) && (count < lines.length || isRolling) ? count : 0;
    }
    return 0;
  }
}

/** Whether the first `count` lines are the last of those shown. */
function isEndOf(shown: readonly Piece[], lines: readonly Piece[], count: number): boolean {
  const from = shown.length - count;
  for (let at = 0; at < count; at++)
    if (!isSame((lines[at] as Piece).text, (shown[from + at] as Piece).text)) return false;
  return true;
}

/** Whether two lines show the same. Most do not, which is seen at their ends, before any tag. */
function isSame(a: string, b: string): boolean {
  let atA = a.length - 1;
  let atB = b.length - 1;
  for (let code = a.charCodeAt(atA); atA >= 0 && code === b.charCodeAt(atB) && code !== MORE; ) {
    atB--;
    code = a.charCodeAt(--atA);
  }
  if (isWordAt(a, atA) && isWordAt(b, atB)) return false;
  return plain(a) === plain(b);
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= 0 && code !== MORE && !isWhiteSpace(code);
}

/** Words as shown: tags of times within a line come and go. */
function plain(text: string): string {
  return text.replace(/<[^<>]*>/g, "").replace(/\s+/g, " ").trim(); // biome-ignore format: one line
}
