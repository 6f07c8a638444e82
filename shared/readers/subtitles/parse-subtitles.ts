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
const NINE = 57;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** The end of the digits at `at`. */
function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

/** `1:02:03.400` or `02:03,4` at `at`: seconds and where it ends; null when none stands there. */
function readClock(text: string, at: number): { seconds: number; end: number } | null {
  const first = digitsEnd(text, at);
  if (first === at || text.charCodeAt(first) !== COLON) return null;
  const second = digitsEnd(text, first + 1);
  const hasHours = text.charCodeAt(second) === COLON;
  if (first - at > (hasHours ? 4 : 2) || (hasHours && (second === first + 1 || second - first > 3))) return null;
  const last = hasHours ? digitsEnd(text, second + 1) : second;
  const lastStart = hasHours ? second + 1 : first + 1;
  const mark = text.charCodeAt(last);
  const end = digitsEnd(text, last + 1);
  const isClock = last - lastStart === 2 && (mark === DOT || mark === COMMA) && end > last + 1 && end - last <= 4;
  if (!isClock) return null;
  const minutes = hasHours
    ? numberIn(text, at, first) * 60 + numberIn(text, first + 1, second)
    : numberIn(text, at, first);
  const fraction = numberIn(text, last + 1, end) / 10 ** (end - last - 1);
  return { seconds: minutes * 60 + numberIn(text, lastStart, last) + fraction, end };
}

function blankEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWhiteSpace(text.charCodeAt(end))) end++;
  return end;
}

/**
 * The timing of a cue, as WebVTT and SubRip have it (hours may be missing, and settings may follow); null when a line is
 * none. Read by hand, for every cue has one.
 */
export function readTiming(text: string): CueTiming | null {
  if (!isDigit(text.charCodeAt(0))) return null;
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
  let asked: Line | null = null;
  let answer: CueTiming | null = null;
  const metadata = ({ start, end }: Line) => sink({ type: "span", role: "metadata", range: { start, end } });

  /** Remembers its last answer, for a timing is looked at before its turn comes. */
  function timingOf(line: Line): CueTiming | null {
    if (asked !== line) answer = readTiming(line.text);
    asked = line;
    return answer;
  }

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
      else turns.line(line);
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

  function take(line: Line, ahead: readonly Line[]): void {
    const timing = timingOf(line);
    if (timing) {
      endCue();
      cue = { timing, lines: [] };
      metadata(line);
      inCue = true;
      block = null;
      return;
    }
    const [next] = ahead;
    const isName = line.blankBefore || (block === null && digitsEnd(line.text, 0) === line.text.length);
    if (line.blankBefore) endCue();
    if (isName && next && !next.blankBefore && timingOf(next)) {
      endCue();
      metadata(line);
      return;
    }
    if (line.blankBefore) {
      inCue = false;
      block = outside(line);
    }
    if (inCue && cue) cue.lines.push(line);
    else if (block) sink({ type: "span", role: block, range: { start: line.start, end: line.end } });
  }

  const lines = scanLines(1, take);
  return {
    write: lines.write,
    end() {
      lines.end();
      endCue();
      turns.end();
    },
  };
}
