import type { IsoDate } from "../../model/extract.ts";
import { readDay } from "../dates.ts";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function isOnWeekday(date: IsoDate, name: string): boolean {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] === name.slice(0, 3).toLowerCase();
}

/**
 * The day that a page prints (`Tuesday, 16th February, 1909.`) where its weekday fits and that of `marked`, the mark's
 * day, does not; else null.
 */
export function dayAgainst(printed: string, marked: IsoDate | null): IsoDate | null {
  const words = printed.replace(/\.$/, "");
  const weekday = /^[A-Za-z]+day\b/.exec(words)?.[0];
  const day = weekday ? readDay(words) : null;
  if (!weekday || day === null || day === marked) return null;
  return isOnWeekday(day, weekday) && (marked === null || !isOnWeekday(marked, weekday)) ? day : null;
}
