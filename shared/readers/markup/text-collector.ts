import type { Piece, ReaderSink, TextRange } from "../reader.ts";
import type { References } from "./references.ts";
import { StepFinder } from "./step-finder.ts";

/** What cannot stay as printed: a reference, a line break or tab, two blanks and more. */
const STEP = /&(?:#[xX]?[\da-fA-F]+|[A-Za-z_][\w.-]*);|[ \t\r\n\f]{2,}|[\t\r\n\f]/g;
const REFERENCE_HERE = /&(?:#[xX]?[\da-fA-F]+|[A-Za-z_][\w.-]*);/y;
/** From so many characters on steps are found by their first characters. */
const LONG = 100;
const AMPERSAND = 38;
const SPACE = 32;
const NONE: readonly TextRange[] = [];

/**
 * Gathers the words of one paragraph out of mixed content (text, `<i>`, `<phrase>` ...). The documented steps: a
 * reference becomes its character (a line break or tab a space); a run of white space (space, tab, line break; not U+00A0) becomes one space, and none
 * at the paragraph's ends. Each piece but those spaces equals its run of the source.
 */
export class TextCollector {
  private pieces: Piece[] = [];
  /** The words so far end in a blank, or there are none. */
  private blank = true;
  private readonly steps = new StepFinder();
  private readonly references: References;

  constructor(references: References) {
    this.references = references;
  }

  /** True when nothing but blanks came so far. */
  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  /** Adds a text event: `raw` is its source at offset `start`; in a `literal` one (CDATA) `&` is just a character. */
  add(raw: string, start: number, literal = false): void {
    if (raw.length >= LONG) {
      this.addLong(raw, start, literal);
      return;
    }
    let at = 0;
    STEP.lastIndex = 0;
    for (let step = STEP.exec(raw); step; step = STEP.exec(raw)) {
      const [run] = step;
      const isReference = run.charCodeAt(0) === AMPERSAND;
      if (isReference && literal) continue;
      this.run(raw, at, step.index, start);
      at = step.index + run.length;
      if (isReference) this.reference(run, start + step.index);
      else this.space(start + step.index, start + at);
    }
    this.run(raw, at, raw.length, start);
  }

  private addLong(raw: string, start: number, literal: boolean): void {
    const { steps } = this;
    steps.begin(raw, literal ? null : REFERENCE_HERE);
    let at = 0;
    while (steps.find()) {
      const { from, to } = steps;
      this.run(raw, at, from, start);
      at = to;
      if (steps.isReference) this.reference(raw.slice(from, to), start + from);
      else this.space(start + from, start + to);
    }
    this.run(raw, at, raw.length, start);
  }

  /** Words that are ready, such as those of an attribute. */
  addPieces(pieces: readonly Piece[]): void {
    if (pieces.length === 0) return;
    this.pieces.push(...pieces);
    this.blank = false;
  }

  /** One space where something without words stands (`<br/>`), unless there is one already. */
  space(start: number, end = start): void {
    if (this.blank) return;
    this.pieces.push({ text: " ", start, end });
    this.blank = true;
  }

  /** A tab between two cells of a row or two entries of a list; it takes the place of a blank, and always stands. */
  tab(at: number): void {
    this.trimEnd();
    this.pieces.push({ text: "\t", start: at, end: at });
    this.blank = true;
  }

  /**
   * The paragraph so far, without blanks at its end; another begins. Empty when there were no words. Words that are
   * blank themselves (`&nbsp;` alone) come back as `blanks`, to be covered as boilerplate.
   */
  take(): { pieces: Piece[]; blanks: readonly TextRange[] } {
    this.trimEnd();
    const { pieces } = this;
    this.pieces = [];
    this.blank = true;
    if (pieces.some(({ text }) => hasWords(text))) return { pieces, blanks: NONE };
    return { pieces: [], blanks: pieces.filter((piece) => piece.end > piece.start) };
  }

  /** Most paragraphs are one piece, for which an array that has room for more would be kept. */
  private put(piece: Piece): void {
    if (this.pieces.length === 0) this.pieces = [piece];
    else this.pieces.push(piece);
  }

  private run(raw: string, from: number, to: number, start: number): void {
    let at = from;
    if (this.blank && raw.charCodeAt(at) === SPACE) at++;
    if (at >= to) return;
    this.put({ text: raw.slice(at, to), start: start + at, end: start + to });
    this.blank = raw.charCodeAt(to - 1) === SPACE;
  }

  private reference(run: string, start: number): void {
    const words = this.references.decode(run);
    const isBreak = words === "\n" || words === "\t" || words === "\r" || words === "\f";
    this.put({ text: isBreak ? " " : words, start, end: start + run.length });
    this.blank = false;
  }

  private trimEnd(): void {
    const last = this.pieces.at(-1);
    if (!this.blank || last === undefined || !last.text.endsWith(" ")) return;
    this.pieces.pop();
    if (last.text.length > 1) this.pieces.push({ text: last.text.slice(0, -1), start: last.start, end: last.end - 1 });
    this.blank = false;
  }
}

function hasWords(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code > SPACE && code < 127) || /\S/.test(text);
}

/** The words of the paragraph that a collector gathered; what is blank in one without words is told as boilerplate. */
export function takePieces(collector: TextCollector, emit: ReaderSink): Piece[] {
  const { pieces, blanks } = collector.take();
  for (const { start, end } of blanks) emit({ type: "span", role: "boilerplate", range: { start, end } });
  return pieces;
}

/** The pieces of a run of source that is a paragraph of its own, such as an attribute's value. */
export function piecesOf(raw: string, start: number, references: References): Piece[] {
  const collector = new TextCollector(references);
  collector.add(raw, start);
  return collector.take().pieces;
}

/** The range of a text event without the blanks around it, for a span. */
export function wordsRange(raw: string, start: number): TextRange {
  const before = raw.length - raw.trimStart().length;
  return { start: start + before, end: start + raw.trimEnd().length };
}
