import type { Line } from "../lines.ts";
import { CONTENTS_ENTRY, isParagraphCode } from "./page-lines.ts";

/** Entries and headings of more lines are none. */
const MOST_LINES = 4;

/**
 * The list of contents of a report, whose entries the report's headings repeat: `Ferries Bill 2031 ..... 170`. In PDFs of
 * the Oireachtas entries and headings bear the code of a paragraph too. What an entry says is a heading where it
 * stands on lines of its own.
 */
export class Contents {
  /** Entries by their letters and figures, and the codes of some. */
  private readonly entries = new Set<string>();
  private readonly codes = new Set<string>();
  /** The code right before this line. */
  private code: string | null = null;
  /** The beginning of an entry that the next line goes on with; null outside of one. */
  private begun: string | null = null;
  private wasEntry = false;
  private readonly rest = new Set<Line>();

  /** A line that is the code of what comes after it. */
  meet({ text }: Line): void {
    this.code = text;
  }

  /** Whether this is a line of the list itself; asked of every line until somebody speaks. */
  isEntry(line: Line, ahead: readonly Line[]): boolean {
    const isEnd = CONTENTS_ENTRY.test(line.text);
    const goesOn = this.begun !== null || this.code !== null || (this.wasEntry && !line.blankBefore);
    this.wasEntry = isEnd || (goesOn && sameBlock(ahead).some(({ text }) => CONTENTS_ENTRY.test(text)));
    this.begun = this.wasEntry ? join(this.begun ?? "", line.text.replace(CONTENTS_ENTRY, "")) : null;
    if (this.begun === null) return false;
    if (this.code !== null) this.codes.add(this.code);
    this.code = null;
    if (!isEnd) return true;
    this.entries.add(signature(this.begun));
    this.begun = null;
    return true;
  }

  /** The whole heading that this line begins; empty for a further line of one; null for any other line. */
  heading(line: Line, ahead: readonly Line[]): string | null {
    const { code } = this;
    this.code = null;
    if (this.rest.delete(line)) return "";
    const isCoded = code !== null && this.codes.has(code);
    if (!isCoded && (!line.blankBefore || this.entries.size === 0)) return null;
    // Rules are drawn as dashes right above some headings.
    if (!/\p{L}/u.test(line.text)) return null;
    let title = line.text;
    for (let more = 0; more < MOST_LINES; more++) {
      const isWhole = this.entries.has(signature(title));
      if (isWhole) for (const other of ahead.slice(0, more)) this.rest.add(other);
      if (isWhole) return title;
      const next = ahead[more];
      if (next === undefined || isParagraphCode(next.text)) break;
      title = join(title, next.text);
    }
    return isCoded ? line.text : null;
  }
}

/** The lines that go on with the one before them. */
function sameBlock(ahead: readonly Line[]): Line[] {
  const end = ahead.findIndex((line) => line.blankBefore || isParagraphCode(line.text));
  return ahead.slice(0, Math.min(MOST_LINES - 1, end < 0 ? ahead.length : end));
}

/** `Fourteenth Report of Com-` and `mittee` are one word again. */
function join(title: string, more: string): string {
  if (title === "") return more;
  const isCut = /\p{Ll}-$/u.test(title) && /^\p{Ll}/u.test(more);
  return isCut ? `${title.slice(0, -1)}${more}` : `${title} ${more}`;
}

function signature(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
