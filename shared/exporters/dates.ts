import type { Known } from "../model/debate.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `2025-01-16` as `16 January 2025`; anything that is no such date as it is. */
export function longDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : iso;
}

/** A date for reading; says so when it is unknown or was set by the analyst. */
export function knownDate(date: Known<string> | null | undefined): string {
  if (!date || date.value === null) return "[date not in source]";
  return date.origin === "set" ? `${longDate(date.value)} [date set by the analyst]` : longDate(date.value);
}
