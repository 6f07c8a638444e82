import { isoDay, readDay } from "../dates.ts";
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

/** Whether a day can only be read with its month first: `12/31/2031`. */
export function isMonthFirst(printed: string): boolean {
  const [, first = 0, second = 0] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(printed) ?? [];
  return Number(first) <= 12 && Number(second) > 12;
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
