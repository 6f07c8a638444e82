import { type Line, scanLines } from "../lines.ts";
import type { ReaderSink, TextParse } from "../reader.ts";
import { type CueTiming, CueTurns } from "./cue-turns.ts";
import { RollUp } from "./roll-up.ts";

const TIMING = /^(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}(?:\s.*)?$/;
const ARROW = "-->";
const COLON = 58;
const ZERO = 48;
const NINE = 57;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** `1:02:03.400` as seconds, whatever follows it. */
function seconds(text: string): number {
  let whole = 0;
  let part = 0;
  let at = 0;
  for (let code = text.charCodeAt(at); isDigit(code) || code === COLON; code = text.charCodeAt(++at)) {
    if (code !== COLON) part = part * 10 + code - ZERO;
    else {
      whole = (whole + part) * 60;
      part = 0;
    }
  }
  let fraction = 0;
  let unit = 1;
  for (let code = text.charCodeAt(++at); isDigit(code); code = text.charCodeAt(++at)) {
    fraction = fraction * 10 + code - ZERO;
    unit *= 10;
  }
  return whole + part + fraction / unit;
}

/**
 * The timing of a cue, as WebVTT and SubRip have it (hours may be missing, and settings may follow); null when a line is
 * none.
 */
export function readTiming(text: string): CueTiming | null {
  // Most lines are words: these are told from a timing by their first character.
  if (!isDigit(text.charCodeAt(0)) || !TIMING.test(text)) return null;
  const arrow = text.indexOf("-");
  const printed = text.slice(0, arrow).trimEnd();
  return { printed, from: seconds(printed), to: seconds(text.slice(arrow + ARROW.length).trimStart()) };
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
  let asked: { line: Line; timing: CueTiming | null } | null = null;
  const metadata = ({ start, end }: Line) => sink({ type: "span", role: "metadata", range: { start, end } });

  /** Remembers its last answer, for a timing is looked at before its turn comes. */
  function timingOf(line: Line): CueTiming | null {
    if (asked?.line !== line) asked = { line, timing: readTiming(line.text) };
    return asked.timing;
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
    const isName = line.blankBefore || (block === null && /^\d+$/.test(line.text));
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
