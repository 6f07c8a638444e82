import { isDigit } from "../../text/is-digit.ts";
import { isWhiteSpace } from "../../text/white-space.ts";
import { type Line, scanLines } from "../lines.ts";
import type { ReaderSink, TextParse } from "../reader.ts";
import { type CueTiming, CueTurns } from "./cue-turns.ts";
import { RollUp } from "./roll-up.ts";

const ARROW = "-->";
const DOT = 46;
const COMMA = 44;
const COLON = 58;
const ZERO = 48;
const ELEVEN_ZEROS = 11 * ZERO;
/** `1:00.5-->1:00.5`; a shorter line is none, such as the number of a cue. */
const SHORTEST = 15;
/** `1:02:03.400`, and up to three digits more. */
const SHORTEST_FULL = 11;
const USUAL_ARROW = " --> ";

function isNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return text !== "";
}

/** `1:02:03.400` or `02:03,4` at `at`: seconds and where it ends; null when none stands there. */
function readClock(text: string, at: number): { seconds: number; end: number } | null {
  let whole = 0;
  let part = 0;
  let groups = 0;
  let firstDigits = 0;
  let begins = at;
  let end = at;
  let code = text.charCodeAt(end);
  for (; isDigit(code) || code === COLON; code = text.charCodeAt(++end)) {
    if (code !== COLON) part = part * 10 + code - ZERO;
    else {
      const digits = end - begins;
      if (digits === 0 || (groups > 0 && digits > 2)) return null;
      if (groups++ === 0) firstDigits = digits;
      whole = (whole + part) * 60;
      part = 0;
      begins = end + 1;
    }
  }
  // Hours have up to four digits; without them minutes come first, and have two.
  if (groups === 0 || groups > 2 || firstDigits > groups * 2) return null;
  if (end - begins !== 2 || (code !== DOT && code !== COMMA)) return null;
  const mark = end;
  let fraction = 0;
  let unit = 1;
  for (code = text.charCodeAt(++end); isDigit(code); code = text.charCodeAt(++end)) {
    fraction = fraction * 10 + code - ZERO;
    unit *= 10;
  }
  return end === mark + 1 || end > mark + 4 ? null : { seconds: whole + part + fraction / unit, end };
}

function blankEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWhiteSpace(text.charCodeAt(end))) end++;
  return end;
}

/** The seconds of `01:02:03.400` that ends at `end` and begins at `at`, with one to four digits of hours; NaN where something else stands. */
function readFullClock(text: string, at: number, end: number): number {
  const rest = end - 10;
  const mark = text.charCodeAt(end - 4);
  if (text.charCodeAt(rest) !== COLON || text.charCodeAt(rest + 3) !== COLON) return Number.NaN;
  if (mark !== DOT && mark !== COMMA) return Number.NaN;
  let hours = 0;
  for (let digit = at; digit < rest; digit++) {
    const code = text.charCodeAt(digit);
    if (!isDigit(code)) return Number.NaN;
    hours = hours * 10 + code - ZERO;
  }
  const last = text.charCodeAt(end - 1);
  if (!isDigit(last)) return Number.NaN;
  const minutes = twoDigits(text, rest + 1);
  const seconds = twoDigits(text, rest + 4);
  return (hours * 60 + minutes) * 60 + seconds + (twoDigits(text, end - 3) * 10 + last - ZERO) / 1000;
}

/** NaN where something else stands. */
function twoDigits(text: string, at: number): number {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return isDigit(first) && isDigit(second) ? first * 10 + second - ELEVEN_ZEROS : Number.NaN;
}

/**
 * The timing of a cue, as WebVTT and SubRip have it (hours may be missing, and settings may follow); null when a line is
 * none. Read by hand, for every cue has one.
 */
