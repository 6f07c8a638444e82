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

/** Items of business within others: what follows one below another belongs to that again. */
export class NestedItems<Item> {
  private readonly turns: ItemTurns;
  private readonly factsOf: (items: readonly Item[]) => ExtractFacts;
  private readonly open: Item[] = [];

  /** `factsOf` tells of an item from those around it and itself, the outermost first. */
  constructor(turns: ItemTurns, factsOf: (items: readonly Item[]) => ExtractFacts) {
    this.turns = turns;
    this.factsOf = factsOf;
  }

  /** The item that stands here; undefined outside of all. */
  get innermost(): Item | undefined {
    return this.open.at(-1);
  }

  enter(item: Item, at: number): void {
    this.open.push(item);
    this.begin(at);
  }

  leave(at: number): void {
    this.open.pop();
    if (this.open.length > 0) this.begin(at);
    else this.turns.endTurn();
  }

  private begin(at: number): void {
    const items = [...this.open];
    this.turns.begin(at, () => this.factsOf(items));
  }
}
