import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, takePieces } from "../markup/text-collector.ts";
import type { Piece, ReaderSink } from "../reader.ts";

/** Elements that are paragraphs of their own, or part them. */
const BLOCKS = new Set("seg p ab l lg head list item table row".split(" "));
const TOKENS = new Set(["w", "pc"]);

/** What the start of a turn says of it. */
export interface TurnFacts {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  id: string | null;
  time: string | null;
  column: string | null;
  url: string | null;
}

/**
 * Gathers the words of one turn, paragraph by paragraph. Where words and signs are elements (`w`, `pc`), one space stands
 * between two of them unless `join` says otherwise; the source's white space between them is layout.
 */
export class Turn {
  readonly facts: TurnFacts;
  readonly paragraphs: Piece[][] = [];
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;
  private openTokens = 0;
  private isTokenised = false;
  /** Where the note stood that came last, when no words followed yet. */
  private noteAt: number | null = null;
  /** The next token follows without a space. */
  private isJoined = true;

  constructor(facts: TurnFacts, emit: ReaderSink, references: References) {
    this.facts = facts;
    this.emit = emit;
    this.collector = new TextCollector(references);
  }

  get isEmpty(): boolean {
    return this.paragraphs.length === 0 && this.collector.isEmpty;
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (TOKENS.has(name)) this.token(tag);
    else if (BLOCKS.has(name)) this.paragraph();
    else if (name === "lb" || name === "cell") this.collector.space(tag.start);
  }

  close(name: string): void {
    if (TOKENS.has(name)) this.openTokens--;
    else if (BLOCKS.has(name)) this.paragraph();
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.noteAt !== null && /^[\p{L}\p{N}]/u.test(raw)) this.collector.space(this.noteAt);
    this.noteAt = null;
    if (this.openTokens === 0) {
      this.collector.add(raw, start, literal);
      return;
    }
    const words = raw.trimStart();
    this.collector.add(words.trimEnd(), start + raw.length - words.length, literal);
  }

  blank(start: number, end: number): void {
    if (!this.isTokenised) this.collector.space(start, end);
  }

  /** A note stands at `at`; a word after it is another than the one before. */
  note(at: number): void {
    this.noteAt = at;
  }

  end(): void {
    this.paragraph();
  }

  private token(tag: OpenTag): void {
    this.isTokenised = true;
    // Words within a word are its parts, without text of their own.
    if (this.openTokens++ > 0) return;
    this.noteAt = null;
    const join = tag.get("join");
    if (!this.isJoined && join !== "left" && join !== "both") this.collector.space(tag.start);
    this.isJoined = join === "right" || join === "both";
  }

  private paragraph(): void {
    const pieces = takePieces(this.collector, this.emit);
    if (pieces.length > 0) this.paragraphs.push(pieces);
    this.isJoined = true;
  }
}
