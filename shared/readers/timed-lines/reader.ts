import { type Line, scanLines, subLine } from "../lines.ts";
import type { SniffResult, TextReader } from "../reader.ts";
import { CueTurns } from "../subtitles/cue-turns.ts";

const CLOCK = "(?:\\d{1,3}:)?\\d{1,3}:\\d{2}(?:[.,]\\d{1,3})?";
/** `[00:04.320 --> 00:09.120]  words`, as recognisers of speech print them. */
const SPAN = new RegExp(`^\\[(${CLOCK}) --> (${CLOCK})\\]\\s*`);
/** `0:03` alone, or before words that no colon parts from a name. */
const AT = new RegExp(`^(${CLOCK})(?:$|\\s+(?=\\p{L}))`, "u");

/** So many lines, or pairs of them, tell the format. */
const ENOUGH = 3;
/** Seconds: the times of a recording begin near nought and follow each other closely; those of an agenda do neither. */
const LATEST_START = 120;
const WIDEST = 120;

/** When a line is said and where its words begin; null for a line without a time. */
function readTimed({ text }: Line): { printed: string; from: number; to: number; wordsAt: number } | null {
  const match = SPAN.exec(text) ?? AT.exec(text);
  if (!match) return null;
  const [whole, printed = "", until] = match;
  // Where no end is printed, no pause is known.
  const to = until === undefined ? Number.POSITIVE_INFINITY : secondsOf(until);
  return { printed, from: secondsOf(printed), to, wordsAt: whole.length };
}

/** The seconds of `0:03`, `12:34.500` or `1:02:03`. */
function secondsOf(printed: string): number {
  return printed
    .replace(",", ".")
    .split(":")
    .reduce((whole, part) => whole * 60 + Number(part), 0);
}

function sniff({ text }: { text: string }): SniffResult {
  const found: { from: number; isSpan: boolean }[] = [];
  let others = 0;
  let afterOther = false;
  /** More than a line stands between two times. */
  let isBroken = false;
  const lines = scanLines(0, (line) => {
    if (found.length >= ENOUGH) return;
    const timed = readTimed(line);
    if (timed) found.push({ from: timed.from, isSpan: line.text.startsWith("[") });
    else if (found.length > 0 && afterOther) isBroken = true;
    else others++;
    afterOther = timed === null;
  });
  lines.write(text.slice(0, 4096));
  lines.end();
  const no = { confidence: "no" as const, reason: "Its lines do not have times of a recording." };
  if (found.length < ENOUGH || isBroken) return no;
  if (found.every(({ isSpan }) => isSpan)) {
    return { confidence: "certain", reason: "Its lines begin with the times from and to which they are said." };
  }
  const isNear = found.every(({ from }, at) => {
    const before = found[at - 1]?.from ?? 0;
    return from >= before && from - before <= (at === 0 ? LATEST_START : WIDEST);
  });
  // Between two times stands one line at most, and no more than a few above the first.
  return isNear && others <= ENOUGH + 2
    ? { confidence: "maybe", reason: "Its lines have the times of a recording." }
    : no;
}

/**
 * Transcripts that give a time for each line and nothing else around it: YouTube's as copied, and what recognisers of
 * speech print. Lines are joined as cues of subtitles are.
 */
export const timedLines: TextReader = {
  id: "timed-lines",
  version: 2,
  name: "Transcript with a time for each line",
  sniff,
  open(sink) {
    const turns = new CueTurns(sink);
    let hasBegun = false;
    const lines = scanLines(0, (line) => {
      const timed = readTimed(line);
      if (!timed) {
        if (hasBegun) turns.line(line);
        return;
      }
      hasBegun = true;
      sink({ type: "span", role: "metadata", range: { start: line.start, end: line.start + timed.wordsAt } });
      turns.cue(timed);
      const words = subLine(line, timed.wordsAt);
      if (words) turns.line(words);
    });
    return {
      write: lines.write,
      end() {
        lines.end();
        turns.end();
      },
    };
  },
};
