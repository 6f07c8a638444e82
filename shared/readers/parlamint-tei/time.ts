/**
 * The time of day from a `when` (`2020-12-10T09:05:06+01:00`), else from printed words (`14.00`, `9:05 Uhr`), as `hh:mm` or
 * `hh:mm:ss`; null when there is none.
 */
export function readTime(when: string | null, words: string): string | null {
  const match =
    /T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(when ?? "") ?? /\b(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?\b/.exec(words);
  if (!match) return null;
  const [, hours = "", minutes = "", seconds] = match;
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  return [hours.padStart(2, "0"), minutes, ...(seconds === undefined ? [] : [seconds])].join(":");
}
