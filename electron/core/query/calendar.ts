import { onceFor } from "../../../shared/lib/once-for.ts";
import { UNDATED } from "../index/catalogue.ts";
import { rowsOf, rowsWhere } from "../index/row-set.ts";
import type { Counted } from "./tally.ts";

/** The days of a library. */
export interface Calendar {
  /** The first and the last day; without any day the last is before the first. */
  first: number;
  last: number;
  /** Months from that of the first day to that of the last, `YYYY-MM`. */
  months: string[];
  /** The month of each row, one of {@link Calendar.months}, or behind them "" for none. */
  monthOf: Counted;
  /** The rows without a day. */
  undated: Uint32Array;
}

/** The calendar of all days of a library, {@link UNDATED} aside; made once. */
export const calendarOf = onceFor((days: Int32Array): Calendar => {
  let [first, last] = [UNDATED, -UNDATED];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    if (day === UNDATED) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const months: string[] = [];
  const monthOfDay = new Uint32Array(Math.max(0, last - first + 1));
  for (let at = 0; at < monthOfDay.length; at++) {
    const day = new Date((first + at) * 86_400_000);
    if (at === 0 || day.getUTCDate() === 1) months.push(day.toISOString().slice(0, 7));
    monthOfDay[at] = months.length - 1;
  }
  const codes = new Uint32Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    codes[row] = day === UNDATED ? months.length : (monthOfDay[day - first] as number);
  }
  const monthOf = { values: [...months, ""], starts: null, codes };
  return { first, last, months, monthOf, undated: rowsOf(rowsWhere(days, (day) => day === UNDATED)) };
});
