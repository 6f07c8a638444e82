import type { Params } from "../../../shared/api/contract.ts";
import type { Timeline, TimeUnit } from "../../../shared/api/table-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { dayNumber, UNDATED } from "../index/catalogue.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import { type Evaluation, type QueryGround, rowsPassing } from "./evaluate.ts";

const MOST_PERIODS = 4000;

interface DayCounts {
  /** By day, from the first day of the library on. */
  days: Uint32Array;
  undated: number;
}

/**
 * Contributions over time: of the whole library, and those that pass all but the dates, so that one can see what
 * other days would give. Throws `bad-params` when the unit is too fine for so long a time.
 */
export function timelineOf(
  { catalogue }: QueryGround,
  { restrictions }: Evaluation,
  { unit, from, to }: Pick<Params<"query.timeline">, "unit" | "from" | "to">,
): Timeline {
  const calendar = calendarOf(catalogue.days);
  const extent = calendar.last < calendar.first ? null : calendar;
  const others = restrictions.filter(({ field }) => field !== "dates");
  const all = countDays(catalogue.days, null, extent);
  const matching = others.length === 0 ? all : countDays(catalogue.days, rowsPassing(others, catalogue.size), extent);
  const undated = { all: all.undated, matching: matching.undated };
  if (!extent) return { extent: null, periods: [], undated };
  const first = Math.max(extent.first, from === null ? extent.first : dayNumber(from));
  const last = Math.min(extent.last, to === null ? extent.last : dayNumber(to));
  const periods = new Map<string, Timeline["periods"][number]>();
  for (let day = first; day <= last; day++) {
    const at = day - extent.first;
    if (all.days[at] === 0) continue;
    const begin = beginOf(day, unit);
    const period = periods.get(begin) ?? { from: begin, all: 0, matching: 0 };
    period.all += all.days[at] as number;
    period.matching += matching.days[at] as number;
    periods.set(begin, period);
  }
  if (periods.size > MOST_PERIODS) throw new AppError("bad-params", "So long a time cannot be shown by day.");
  return { extent: { from: isoOf(extent.first), to: isoOf(extent.last) }, periods: [...periods.values()], undated };
}

/** Counts rows (null: all) by day. */
function countDays(days: Int32Array, rows: Uint32Array | null, extent: Calendar | null): DayCounts {
  const counts: DayCounts = { days: new Uint32Array(extent ? extent.last - extent.first + 1 : 0), undated: 0 };
  const size = rows ? rows.length : days.length;
  for (let at = 0; at < size; at++) {
    const day = days[rows ? (rows[at] as number) : at] as number;
    if (day === UNDATED || !extent) counts.undated++;
    else (counts.days[day - extent.first] as number)++;
  }
  return counts;
}

function beginOf(day: number, unit: TimeUnit): string {
  const date = isoOf(day);
  if (unit === "day") return date;
  return unit === "month" ? `${date.slice(0, -2)}01` : `${date.slice(0, -5)}01-01`;
}

function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
