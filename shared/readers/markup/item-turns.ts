import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import type { ExtractFacts, Piece, ReaderSink } from "../reader.ts";

/** What is known of a turn. The same object for all its paragraphs tells it from another one. */
export interface TurnFacts {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  id?: string | null;
  time?: string | null;
  number?: string | null;
}

/** A turn without end is handed over bit by bit. */
const MOST_PARAGRAPHS = 256;

/**
 * Puts paragraphs together to turns, for records in XML whose elements say who speaks. An item of business is told of when its first
 * words come, so that all that stands before them is known; one without words never is.
 */
export class ItemTurns {
  private readonly emit: ReaderSink;
  private item: { at: number; facts: () => ExtractFacts } | null = null;
  private turn: TurnFacts | null = null;
  private paragraphs: Piece[][] = [];

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** An item begins at `at`; `facts` are asked for when it has words. */
  begin(at: number, facts: () => ExtractFacts): void {
    this.endTurn();
    this.item = { at, facts };
  }

  /** Adds a paragraph of a turn. Another turn than the one before ends that. */
  add(turn: TurnFacts, paragraph: Piece[]): void {
    const [first] = paragraph;
    if (!first) return;
    if (turn !== this.turn) this.endTurn();
    if (this.item) this.emit({ type: "extract", at: Math.min(this.item.at, first.start), facts: this.item.facts() });
    this.item = null;
    this.turn = turn;
    this.paragraphs.push(paragraph);
    if (this.paragraphs.length > MOST_PARAGRAPHS)
      this.emit({ type: "occurrence", ...turn, paragraphs: this.paragraphs.splice(0, MOST_PARAGRAPHS), more: true });
  }

  endTurn(): void {
    const { turn, paragraphs } = this;
    this.turn = null;
    this.paragraphs = [];
    if (turn && paragraphs.length > 0) this.emit({ type: "occurrence", ...turn, paragraphs });
  }
}
