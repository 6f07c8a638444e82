import type { IsoDate } from "../../model/extract.ts";
import type { ReaderSink } from "../reader.ts";
import { kindOf, type Sitting } from "./header.ts";

interface Heading {
  words: string;
  /** Divisions open around it. */
  depth: number;
  at: number;
  id: string | null;
  /** It began an extract already. */
  isUsed: boolean;
}

/**
 * Makes extracts of divisions: the first words under a heading begin one. Divisions without a heading belong to what is
 * around them, at the outermost to the sitting itself. Of headings with no words between, all but the last are the path.
 */
export class Outline {
  private readonly emit: ReaderSink;
  private sitting: Sitting;
  private stack: Heading[] = [];
  /** Ids of the open divisions. */
  private readonly divisions: (string | null)[] = [];
  /** What the extract last begun stands under; undefined before the first. */
  private under: Heading | null | undefined;
  private hasWords = true;

  constructor(emit: ReaderSink, sitting: Sitting) {
    this.emit = emit;
    this.sitting = sitting;
  }

  /** Another document of the same file begins. */
  begin(sitting: Sitting): void {
    this.sitting = sitting;
    this.stack = [];
    this.divisions.length = 0;
    this.under = undefined;
  }

  /** The text itself says the day. */
  dated(date: IsoDate | null): void {
    this.sitting = { ...this.sitting, date: this.sitting.date ?? date };
  }

  openDivision(id: string | null): void {
    this.divisions.push(id);
  }

  closeDivision(): void {
    this.divisions.pop();
    this.stack = this.stack.filter(({ depth }) => depth <= this.divisions.length);
  }

  heading(words: string, at: number): void {
    const depth = this.divisions.length;
    if (this.hasWords) this.stack = this.stack.filter((other) => other.depth < depth);
    this.stack.push({ words, depth, at, id: this.divisions.at(-1) ?? null, isUsed: false });
    this.hasWords = false;
  }

  /** Words, or a mark that some are left out, begin at `at`. */
  words(at: number): void {
    this.hasWords = true;
    const heading = this.stack.at(-1) ?? null;
    if (heading === this.under) return;
    this.under = heading;
    const { sitting } = this;
    const { date, house, chamber, volume, url, language } = sitting;
    const path = [sitting.term, sitting.title, ...this.stack.map(({ words }) => words)].filter(
      (words) => words !== null,
    );
    const title = path.pop() ?? null;
    const start = heading && !heading.isUsed ? heading.at : at;
    if (heading) heading.isUsed = true;
    const id = heading ? heading.id : sitting.id;
    const place = { date, house, chamber, volume, url, id, language };
    const facts = { title, headingPath: path, kind: kindOf(title, sitting), ...place };
    this.emit({ type: "extract", at: start, facts });
  }
}
