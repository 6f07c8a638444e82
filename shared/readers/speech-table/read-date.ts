import { DAY_PATTERN, isoDay, readDay } from "../dates.ts";
import { remembered } from "../remembered.ts";

/** Day 0 of a spreadsheet's count of days, as it is after February 1900. */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);
const MS_PER_DAY = 86_400_000;

/** A day and whether another reading of its printed form is as good (`03/04/2031`). */
export interface ReadDate {
  date: string;
  isAmbiguous: boolean;
}

/** Months stay before their day: `June 16, 2031`. */
function dropWeekday(word: string): string {
  return /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(word) ? word : "";
}

/** Which of two numbers before a year is the day. */
export type DayOrder = "day-first" | "month-first";

/** In which order day and month stand, where a day can be read in one alone (`12/31/2031`, `12/31/98`); null for others. */
export function orderOf(printed: string): DayOrder | null {
  const [, first = 0, second = 0] = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2}(?!\d))/.exec(printed) ?? [];
  if (Number(first) <= 12 && Number(second) > 12) return "month-first";
  return Number(first) > 12 && Number(second) <= 12 ? "day-first" : null;
}

/**
 * Reads a cell's day: `2031-12-11` with or without a time, `20311211`, `11/12/2031` (day first unless it cannot be),
 * `11 December 2031`, or a spreadsheet's number of days (45678). Null when it is none of these or no such day.
 */
export const readDate = remembered((printed): ReadDate | null => {
  const sure = (date: string | null) => (date === null ? null : { date, isAmbiguous: false });
  const iso = /^(\d{4})(?:[-/.]?(\d{2})[-/.]?(\d{2})|[-/.](\d{1,2})[-/.](\d{1,2}))(?:[T ].*)?$/.exec(printed);
  if (iso) return sure(isoDay(Number(iso[1]), Number(iso[2] ?? iso[4]), Number(iso[3] ?? iso[5])));
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ].*)?$/.exec(printed);
  if (parts) {
    const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const date = isoDay(year, second, first) ?? isoDay(year, first, second);
    if (date === null) return null;
    return { date, isAmbiguous: first <= 12 && second <= 12 && first !== second };
  }
  if (/^\d{5}(?:[.,]\d+)?$/.test(printed)) {
    const day = new Date(SPREADSHEET_EPOCH + Math.floor(Number(printed.replace(",", "."))) * MS_PER_DAY);
    return sure(day.toISOString().slice(0, 10));
  }
  return sure(
    readDay(
      printed
        .replace(/^\p{L}+(?:,|\.)? (?=\d|\p{L})/u, dropWeekday)
        .replace(/^(\d{1,2})-(\p{L}{3,9})-(\d{4})$/u, "$1 $2 $3"),
    ),
  );
});

/** Where no day is printed in full, years of two digits are of the twentieth century from here on, as spreadsheets have it. */
const FIRST_OF_1900S = 30;

/** The year that two digits mean: the next to `near`, a year of the same table; without one, of 1930 to 2029. */
function fullYear(short: string, near: number | null): number {
  const year = Number(short);
  if (near === null) return year + (year < FIRST_OF_1900S ? 2000 : 1900);
  return year + 100 * Math.round((near - year) / 100);
}

/** A day whose year is printed with two digits: what it is, or that it may be two days (`03/05/98`) and is taken for none. */
export type ShortDate = { date: string } | "two-days";

/**
 * Reads `31/12/98`, `12/31/98`, `98-12-31`, `31-Dec-98`; where day and month may be either, by the `order` that other days have shown,
 * and the century by a year `near` it. Null when it is none of these or no such day.
 */
export function readShortDate(printed: string, order: DayOrder | null, near: number | null): ShortDate | null {
  const named = /^(\d{1,2})[ -](\p{L}{3,9}\.?)[ -](\d{2})$/u.exec(printed);
  const spelt = named && readEnglish(`${named[1]} ${named[2]} ${fullYear(named[3] as string, near)}`);
  if (spelt) return { date: spelt };
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?:[T ].*)?$/.exec(printed);
  if (!parts) return null;
  const [first, second, last] = [parts[1] as string, Number(parts[3]), parts[4] as string];
  const found = (date: string | null): ShortDate | null => (date === null ? null : { date });
  if (Number(first) > 31) return found(isoDay(fullYear(first, near), second, Number(last)));
  const year = fullYear(last, near);
  const dayFirst = isoDay(year, second, Number(first));
  const monthFirst = isoDay(year, Number(first), second);
  // `13-05-08` may begin with its year.
  const isSure = dayFirst === null || monthFirst === null || dayFirst === monthFirst;
  const mayBeYear = parts[2] === "-" && Number(last) <= 31;
  if (order === null && (mayBeYear || !isSure)) return (dayFirst ?? monthFirst) === null ? null : "two-days";
  return found(order === "month-first" ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst));
}

/** A year of two or four digits, a month by number or English name and a day, each of a cell of its own. */
export function readDayInParts(year: string, month: string, day: string, near: number | null): string | null {
  const full = /^\d{2}$/.test(year) ? fullYear(year, near) : Number(/^(\d{4})(?:\.0)?$/.exec(year)?.[1] ?? Number.NaN);
  if (!/^\d{1,2}(?:\.0)?$/.test(day) || Number.isNaN(full)) return null;
  if (/^\d{1,2}(?:\.0)?$/.test(month)) return isoDay(full, Number(month), Number(day));
  return readEnglish(`${Number(day)} ${month} ${full}`);
}

/** Months of other languages begin like English ones and are others (`marraskuu`). */
const ENGLISH_DAY = new RegExp(`^${DAY_PATTERN}$`, "i");

function readEnglish(day: string): string | null {
  return ENGLISH_DAY.test(day) ? readDay(day) : null;
}

/** Seconds since 1970 as a day and an hour of UTC; null when it is no such number (of ten digits: 2001 on). */
export function readEpoch(printed: string | null): { date: string; time: string } | null {
  if (printed === null || !/^\d{10}(?:\.\d+)?$/.test(printed)) return null;
  const [date = "", hour = ""] = new Date(Number(printed) * 1000).toISOString().split("T");
  return { date, time: hour.slice(0, 5) };
}
