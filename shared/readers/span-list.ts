import type { Place } from "../model/diagnostic.ts";
import { SPAN_ROLES, type Span, type SpanRole } from "../model/source.ts";
import type { TextRange } from "./reader.ts";
import { RunQueue } from "./run-queue.ts";
import type { SourceWindow } from "./source-window.ts";

/** Markup is boilerplate, but for runs between the words of one turn, which are counted to them. */
type Role = SpanRole | "markup";

const NOBODY = -1;
const UNKNOWN = -1;
const ROLES: readonly Role[] = [...SPAN_ROLES, "markup"];
const NUMBERS = Object.fromEntries(ROLES.map((role, number) => [role, number])) as Record<Role, number>;
const TEXT = NUMBERS.text;

/**
 * How far runs may come beyond a place that no run covers before that place is given up as unrecognised. Memory stays
 * bounded by it; only a turn longer than this could have words that far behind.
 */
export const MOST_BEHIND = 16_777_216;

/** Where spans go, in order of the source. */
export type SpanSink = (span: Span) => void;

/** What was not recognised: the first of it, and its non-blank characters (code points). */
export interface Unrecognised {
  first: Place | null;
  characters: number;
}

/**
 * Makes spans of the runs of one source. Runs come nearly in order; they are kept, as numbers, until all before them is
 * covered, so that memory follows the turns and not the source.
 */
export class SpanList {
  readonly unrecognised: Unrecognised = { first: null, characters: 0 };
  /** All before this offset has become spans. */
  at = 0;
  private readonly window: SourceWindow;
  private readonly put: SpanSink;
  /**
   * Runs waiting: those of a turn are told when it is over, all else when it is met, each nearly in order. Of both at the
   * same place what is no turn's comes first.
   */
  private readonly turns = new RunQueue();
  private readonly others = new RunQueue();
  private reach = 0;
  /** Up to here all was given up, with what was known then. */
  private givenUp = -1;
  /** The span made last, which words of the same turn may still lengthen. */
  private last: Span | null = null;
  /** Markup that may turn out to stand between words of one turn. */
  private held: TextRange | null = null;

  constructor(window: SourceWindow, put: SpanSink) {
    this.window = window;
    this.put = put;
  }

  /** Adds words of a turn, of which the bytes are known. */
  words(start: number, end: number, byteStart: number, byteEnd: number, extract: number, index: number): void {
    if (end > this.reach) this.reach = end;
    this.turns.add(TEXT, start, end, extract, index, byteStart, byteEnd);
  }

  /** Adds a run; of those that belong to a turn, whose. */
  add(role: Role, start: number, end: number, extract = NOBODY, index = NOBODY): void {
    if (end > this.reach) this.reach = end;
    (extract === NOBODY ? this.others : this.turns).add(NUMBERS[role], start, end, extract, index);
  }

  /** Makes spans as far as nothing is missing before them. */
  settle(): void {
    for (let queue = this.sorted(); queue !== null; queue = this.next()) {
      if (!this.window.isBlank(this.at, queue.start)) {
        if (this.reach - this.at < MOST_BEHIND) return;
        this.fillTo(queue.start);
      }
      this.take(queue);
    }
  }

  /** Makes spans of all so far; what no run covered is `unrecognised`, so that each non-blank character has one place. */
  giveUp(): void {
    for (let queue = this.sorted(); queue !== null; queue = this.next()) {
      this.fillTo(queue.start);
      this.take(queue);
    }
    this.fillTo(this.window.length);
    this.givenUp = this.at;
  }

  /** Nothing comes any more. */
  finish(): void {
    this.giveUp();
    this.release();
    if (this.last) this.put(this.last);
    this.last = null;
  }

  /** Puts all runs in order; the queue of the first. */
  private sorted(): RunQueue | null {
    this.turns.sort();
    this.others.sort();
    return this.next();
  }

  /** The queue in which the next run stands; null when there is none. */
  private next(): RunQueue | null {
    const { turns, others } = this;
    if (turns.isEmpty) return others.isEmpty ? null : others;
    return others.isEmpty || turns.isBefore(others) ? turns : others;
  }

  /** Makes a span of the first run of a queue; nothing is missing before it. */
  private take(queue: RunQueue): void {
    const { start, end, extract, index, byteStart, byteEnd } = queue;
    const role = ROLES[queue.role] as Role;
    queue.shift();
    if (end <= this.at || end <= start) return;
    const { last } = this;
    if (role === "markup" && this.held === null && start >= this.at && last?.role === "text") {
      this.held = { start, end };
    } else if (role === "text" && this.held !== null && last?.extract === extract && last.index === index) {
      last.byteEnd = this.window.byteAt(end);
      this.held = null;
    } else {
      this.release();
      const isCut = start < this.at;
      this.begin(role, isCut ? this.at : start, end, extract, index, isCut ? UNKNOWN : byteStart, byteEnd);
    }
    this.at = end;
  }

  private release(): void {
    const { held } = this;
    this.held = null;
    if (held) this.begin("markup", held.start, held.end, NOBODY, NOBODY);
  }

  private fillTo(end: number): void {
    const run = this.window.wordsIn(this.at, end);
    if (!run) return;
    this.release();
    const goesOn = this.at === this.givenUp && this.last?.role === "unrecognised";
    this.at = run.end;
    const { window, unrecognised } = this;
    unrecognised.characters += window.nonBlankIn(run.start, run.end);
    // However often it is given up, what stands together is one span.
    if (goesOn && this.last) this.last.byteEnd = window.byteAt(run.end);
    else this.begin("unrecognised", run.start, run.end, NOBODY, NOBODY);
    const { line, byteStart, byteEnd } = this.last as Span;
    if (unrecognised.first === null || unrecognised.first.byteStart === byteStart) {
      unrecognised.first = { line, byteStart, byteEnd };
    }
  }

  private begin(
    role: Role,
    start: number,
    end: number,
    extract: number,
    index: number,
    byteStart = UNKNOWN,
    byteEnd = UNKNOWN,
  ): void {
    const { window } = this;
    if (this.last) this.put(this.last);
    this.last = {
      role: role === "markup" ? "boilerplate" : role,
      byteStart: byteStart === UNKNOWN ? window.byteAt(start) : byteStart,
      byteEnd: byteEnd === UNKNOWN ? window.byteAt(end) : byteEnd,
      line: window.lineAt(start),
      extract: extract === NOBODY ? null : extract,
      index: extract === NOBODY ? null : index,
    };
  }
}
