import { indexFrom } from "../../lib/index-from.ts";

/** What a step begins with: a reference, or white space other than a single space. */
const MARKS = ["&", "\n", "  ", "\t", "\r", "\f"] as const;
const BLANKS_HERE = /[ \t\r\n\f]+/y;
const AMPERSAND = 38;
const SPACE = 32;

/**
 * Finds, one after the other, what cannot stay as printed in a text: references, and runs of white space that are no single
 * space. It searches for single characters, which is many times as fast as a pattern for all of it.
 */
export class StepFinder {
  /** Where the step found last stands. */
  from = 0;
  to = 0;
  isReference = false;
  private text = "";
  private reference: RegExp | null = null;
  /** Where each of the marks stands next. */
  private readonly next: number[] = MARKS.map(() => 0);

  /** Begins a text; `reference` (sticky) tells what is one, null where `&` is a character like any other. */
  begin(text: string, reference: RegExp | null): void {
    const { next } = this;
    this.text = text;
    this.reference = reference;
    this.to = 0;
    for (let i = 0; i < next.length; i++) next[i] = indexFrom(text, MARKS[i] as string, 0);
    if (reference === null) next[0] = text.length;
  }

  /** Goes to the next step; false when there is none. */
  find(): boolean {
    const { text, to: after } = this;
    for (let mark = this.first(after); mark < text.length; mark = this.first(mark + 1)) {
      this.isReference = text.charCodeAt(mark) === AMPERSAND;
      const pattern = this.isReference ? (this.reference as RegExp) : BLANKS_HERE;
      // A single blank before a line break belongs to its run.
      const isBlankBefore = !this.isReference && mark > after && text.charCodeAt(mark - 1) === SPACE;
      pattern.lastIndex = isBlankBefore ? mark - 1 : mark;
      if (!pattern.test(text)) continue;
      this.from = isBlankBefore ? mark - 1 : mark;
      this.to = pattern.lastIndex;
      return true;
    }
    return false;
  }

  /** The place of the mark that stands first from `at` on. */
  private first(at: number): number {
    const { next, text } = this;
    let first = text.length;
    for (let i = 0; i < next.length; i++) {
      if ((next[i] as number) < at) next[i] = indexFrom(text, MARKS[i] as string, at);
      if ((next[i] as number) < first) first = next[i] as number;
    }
    return first;
  }
}
