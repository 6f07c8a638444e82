import type { ContributionKind } from "../../model/extract.ts";
import type { ReaderSink } from "../reader.ts";
import type { Turn } from "./turn.ts";
import type { Unit } from "./unit.ts";

/** A turn that is over, while others of its speaker may be joined to it. */
interface Pending {
  turn: Turn;
  units: number;
  last: Unit;
}

/**
 * Puts units together to turns: those that the source chains (`prev`, `next`), whatever notes stand between, and those of one
 * paragraph and one speaker with nothing between. The latter only where no unit has several paragraphs so far, or by the header's count: such a source does not
 * print a unit for each paragraph.
 */
export class JoinedTurns {
  private readonly emit: ReaderSink;
  private pending: Pending | null = null;
  private hasParagraphs = false;
  private joinedUnits = 0;
  private joinedTurns = 0;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** Units of this source have paragraphs, so that none is only a paragraph. */
  keepApart(): void {
    this.hasParagraphs = true;
  }

  /** Nothing is held that a unit could be joined to. */
  get isEmpty(): boolean {
    return this.pending === null;
  }

  /** What was joined, as a sentence; null when nothing was. */
  get told(): string | null {
    if (this.joinedTurns === 0) return null;
    return `${this.joinedUnits} printed units were joined to ${this.joinedTurns} turns of the same speaker.`;
  }

  /** The source says that a unit goes on with the one before. */
  isChained({ id, prev }: Unit): boolean {
    const last = this.pending?.last;
    if (!last) return false;
    return (id !== null && last.next === id) || (prev !== null && last.id === prev);
  }

  /** A unit is of the same speaker, of the same kind, and of the same address, as a speech with one of its own stands alone. */
  isOf(who: string | null, kind: ContributionKind, url: string | null): boolean {
    const { last, turn } = this.pending ?? {};
    return who !== null && last?.who === who && turn?.facts.kind === kind && turn.facts.url === url;
  }

  /** A unit is over that has words. */
  add(turn: Turn, unit: Unit): void {
    const { pending } = this;
    const isChained = this.isChained(unit);
    if (turn.paragraphs.length > 1 && !isChained && unit.next === null) this.hasParagraphs = true;
    const isOne = pending?.units === pending?.turn.paragraphs.length && turn.paragraphs.length === 1;
    if (pending && (isChained || (isOne && !this.hasParagraphs))) {
      pending.turn.paragraphs.push(...turn.paragraphs);
      pending.units++;
      pending.last = unit;
      return;
    }
    this.flush();
    this.pending = { turn, units: 1, last: unit };
  }

  /** A note stands after the last unit: only one that the source chains to it can still go on with it. */
  note(): void {
    if (this.pending?.last.next === null) this.flush();
  }

  /** No more units can be joined to the last turn. */
  flush(): void {
    const { pending } = this;
    if (!pending) return;
    this.pending = null;
    if (pending.units > 1) {
      this.joinedTurns++;
      this.joinedUnits += pending.units;
    }
    const { facts, paragraphs } = pending.turn;
    this.emit({ type: "occurrence", ...facts, paragraphs });
  }
}
