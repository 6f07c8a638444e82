/** A stretch of a day in seconds since midnight, both ends inclusive. */
export interface ClockSpan {
  first: number;
  last: number;
}

const HALF = "\\s*(a\\.?m\\.?|p\\.?m\\.?|noon|midnight)?";
const WITH_SECONDS = /^(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?$/;
/** Of subtitles: minutes, seconds, thousandths. */
const SUBTITLE = /^(\d{1,3}):(\d{2})[.,]\d{3}$/;
const WITH_MINUTES = new RegExp(`^(\\d{1,2})[:.](\\d{2})${HALF}$`, "i");
const DIGITS = /^(\d{1,2})(\d{2})$/;
const HOUR = new RegExp(`^(\\d{1,2})${HALF}$`, "i");

/**
 * Reads a time as records print it: `14:30`, `2.30 pm`, `1015`, `12 noon`, `14:30:05`, of subtitles `01:08.100`. A time
 * without seconds is its whole minute, an hour alone the whole hour. Null when it is no time.
 */
export function readTime(printed: string): ClockSpan | null {
  const text = printed.trim();
  if (/^(?:noon|midday)$/i.test(text)) return spanOf(12, 0, null);
  if (/^midnight$/i.test(text)) return spanOf(0, 0, null);
  const exact = WITH_SECONDS.exec(text);
  if (exact) return spanOf(Number(exact[1]), Number(exact[2]), Number(exact[3]));
  const subtitle = SUBTITLE.exec(text);
  if (subtitle) return spanOf(Math.floor(Number(subtitle[1]) / 60), Number(subtitle[1]) % 60, Number(subtitle[2]));
  const minute = WITH_MINUTES.exec(text) ?? DIGITS.exec(text);
  if (minute) return spanOf(hourOf(Number(minute[1]), minute[3]), Number(minute[2]), null);
  const hour = HOUR.exec(text);
  if (!hour) return null;
  const at = hourOf(Number(hour[1]), hour[2]);
  if (/noon|midnight/i.test(hour[2] ?? "")) return spanOf(at, 0, null);
  return at === null || at > 23 ? null : { first: at * 3600, last: at * 3600 + 3599 };
}

/** The hour on a clock of 24; null when there is no such hour. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  const isLate = /^(?:p|noon)/i.test(half);
  return (hour % 12) + (isLate ? 12 : 0);
}

function spanOf(hour: number | null, minute: number, second: number | null): ClockSpan | null {
  if (hour === null || hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  const start = hour * 3600 + minute * 60;
  return second === null ? { first: start, last: start + 59 } : { first: start + second, last: start + second };
}
