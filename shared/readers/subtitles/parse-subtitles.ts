import { isDigit } from "../../text/is-digit.ts";
import { isWhiteSpace } from "../../text/white-space.ts";
import { cutLines } from "../lines.ts";
import type { Piece, ReaderSink, TextParse, TextRange } from "../reader.ts";
import { PlainLines } from "./cue-text.ts";
import { type CueTiming, readTiming } from "./cue-timing.ts";
import { CueTurns } from "./cue-turns.ts";
import { RollUp } from "./roll-up.ts";

function isNumber(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isDigit(source.charCodeAt(at))) return false;
  return from < to;
}

/** A cue that may have more lines. */
interface OpenCue {
  timing: CueTiming;
  lines: Piece[];
  /** From this line on all are known to be plain. */
  plainFrom: number;
}

/** A line whose text is not made yet. */
interface UncutLine extends TextRange {
  source: string;
  from: number;
}

function cut({ source, from, start, end }: UncutLine): Piece {
  return { text: source.slice(from, from + end - start), start, end };
}

/** What the reader does with lines outside of cues: tells what they are, or null to leave them unrecognised. */
export type BlockRole = (line: Piece) => "metadata" | "note" | null;

/**
 * Parses cues, with `outside` for the lines before a cue and after a blank line: a line before a timing is a
 * cue's number or name, and metadata like the timing itself. `outside` is asked for the first line of each block
 * and its answer holds for the block.
 */
export function parseSubtitles(sink: ReaderSink, outside: BlockRole): TextParse {
  const turns = new CueTurns(sink);
  const rollUp = new RollUp();
  const plain = new PlainLines();
  let cue: OpenCue | null = null;
  let saidRepeats = false;
  let inCue = false;
  let block: "metadata" | "note" | null = null;
  /** A blank line, or the beginning of the text, stands before the line that comes next. */
  let blankBefore = true;
  /** A cue's number or name, if a timing comes next, and whether it is the first line of its block. */
  let held: UncutLine | null = null;
  let isHeldFirst = false;
  const metadata = (start: number, end: number) => sink({ type: "span", role: "metadata", range: { start, end } });

  /** A cue is over: what the one before has shown already is left out. */
  function endCue(): void {
    if (!cue) return;
    const { timing, lines, plainFrom } = cue;
    cue = null;
    const repeated = rollUp.repeated(lines, timing);
    turns.cue(timing);
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as Piece;
      if (at < repeated) leaveOut(line);
      else if (at >= plainFrom) turns.plainLine(line);
      else turns.line(line, at + 1 < lines.length);
    }
  }

  function leaveOut({ start, end }: Piece): void {
    const range = { start, end };
    sink({ type: "span", role: "boilerplate", range });
    if (saidRepeats) return;
    saidRepeats = true;
    const message = "These captions show lines again while the next one comes; each is read once.";
    sink({ type: "diagnostic", code: "repeated-captions", severity: "info", message, range });
  }

  /** Takes a line, which is not made a text of its own where it is a timing. */
  function take(source: string, from: number, to: number, at: number): void {
    let first = from;
    let last = to;
    while (first < last && isWhiteSpace(source.charCodeAt(first))) first++;
    while (first < last && isWhiteSpace(source.charCodeAt(last - 1))) last--;
    const isFirst = blankBefore;
    blankBefore = first === last;
    if (blankBefore) return;
    const start = at + first - from;
    const end = at + last - from;
    const timing = readTiming(source, first, last);
    if (held) {
      const before = held;
      held = null;
      if (timing && !isFirst) {
        endCue();
        metadata(before.start, before.end);
      } else takeWords(before, isHeldFirst);
    }
    if (timing) {
      endCue();
      cue = { timing, lines: [], plainFrom: 0 };
      metadata(start, end);
      inCue = true;
      block = null;
      return;
    }
    if (isFirst && !isAwaited()) endCue();
    const line = { source, from: first, start, end };
    if (isFirst || (block === null && isNumber(source, first, last))) {
      held = line;
      isHeldFirst = isFirst;
    } else takeWords(line, false);
  }

  /** Whether a timing has no words yet. */
  function isAwaited(): boolean {
    return cue?.lines.length === 0;
  }

  /** Of a cue, or outside of cues. */
  function takeWords(line: UncutLine, isFirst: boolean): void {
    if (isFirst) {
      block = outside(cut(line));
      // Captions that roll up have a first line of nothing but a space.
      inCue = block === null && isAwaited();
    }
    if (inCue && cue) {
      const { source, from, start, end } = line;
      cue.lines.push(cut(line));
      if (!plain.has(source, from, from + end - start)) cue.plainFrom = cue.lines.length;
    } else if (block) sink({ type: "span", role: block, range: { start: line.start, end: line.end } });
  }

  const lines = cutLines(take);
  return {
    write: lines.write,
    end() {
      lines.end();
      if (held) takeWords(held, isHeldFirst);
      endCue();
      turns.end();
    },
  };
}
