import type { Timeline, TimeUnit } from "../../../shared/api/table-schemas.ts";

/** What a bar stands for. */
export type BarUnit = TimeUnit | "decade";

/** One bar of the histogram: a decade, a year, a month or a day. */
export interface Bar {
  /** `1920s`, `2025`, `Jan 2025`, `16 Jan 2025`. */
  label: string;
  /** First and last day. */
  from: string;
  to: string;
  /** Contributions of the library, and those that pass all but the dates. */
  all: number;
  matching: number;
}

/** Days that are shown; null: all there are. */
export type TimeWindow = { from: string; to: string } | null;

/** More bars than this are too thin to be caught with a mouse. */
const MOST_BARS = 62;
const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The finest unit of which not too many lie between two days. */
export function unitFor(from: string, to: string): BarUnit {
  if ((Date.parse(to) - Date.parse(from)) / DAY < MOST_BARS) return "day";
  if (monthNumber(to) - monthNumber(from) < MOST_BARS) return "month";
  return yearOf(to) - yearOf(from) < MOST_BARS ? "year" : "decade";
}

/** Bars from one day to another, empty ones too so that time runs evenly. Finer periods are added up. */
export function barsOf(periods: Timeline["periods"], unit: BarUnit, from: string, to: string): Bar[] {
  const bars: Bar[] = [];
  for (let begin = beginOf(from, unit); begin <= to; begin = nextOf(begin, unit)) {
    bars.push({ label: labelOf(begin, unit), from: begin, to: dayBefore(nextOf(begin, unit)), all: 0, matching: 0 });
  }
  const byBegin = new Map(bars.map((bar) => [bar.from, bar]));
  for (const period of periods) {
    const bar = byBegin.get(beginOf(period.from, unit));
    if (!bar) continue;
    bar.all += period.all;
    bar.matching += period.matching;
  }
  return bars;
}

/** Bars that are chosen, both inclusive. */
export interface Brush {
  first: number;
  last: number;
}

/** The bars that some days touch; null where no day is chosen or none is in view. */
export function brushOf(bars: readonly Bar[], from: string | null, to: string | null): Brush | null {
  if (from === null && to === null) return null;
  const touched = bars.flatMap((bar, at) => ((from ?? "") <= bar.to && bar.from <= (to ?? "9999-12-31") ? [at] : []));
  const [first] = touched;
  const last = touched.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** What a drag does: draws a new stretch, moves the one there is, or one of its ends. */
export interface Drag {
  does: "draw" | "move" | "first" | "last";
  /** The bar where it began. */
  from: number;
  /** The stretch before. */
  brush: Brush;
}

/** The stretch after a drag has come to a bar of `count`. */
export function dragTo({ does, from, brush }: Drag, at: number, count: number): Brush {
  const bar = Math.min(count - 1, Math.max(0, at));
  if (does === "draw") return between(from, bar);
  if (does === "first") return between(bar, brush.last);
  if (does === "last") return between(brush.first, bar);
  return moveBrush(brush, bar - from, count);
}

/** The stretch some bars further, as far as there are any. */
export function moveBrush({ first, last }: Brush, by: number, count: number): Brush {
  const step = Math.min(count - 1 - last, Math.max(-first, by));
  return { first: first + step, last: last + step };
}

/**
 * What a key does to one end of the stretch: arrows move it by one, the page keys by a tenth, Home and End as far as it
 * goes; with `both` the whole stretch moves. An end never passes the other. Null for other keys.
 */
export function brushAfter(
  key: string,
  end: "first" | "last",
  brush: Brush,
  count: number,
  both: boolean,
): Brush | null {
  const page = Math.max(1, Math.round(count / 10));
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -page,
    PageUp: page,
    Home: -count,
    End: count,
  };
  const by = steps[key];
  if (by === undefined) return null;
  if (both) return moveBrush(brush, by, count);
  if (end === "first") return { ...brush, first: Math.min(brush.last, Math.max(0, brush.first + by)) };
  return { ...brush, last: Math.max(brush.first, Math.min(count - 1, brush.last + by)) };
}

function between(one: number, other: number): Brush {
  return { first: Math.min(one, other), last: Math.max(one, other) };
}

function beginOf(day: string, unit: BarUnit): string {
  if (unit === "day") return day;
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  return unit === "year" ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 3)}0-01-01`;
}

function nextOf(begin: string, unit: BarUnit): string {
  const [year, month, day] = begin.split("-").map(Number) as [number, number, number];
  if (unit === "decade") return isoOf(Date.UTC(year + 10, 0, 1));
  if (unit === "year") return isoOf(Date.UTC(year + 1, 0, 1));
  return isoOf(unit === "month" ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
}

function dayBefore(day: string): string {
  return isoOf(Date.parse(day) - DAY);
}

function isoOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function monthNumber(day: string): number {
  return yearOf(day) * 12 + Number(day.slice(5, 7)) - 1;
}

function labelOf(begin: string, unit: BarUnit): string {
  const [year = "", month, day] = begin.split("-");
  if (unit === "decade") return `${year}s`;
  if (unit === "year") return year;
  const name = `${MONTHS[Number(month) - 1]} ${year}`;
  return unit === "month" ? name : `${Number(day)} ${name}`;
}
