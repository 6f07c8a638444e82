import type { Span, SpanRole } from "../model/source.ts";
import type { TextRange } from "./reader.ts";
import type { SourceWindow } from "./source-window.ts";

/** Markup is boilerplate, but for runs between the words of one turn, which are counted to them. */
type Role = SpanRole | "markup";

const NOBODY = -1;
const FIELDS = 5;
/** So many places runs may be moved back in all before sorting them anew is cheaper. */
const MOST_MOVED = 5_000_000;
const ROLES = [
  "text",
  "speaker",
  "heading",
  "metadata",
  "gap",
  "note",
  "boilerplate",
  "unrecognised",
  "markup",
] as const satisfies Role[];
const NUMBERS = Object.fromEntries(ROLES.map((role, number) => [role, number])) as Record<Role, number>;

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
  /** Runs waiting, as numbers: role, start, end, extract, index. */
  private runs = new Float64Array(FIELDS * 256);
  private count = 0;
  private isInOrder = true;
  private greatest = 0;
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
    const at = this.count * FIELDS;
    if (at === this.runs.length) this.grow();
    if (start < this.greatest) this.isInOrder = false;
    else this.greatest = start;
    if (end > this.reach) this.reach = end;
    const { runs } = this;
    runs[at] = NUMBERS[role];
    runs[at + 1] = start;
    runs[at + 2] = end;
    runs[at + 3] = extract;
    runs[at + 4] = index;
    this.count++;
  }

  /** Makes spans as far as nothing is missing before them. */
  settle(): void {
    this.sort();
    let done = 0;
    for (; done < this.count; done++) {
      const start = this.runs[done * FIELDS + 1] as number;
      const isCovered = start <= this.at || this.window.wordsIn(this.at, start) === null;
      if (!isCovered && this.reach - this.at < MOST_BEHIND) break;
      this.take(done);
    }
    this.runs.copyWithin(0, done * FIELDS, this.count * FIELDS);
    this.count -= done;
  }

  /** Makes spans of all so far; what no run covered is `unrecognised`, so that each non-blank character has one place. */
  giveUp(): void {
    this.sort();
    for (let i = 0; i < this.count; i++) this.take(i);
    this.count = 0;
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
    const { runs } = this;
    const at = place * FIELDS;
    const start = runs[at + 1] as number;
    const end = runs[at + 2] as number;
    const role = ROLES[runs[at] as number] as Role;
    if (start > this.at) this.fillTo(start);
    if (end <= this.at || end <= start) return;
    const extract = runs[at + 3] as number;
    const index = runs[at + 4] as number;
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

  private grow(): void {
    const { runs } = this;
    this.runs = new Float64Array(runs.length * 2);
    this.runs.set(runs);
  }

  /**
   * Puts the runs in order. They come nearly so (those of a turn's markup before those of its words), so each that is
   * out of order is moved back to its place; what is all out of order is sorted.
   */
  private sort(): void {
    if (this.isInOrder) return;
    this.isInOrder = true;
    const { runs, count } = this;
    let moved = 0;
    for (let i = 1; i < count; i++) {
      const at = i * FIELDS;
      if ((runs[at + 1] as number) >= (runs[at + 1 - FIELDS] as number)) continue;
      const to = placeFor(runs, i);
      moved += i - to;
      if (moved > MOST_MOVED) {
        this.runs = sortedRuns(runs, count);
        return;
      }
      const run = runs.slice(at, at + FIELDS);
      runs.copyWithin((to + 1) * FIELDS, to * FIELDS, at);
      runs.set(run, to * FIELDS);
    }
  }
}

/** Where a run belongs among those before it, which are in order; after its equals. */
function placeFor(runs: Float64Array, place: number): number {
  let low = 0;
  let high = place;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(runs, middle, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By start, then end. */
function compare(runs: Float64Array, a: number, b: number): number {
  return (
    (runs[a * FIELDS + 1] as number) - (runs[b * FIELDS + 1] as number) ||
    (runs[a * FIELDS + 2] as number) - (runs[b * FIELDS + 2] as number)
  );
}

function sortedRuns(runs: Float64Array, count: number): Float64Array<ArrayBuffer> {
  const order = Uint32Array.from({ length: count }, (_, place) => place).sort((a, b) => compare(runs, a, b));
  const sorted = new Float64Array(runs.length);
  for (const [to, from] of order.entries()) {
    for (let field = 0; field < FIELDS; field++) sorted[to * FIELDS + field] = runs[from * FIELDS + field] as number;
  }
  return sorted;
}

function countNonBlank(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}
