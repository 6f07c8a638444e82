import type { DayInterval, IsoDate } from "../../model/extract.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = ["minute", "hour", "day", "week", "month", "year"] as const;
type Unit = (typeof UNITS)[number];
const LENGTH: Record<Unit, number> = {
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};

const ITEM = String.raw`\d+\s(?:minute|hour|day|week|month|year)s?`;
/** `(1 day, 18 hours ago)`, with plain or non-breaking spaces. */
export const AGE = new RegExp(String.raw`^\(${ITEM}(?:,\s${ITEM})*\sago\)$`);

function isoOf(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

/** Adds calendar months, staying at the month's last day where the day does not exist. */
function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return target + (Math.min(date.getUTCDate(), lastDay) - 1) * DAY + (time % DAY);
}

/**
 * The days on which a page with this date may have said this age. Ages are cut off below their smallest unit,
 * the debate's hour is not known, and months may be counted as 30 days or by the calendar: the interval holds
 * all of these. Null when the printed age is none.
 */
export function captureInterval(date: IsoDate, age: string): DayInterval | null {
  const items = [...age.matchAll(/(\d+)\s(minute|hour|day|week|month|year)/g)];
  const smallest = items.at(-1)?.[2] as Unit | undefined;
  if (smallest === undefined) return null;
  const start = Date.parse(date);
  let months = 0;
  let rest = 0;
  let flat = 0;
  for (const [, digits, unit] of items as unknown as [string, string, Unit][]) {
    const count = Number(digits);
    flat += count * LENGTH[unit];
    if (unit === "year") months += 12 * count;
    else if (unit === "month") months += count;
    else rest += count * LENGTH[unit];
  }
  if (flat > 2000 * LENGTH.year) return null;
  const calendar = addMonths(start, months) + rest;
  const spare = smallest === "month" ? 31 * DAY : smallest === "year" ? 366 * DAY : LENGTH[smallest];
  const from = Math.min(start + flat, calendar);
  const to = Math.max(start + flat, calendar) + DAY + spare - 1;
  return { from: isoOf(from), to: isoOf(to) };
}
