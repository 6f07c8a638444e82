import type { References } from "../markup/references.ts";
import { TextCollector } from "../markup/text-collector.ts";
import type { Piece, TextRange } from "../reader.ts";

/** Bold words at a paragraph's beginning: a speaker's name when they end in a colon, or one comes right after. */
export class BoldName {
  private readonly collector: TextCollector;
  private depth = 0;
  private pieces: Piece[] = [];

  constructor(references: References) {
    this.collector = new TextCollector(references);
  }

  get isOpen(): boolean {
    return this.depth > 0;
  }

  /** The words are complete, and what they are is not yet known. */
  get isWaiting(): boolean {
    return this.depth === 0 && this.pieces.length > 0;
  }

  get isName(): boolean {
    return /[:：]$/.test(this.words);
  }

  begin(depth: number): void {
    if (!this.isOpen && !this.isWaiting) this.depth = depth;
  }

  endsAt(depth: number): boolean {
    return this.depth === depth;
  }

  add(raw: string, start: number, literal: boolean): void {
    this.collector.add(raw, start, literal);
  }

  space(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    this.depth = 0;
    this.pieces = this.collector.take().pieces;
  }

  /** How much of the text right after the bold words is a colon that makes them a name; 0 when there is none. */
  colonIn(raw: string): number {
    return /^\s*[:：]/.exec(raw)?.[0].length ?? 0;
  }

  /** The name without its colon, and where it stands. */
  take(): { words: string; ranges: TextRange[] } {
    const words = this.words.replace(/[:：]$/, "").trim();
    return { words, ranges: this.takePieces().filter(({ start, end }) => end > start) };
  }

  takePieces(): Piece[] {
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }

  private get words(): string {
    return this.pieces.map((piece) => piece.text).join("");
  }
}