export function readTiming(text: string): CueTiming | null {
  if (text.length < SHORTEST || !isDigit(text.charCodeAt(0))) return null;
  // Nearly all are two such clocks with the arrow between them, and nothing else.
  const half = (text.length - USUAL_ARROW.length) / 2;
  if (half >= SHORTEST_FULL && half <= SHORTEST_FULL + 3 && text.startsWith(USUAL_ARROW, half)) {
    const from = readFullClock(text, 0, half);
    const to = readFullClock(text, half + USUAL_ARROW.length, text.length);
    if (!Number.isNaN(from) && !Number.isNaN(to)) return { printed: text.slice(0, half), from, to };
  }
  const from = readClock(text, 0);
  if (!from) return null;
  const arrow = blankEnd(text, from.end);
  if (!text.startsWith(ARROW, arrow)) return null;
  const to = readClock(text, blankEnd(text, arrow + ARROW.length));
  if (!to || (to.end < text.length && !/^\s.*$/.test(text.slice(to.end)))) return null;
  return { printed: text.slice(0, from.end), from: from.seconds, to: to.seconds };
}

/** What the reader does with lines outside of cues: tells what they are, or null to leave them unrecognised. */
export type BlockRole = (line: Line) => "metadata" | "note" | null;

/**
 * Parses cues, with `outside` for the lines before a cue and after a blank line: a line before a timing is a
 * cue's number or name, and metadata like the timing itself. `outside` is asked for the first line of each block
 * and its answer holds for the block.
 */
export function parseSubtitles(sink: ReaderSink, outside: BlockRole): TextParse {
  const turns = new CueTurns(sink);
  const rollUp = new RollUp();
  let cue: { timing: CueTiming; lines: Line[] } | null = null;
  let saidRepeats = false;
  let inCue = false;
  let block: "metadata" | "note" | null = null;
  /** A cue's number or name, if a timing comes next. */
  let held: Line | null = null;
  const metadata = ({ start, end }: Line) => sink({ type: "span", role: "metadata", range: { start, end } });

  /** A cue is over: what the one before has shown already is left out. */
  function endCue(): void {
    if (!cue) return;
    const { timing, lines } = cue;
    cue = null;
    const repeated = rollUp.repeated(lines, timing);
    turns.cue(timing);
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as Line;
      if (at < repeated) leaveOut(line);
      else turns.line(line, at + 1 < lines.length);
    }
  }

  function leaveOut({ start, end }: Line): void {
    const range = { start, end };
    sink({ type: "span", role: "boilerplate", range });
    if (saidRepeats) return;
    saidRepeats = true;
    const message = "These captions show lines again while the next one comes; each is read once.";
    sink({ type: "diagnostic", code: "repeated-captions", severity: "info", message, range });
  }

  function take(line: Line): void {
    const timing = readTiming(line.text);
    if (held) {
      const before = held;
      held = null;
      if (timing && !line.blankBefore) {
        endCue();
        metadata(before);
      } else takeWords(before);
    }
    if (timing) {
      endCue();
      cue = { timing, lines: [] };
      metadata(line);
      inCue = true;
      block = null;
      return;
    }
    if (line.blankBefore && !isAwaited()) endCue();
    if (line.blankBefore || (block === null && isNumber(line.text))) held = line;
    else takeWords(line);
  }

  /** Whether a timing has no words yet. */
  function isAwaited(): boolean {
    return cue?.lines.length === 0;
  }

  /** Of a cue, or outside of cues. */
  function takeWords(line: Line): void {
    if (line.blankBefore) {
      block = outside(line);
      // Captions that roll up have a first line of nothing but a space.
      inCue = block === null && isAwaited();
    }
    if (inCue && cue) cue.lines.push(line);
    else if (block) sink({ type: "span", role: block, range: { start: line.start, end: line.end } });
  }

  const lines = scanLines(0, take);
  return {
    write: lines.write,
    end() {
      lines.end();
      if (held) takeWords(held);
      endCue();
      turns.end();
    },
  };
}
