import { type Line, scanLines } from "../lines.ts";
import type { ReaderSink, TextParse } from "../reader.ts";
import { CueTurns } from "./cue-turns.ts";

/** A timing line of WebVTT or SubRip; hours may be missing, and settings may follow. */
const TIMING = /^((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s.*)?$/;

const ARROW = "-->";
const COLON = 58;
const ZERO = 48;

/** `1:02:03.400` as seconds. */
function seconds(printed: string): number {
  let total = 0;
  let part = 0;
  for (let at = 0; at < printed.length; at++) {
    const code = printed.charCodeAt(at);
    if (code === COLON) {
      total = (total + part) * 60;
      part = 0;
    } else if (code < ZERO) return total + part + Number(`0.${printed.slice(at + 1)}`);
    else part = part * 10 + code - ZERO;
  }
  return total + part;
}

/** Whether a line is the timing of a cue. */
export function isTiming(text: string): boolean {
  return text.includes(ARROW) && TIMING.test(text);
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
  let inCue = false;
  let block: "metadata" | "note" | null = null;
  const metadata = ({ start, end }: Line) => sink({ type: "span", role: "metadata", range: { start, end } });

  function take(line: Line, ahead: readonly Line[]): void {
    const timing = line.text.includes(ARROW) ? TIMING.exec(line.text) : null;
    if (timing) {
      const [, from, to] = timing as unknown as [string, string, string];
      turns.cue({ printed: from, from: seconds(from), to: seconds(to) });
      metadata(line);
      inCue = true;
      block = null;
      return;
    }
    const [next] = ahead;
    const isName = line.blankBefore || (block === null && /^\d+$/.test(line.text));
    if (isName && next && !next.blankBefore && isTiming(next.text)) {
      metadata(line);
      return;
    }
    if (line.blankBefore) {
      inCue = false;
      block = outside(line);
    }
    if (inCue) turns.line(line);
    else if (block) sink({ type: "span", role: block, range: { start: line.start, end: line.end } });
  }

  const lines = scanLines(1, take);
  return {
    write: lines.write,
    end() {
      lines.end();
      turns.end();
    },
  };
}
