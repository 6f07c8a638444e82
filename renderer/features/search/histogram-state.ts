/** One bar of the histogram: a month or a year, as a range of days. */
export interface Bar {
  /** `Jan 2025` or `2025`. */
  label: string;
  from: string;
  to: string;
  count: number;
}

/** More months than this are drawn as years. */
const MOST_MONTHS = 36;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Bars from the counts of months (`YYYY-MM`, in order; undated ones under "" are left out), with empty bars for
 * months in between so that time runs evenly.
 */
export function histogramBars(months: readonly { month: string; count: number }[]): Bar[] {
  const dated = months.filter(({ month }) => month !== "");
  const first = dated[0];
  const last = dated.at(-1);
  if (!first || !last) return [];
  const counts = new Map(dated.map(({ month, count }) => [month, count]));
  const from = monthNumber(first.month);
  const to = monthNumber(last.month);
  if (to - from < MOST_MONTHS) {
    return Array.from({ length: to - from + 1 }, (_, step) => monthBar(from + step, counts));
  }
  const years = new Map<number, number>();
  for (const { month, count } of dated) {
    const year = Number(month.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + count);
  }
  const firstYear = Math.floor(from / 12);
  return Array.from({ length: Math.floor(to / 12) - firstYear + 1 }, (_, step) => {
    const year = firstYear + step;
    const name = String(year).padStart(4, "0");
    return { label: name, from: `${name}-01-01`, to: `${name}-12-31`, count: years.get(year) ?? 0 };
  });
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthBar(number: number, counts: ReadonlyMap<string, number>): Bar {
  const year = Math.floor(number / 12);
  const month = number % 12;
  const name = `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}`;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return { label: `${MONTHS[month]} ${year}`, from: `${name}-01`, to: `${name}-${days}`, count: counts.get(name) ?? 0 };
}
