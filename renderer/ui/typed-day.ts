import type { IsoDate } from "../../shared/model/extract.ts";
import { parseDates } from "../../shared/query/dates.ts";
import { DAY_PATTERN, isoDay, readDay } from "../../shared/readers/dates.ts";

const WRITTEN_DAY = new RegExp(`^${DAY_PATTERN}$`, "i");

/** Reads a day typed as `2025-01-16` or `16 January 2025` (also `Thursday 16th Jan 2025`); null when it is none. */
export function parseDay(typed: string): IsoDate | null {
  const text = typed.trim().replace(/\s+/g, " ");
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (year) return isoDay(Number(year), Number(month), Number(day));
  return WRITTEN_DAY.test(text) ? readDay(text) : null;
}

/** Like {@link parseDay}; a month (`2024-09`) or a year stands for its first or its last day. */
export function parseEdge(typed: string, edge: "first" | "last"): IsoDate | null {
  const day = parseDay(typed);
  if (day) return day;
  const span = typed.includes("..") ? null : parseDates(typed.trim());
  return (edge === "first" ? span?.from : span?.to) ?? null;
}
