import type { Line } from "../lines.ts";
import type { CueTiming } from "./cue-turns.ts";

/** Cues this close follow each other. Seconds. */
const CLOSE = 1;
/** A cue this short only holds the last line in place. Seconds. */
const FLASH = 0.1;
/** A line of fewer words may well be said twice ("Hear, hear."). */
const SURE_WORDS = 3;
/** So many repeats tell that a file's captions roll up. */
const ROLLING = 2;

/**
 * Captions that roll up show each line again above the next one. Knows the lines of a cue that the cue before has shown:
 * those at its beginning that are the end of that one, in the same order.
 */
export class RollUp {
  private shown: string[] = [];
  private until = Number.NEGATIVE_INFINITY;
  private repeats = 0;

  /** How many lines at the beginning of a cue were shown before; the cue is remembered. */
  repeated(lines: readonly Line[], { from, to }: CueTiming): number {
    const words = lines.map(({ text }) => plain(text));
    const isNext = from - this.until < CLOSE;
    const count = isNext ? this.carried(words, to - from < FLASH) : 0;
    if (count > 0) this.repeats++;
    this.shown = words;
    this.until = to;
    return count;
  }

  private carried(words: readonly string[], isFlash: boolean): number {
    const { shown } = this;
    for (let count = Math.min(words.length, shown.length); count > 0; count--) {
      const same = words.slice(0, count).every((line, at) => line === shown[shown.length - count + at]);
      if (!same) continue;
      const isRolling = this.repeats >= ROLLING || isFlash;
      const isSure = words.slice(0, count).some((line) => line.split(" ").length >= SURE_WORDS);
      // A cue of nothing new may be somebody who says the same again.
      return (isRolling || isSure) && (count < words.length || isRolling) ? count : 0;
    }
    return 0;
  }
}

/** Words as shown: tags of times within a line come and go. */
function plain(text: string): string {
  return text.replace(/<[^<>]*>/g, "").replace(/\s+/g, " ").trim(); // biome-ignore format: one line
}
