import type { Span, SpanRole } from "../model/source.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { TextRange } from "./reader.ts";

/** Whose words a run is: ordinal of the extract and index in it. */
export interface Owner {
  extract: number;
  index: number;
}

/** Markup is boilerplate, but for runs between the words of one turn, which are counted to them. */
type Role = SpanRole | "markup";

const NOBODY = -1;

/** Non-blank characters (code points) of a text. */
export function countNonBlank(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}

/**
 * Gathers what the runs of one source are. A large file has hundreds of thousands of runs, so they are kept as numbers,
 * and spans are made at the end.
 */
export class SpanList {
  private readonly text: string;
  private readonly offsets: OffsetMap;
  private readonly roles: Role[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly extracts: number[] = [];
  private readonly indexes: number[] = [];
  private isInOrder = true;

  constructor(text: string, offsets: OffsetMap) {
    this.text = text;
    this.offsets = offsets;
  }

  /** Adds a run; the number it returns is for {@link own}. */
  add(role: Role, start: number, end: number, owner: Owner | null): number {
    const number = this.starts.length;
    if (number > 0 && start < (this.starts[number - 1] as number)) this.isInOrder = false;
    this.roles.push(role);
    this.starts.push(start);
    this.ends.push(end);
    this.extracts.push(owner?.extract ?? NOBODY);
    this.indexes.push(owner?.index ?? NOBODY);
    return number;
  }

  /** Says whose a run is that was added before. */
  own(number: number, owner: Owner): void {
    this.extracts[number] = owner.extract;
    this.indexes[number] = owner.index;
  }

  /**
   * The spans in order, with `unrecognised` ones where no run was, so that each non-blank character has one place; and
   * the ranges of those.
   */
  finish(): { spans: Span[]; unrecognised: TextRange[] } {
    const unrecognised: TextRange[] = [];
    const spans: Span[] = [];
    let at = 0;
    /** Markup that may turn out to stand between words of one turn. */
    let held = NOBODY;
    const put = (role: Role, start: number, end: number, owner: number) =>
      spans.push(this.span(role, start, end, owner));
    const release = () => {
      if (held !== NOBODY) put("markup", this.starts[held] as number, this.ends[held] as number, held);
      held = NOBODY;
    };
    const fillTo = (end: number) => {
      const run = this.uncovered(at, end);
      if (!run) return;
      release();
      unrecognised.push(run);
      put("unrecognised", run.start, run.end, NOBODY);
    };
    for (const number of this.order()) {
      const [start, end, role] = [
        this.starts[number] as number,
        this.ends[number] as number,
        this.roles[number] as Role,
      ];
      fillTo(start);
      if (end <= at || end <= start) continue;
      const last = spans.at(-1);
      if (role === "markup" && held === NOBODY && start >= at && last?.role === "text") held = number;
      else if (role === "text" && held !== NOBODY && last && this.isOf(last, number)) {
        last.byteEnd = this.offsets.byteAt(end);
        held = NOBODY;
      } else {
        release();
        put(role, Math.max(at, start), end, number);
      }
      at = end;
    }
    fillTo(this.text.length);
    release();
    return { spans, unrecognised };
  }

  private isOf(span: Span, number: number): boolean {
    return span.extract === this.extracts[number] && span.index === this.indexes[number];
  }

  /**
   * The runs' numbers by place. They come nearly in order (those of a turn's markup before those of its words), so only
   * the stretches out of order are sorted.
   */
  private order(): Iterable<number> {
    const { starts, ends } = this;
    if (this.isInOrder) return starts.keys();
    const by = (a: number, b: number) =>
      (starts[a] as number) - (starts[b] as number) || (ends[a] as number) - (ends[b] as number);
    const order = Uint32Array.from(starts.keys());
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

  private uncovered(from: number, to: number): TextRange | null {
    if (from >= to) return null;
    const raw = this.text.slice(from, to);
    const run = raw.trim();
    if (run === "") return null;
    const start = from + raw.indexOf(run.charAt(0));
    return { start, end: start + run.length };
  }

  private span(role: Role, start: number, end: number, number: number): Span {
    const { offsets } = this;
    const extract = this.extracts[number] ?? NOBODY;
    const isOwned = extract !== NOBODY;
    return {
      role: role === "markup" ? "boilerplate" : role,
      byteStart: offsets.byteAt(start),
      byteEnd: offsets.byteAt(end),
      line: offsets.lineAt(start),
      extract: isOwned ? extract : null,
      index: isOwned ? (this.indexes[number] as number) : null,
    };
  }
}

/** For each place in a list the least number from there on; infinite after its end. */
function leastOfRest(numbers: readonly number[]): Float64Array {
  const least = new Float64Array(numbers.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let i = numbers.length - 1; i >= 0; i--) least[i] = Math.min(numbers[i] as number, least[i + 1] as number);
  return least;
}
