import type { Span, SpanRole } from "../model/source.ts";
import type { TextRange } from "./reader.ts";
import type { SourceWindow } from "./source-window.ts";

/** Markup is boilerplate, but for runs between the words of one turn, which are counted to them. */
type Role = SpanRole | "markup";

const NOBODY = -1;

/**
 * How far runs may come beyond a place that no run covers before that place is given up as unrecognised. Memory stays
 * bounded by it; only a turn longer than this could have words that far behind.
 */
export const MOST_BEHIND = 16_777_216;

/** Where spans go, in order of the source. */
export type SpanSink = (span: Span) => void;

/** What was not recognised: where it begins first, and its non-blank characters (code points). */
export interface Unrecognised {
  first: TextRange | null;
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
  /** Runs waiting. */
  private roles: Role[] = [];
  private starts: number[] = [];
  private ends: number[] = [];
  private extracts: number[] = [];
  private indexes: number[] = [];
  private isInOrder = true;
  private reach = 0;
  /** The span made last, which words of the same turn may still lengthen. */
  private last: Span | null = null;
  /** Markup that may turn out to stand between words of one turn. */
  private held: TextRange | null = null;

  constructor(window: SourceWindow, put: SpanSink) {
    this.window = window;
    this.put = put;
  }

  /** Adds a run; of those that belong to a turn, whose. */
  add(role: Role, start: number, end: number, extract = NOBODY, index = NOBODY): void {
    const { starts } = this;
    if (starts.length > 0 && start < (starts[starts.length - 1] as number)) this.isInOrder = false;
    if (end > this.reach) this.reach = end;
    this.roles.push(role);
    starts.push(start);
    this.ends.push(end);
    this.extracts.push(extract);
    this.indexes.push(index);
  }

  /** Makes spans as far as nothing is missing before them. */
  settle(): void {
    const order = this.order();
    let done = 0;
    for (; done < order.length; done++) {
      const start = this.starts[order[done] as number] as number;
      const isCovered = start <= this.at || this.window.wordsIn(this.at, start) === null;
      if (!isCovered && this.reach - this.at < MOST_BEHIND) break;
      this.take(order[done] as number);
    }
    this.keep(order.subarray(done));
  }

  /** Makes spans of all so far; what no run covered is `unrecognised`, so that each non-blank character has one place. */
  giveUp(): void {
    for (const place of this.order()) this.take(place);
    this.keep(new Uint32Array(0));
    this.fillTo(this.window.length);
  }

  /** Nothing comes any more. */
  finish(): void {
    this.giveUp();
    this.release();
    if (this.last) this.put(this.last);
    this.last = null;
  }

  private take(place: number): void {
    const [start, end] = [this.starts[place] as number, this.ends[place] as number];
    const role = this.roles[place] as Role;
    if (start > this.at) this.fillTo(start);
    if (end <= this.at || end <= start) return;
    const [extract, index] = [this.extracts[place] as number, this.indexes[place] as number];
    const { last } = this;
    if (role === "markup" && this.held === null && start >= this.at && last?.role === "text") {
      this.held = { start, end };
    } else if (role === "text" && this.held !== null && last?.extract === extract && last.index === index) {
      last.byteEnd = this.window.byteAt(end);
      this.held = null;
    } else {
      this.release();
      this.next(role, Math.max(this.at, start), end, extract, index);
    }
    this.at = end;
  }

  private release(): void {
    const { held } = this;
    this.held = null;
    if (held) this.next("markup", held.start, held.end, NOBODY, NOBODY);
  }

  private fillTo(end: number): void {
    const run = this.window.wordsIn(this.at, end);
    if (!run) return;
    this.release();
    this.unrecognised.first ??= run;
    this.unrecognised.characters += countNonBlank(this.window.slice(run.start, run.end));
    this.next("unrecognised", run.start, run.end, NOBODY, NOBODY);
    this.at = run.end;
  }

  private next(role: Role, start: number, end: number, extract: number, index: number): void {
    const { window } = this;
    if (this.last) this.put(this.last);
    this.last = {
      role: role === "markup" ? "boilerplate" : role,
      byteStart: window.byteAt(start),
      byteEnd: window.byteAt(end),
      line: window.lineAt(start),
      extract: extract === NOBODY ? null : extract,
      index: extract === NOBODY ? null : index,
    };
  }

  /** Keeps the runs at these places alone. */
  private keep(places: Uint32Array): void {
    const of = <T>(list: T[]): T[] => Array.from(places, (place) => list[place] as T);
    this.roles = of(this.roles);
    this.starts = of(this.starts);
    this.ends = of(this.ends);
    this.extracts = of(this.extracts);
    this.indexes = of(this.indexes);
    this.isInOrder = true;
  }

  /**
   * The runs' places in order. They come nearly so (those of a turn's markup before those of its words), so only
   * the stretches out of order are sorted.
   */
  private order(): Uint32Array {
    const { starts, ends } = this;
    const order = new Uint32Array(starts.length);
    for (let i = 0; i < order.length; i++) order[i] = i;
    if (this.isInOrder) return order;
    const by = (a: number, b: number) =>
      (starts[a] as number) - (starts[b] as number) || (ends[a] as number) - (ends[b] as number);
    const leastAfter = leastOfRest(starts);
    let from = 0;
    let greatest = 0;
    for (let i = 0; i < starts.length; i++) {
      greatest = Math.max(greatest, starts[i] as number);
      if (greatest > (leastAfter[i + 1] as number)) continue;
      if (i > from) order.subarray(from, i + 1).sort(by);
      from = i + 1;
    }
    return order;
  }
}

function countNonBlank(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}

/** For each place in a list the least number from there on; infinite after its end. */
function leastOfRest(numbers: readonly number[]): Float64Array {
  const least = new Float64Array(numbers.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let i = numbers.length - 1; i >= 0; i--) least[i] = Math.min(numbers[i] as number, least[i + 1] as number);
  return least;
}
