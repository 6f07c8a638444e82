import type { IsoDate } from "../model/extract.ts";
import { remembered } from "./remembered.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|" +
  "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";

/**
 * A printed English day: optional weekday, `16th January 2025`, `16 Jan, 2025`, `January 16, 2025` (no anchors, for use in
 * patterns).
 */
export const DAY_PATTERN = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:${DAY} ${MONTH},? \\d{4}|${MONTH} ${DAY}, \\d{4})`;

/** Reads a printed English day; null when it is none or does not exist (31 June). */
export const readDay = remembered((printed): IsoDate | null => {
  const text = printed.trim();
  const match = /(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*\.?,? (\d{4})$/i.exec(text);
  const american = /([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?, (\d{4})$/i.exec(text);
  const [day, name, year] = match ? match.slice(1) : american ? [american[2], american[1], american[3]] : [];
  if (!name) return null;
  return isoDay(Number(year), MONTHS.indexOf(name.toLowerCase()) + 1, Number(day));
});

/** The day that a text begins with as `YYYY-MM-DD`; null where it begins otherwise, or with a month or a year. */
export function isoDayAtStart(text: string): IsoDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return year ? isoDay(Number(year), Number(month), Number(day)) : null;
}

/** With the Journal of the Commons begin records of what parliaments do: an earlier year is misprinted or misread. */
const FIRST_YEAR = 1547;

/** The day as `YYYY-MM-DD`; null when the calendar has no such day, or when no record can be of it. */
export function isoDay(year: number, month: number, day: number): IsoDate | null {
  if (year < FIRST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
