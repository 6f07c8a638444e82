import { isoDayAtStart } from "../dates.ts";
import type { Line } from "../lines.ts";
import { endsSentence } from "../paragraphs.ts";
import type { ExtractFacts } from "../reader.ts";

interface Heading {
  level: number;
  title: string;
  /** A short line of a title page, which no surer heading stands under. */
  loose: boolean;
}

/** A heading of two lines: `CLEAN HARBOURS` and `AND FERRIES`. */
const GOES_ON = /^(?:AND|OR|OF|FOR|TO|IN|ON|BY|WITH|FROM|AT|THE)\b/;
/** What a heading is about, on a line of its own. */
export const IN_BRACKETS = /^\(.{1,150}\)$/;

/** `2031-03-04 Harbour meeting` has its day. */
const DATED = /^[\d-]{10}\s/;

/** Whether a line may be a heading for its capitals alone. */
export function isInCapitals({ text, blankBefore }: Line): boolean {
  return blankBefore && text.length <= 120 && /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) && !endsSentence(text);
}

/** The headings in force, outermost first. */
export class Headings {
  private list: Heading[] = [];

  get depth(): number {
    return this.list.length;
  }

  /** The level of the innermost one. */
  get level(): number | undefined {
    return this.list.at(-1)?.level;
  }

  clear(): void {
    this.list = [];
  }

  /**
   * Adds a heading and gives what it says of the item. `isFirst`: no other stands right before it; of headings with no words
   * between, the first are the path of the last. Null for a number alone, which belongs to the heading before it.
   */
  add(
    printed: string,
    { level, loose, isFirst }: { level: number; loose: boolean; isFirst: boolean },
  ): ExtractFacts | null {
    const before = this.list.at(-1);
    const goesOn = !isFirst && before !== undefined && GOES_ON.test(printed) && !/\p{Ll}/u.test(before.title);
    const title = goesOn ? `${before.title} ${printed}` : printed;
    if (goesOn) this.list.pop();
    // `202-00007/31`
    if (!isFirst && !/\p{L}{2}/u.test(title)) return null;
    this.list = this.list.filter(
      (other) => (loose || !other.loose) && (isFirst ? other.level < level : other.level <= level),
    );
    const headingPath = this.list.map((heading) => heading.title);
    this.list.push({ level, title, loose });
    const isBill = /\bBill(?: \d{4})?(?: ?\[[^\]]+\])?(?:$|: )/.test(title);
    const date = DATED.test(title) ? isoDayAtStart(title) : null;
    return { title, headingPath, ...(isBill ? { kind: "bill" } : {}), ...(date ? { date } : {}) };
  }
}
