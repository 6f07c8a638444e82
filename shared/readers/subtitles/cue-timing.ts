import { isDigit } from "../../text/is-digit.ts";
import { isWhiteSpace } from "../../text/white-space.ts";

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

/** When a cue is shown: as printed, and in seconds. */
export interface CueTiming {
  printed: string;
  from: number;
  to: number;
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
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return isDigit(first) && isDigit(second) ? first * 10 + second - ELEVEN_ZEROS : Number.NaN;
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

/**
 * The timing of a cue, as WebVTT and SubRip have it (hours may be missing, and settings may follow), that stands in a source
 * between two places; null where a line is none. Read by hand, for every cue has one.
 */
export function readTiming(source: string, start = 0, end = source.length): CueTiming | null {
  const length = end - start;
  if (length < SHORTEST || !isDigit(source.charCodeAt(start))) return null;
  // Nearly all are two such clocks with the arrow between them, and nothing else.
  const half = (length - USUAL_ARROW.length) / 2;
  if (half >= SHORTEST_FULL && half <= SHORTEST_FULL + 3 && isUsualArrow(source, start + half)) {
    const from = readFullClock(source, start, start + half);
    const to = readFullClock(source, start + half + USUAL_ARROW.length, end);
    if (!Number.isNaN(from) && !Number.isNaN(to)) return { printed: source.slice(start, start + half), from, to };
  }
  return readAnyTiming(source.slice(start, end));
}

function isUsualArrow(source: string, at: number): boolean {
  for (let i = 0; i < USUAL_ARROW.length; i++) {
    if (source.charCodeAt(at + i) !== USUAL_ARROW.charCodeAt(i)) return false;
  }
  return true;
}

function readAnyTiming(text: string): CueTiming | null {
  const from = readClock(text, 0);
  if (!from) return null;
  const arrow = blankEnd(text, from.end);
  if (!text.startsWith(ARROW, arrow)) return null;
  const to = readClock(text, blankEnd(text, arrow + ARROW.length));
  if (!to || (to.end < text.length && !/^\s.*$/.test(text.slice(to.end)))) return null;
  return { printed: text.slice(0, from.end), from: from.seconds, to: to.seconds };
}
