import type { Known } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";
import { NOT_KNOWN } from "./debate-facts.ts";
import { compareText } from "./extract-node.ts";
import { remembered } from "./person-name.ts";
import { dayInWords, sourcePath } from "./wording.ts";

/** How far a party or constituency is carried from the day on which it is printed. */
const CARRY_DAYS = 2 * 365;
const DAY = 86_400_000;

/** A value printed for a person on a day. */
export interface AttributePrint {
  value: string;
  date: IsoDate;
  source: SourceId;
}

/** What is printed about one attribute of one person on any day, and what follows from it for other days. */
export interface PrintTimeline {
  /**
   * The value printed nearest in time within two years, of two as near the earlier one, with the nearest other
   * value. Nothing is carried to a turn without a date.
   */
  carriedTo(date: IsoDate | null): Known<string>;
}

/** Days since 1970; NaN for what is no day. The few thousand days of a library are worked out once. */
const dayNumber = remembered((date: IsoDate) => Date.parse(date) / DAY);

const NOTHING_PRINTED: PrintTimeline = { carriedTo: () => NOT_KNOWN };

/** Sorts once; each question then costs a binary search. The order of `prints` does not matter, but in time is quickest. */
export function printTimeline(prints: readonly AttributePrint[]): PrintTimeline {
  const sorted = firstOfEach(prints);
  return sorted.length === 0 ? NOTHING_PRINTED : new Timeline(sorted);
}

/** The first source for each day and value; by day, then value. */
function firstOfEach(prints: readonly AttributePrint[]): AttributePrint[] {
  const isInOrder = prints.every(
    (print, at) => at === 0 || comparePrints(prints[at - 1] as AttributePrint, print) <= 0,
  );
  const firsts: AttributePrint[] = [];
  for (const print of isInOrder ? prints : prints.toSorted(comparePrints)) {
    const last = firsts.at(-1);
    if (last?.date === print.date && last.value === print.value) continue;
    if (!Number.isNaN(dayNumber(print.date))) firsts.push(print);
  }
  return firsts;
}

function comparePrints(a: AttributePrint, b: AttributePrint): number {
  return compareText(a.date, b.date) || compareText(a.value, b.value) || compareText(a.source, b.source);
}

/** Places of prints in the sorted list; -1 stands for none. */
class Timeline implements PrintTimeline {
  private readonly prints: readonly AttributePrint[];
  private readonly days: Float64Array;
  /** The nearest place before and after each that prints another value. */
  private readonly otherBefore: Int32Array;
  private readonly otherAfter: Int32Array;
  /** One object for each pair of a value and what is printed besides. */
  private readonly carried = new Map<number, Known<string>>();

  constructor(prints: readonly AttributePrint[]) {
    this.prints = prints;
    this.days = Float64Array.from(prints, (print) => dayNumber(print.date));
    this.otherBefore = new Int32Array(prints.length);
    this.otherAfter = new Int32Array(prints.length);
    for (let at = 0; at < prints.length; at += 1) {
      const isSame = at > 0 && prints[at - 1]?.value === prints[at]?.value;
      this.otherBefore[at] = isSame ? (this.otherBefore[at - 1] as number) : at - 1;
    }
    for (let at = prints.length - 1; at >= 0; at -= 1) {
      const isLast = at + 1 === prints.length;
      const isSame = !isLast && prints[at + 1]?.value === prints[at]?.value;
      this.otherAfter[at] = isSame ? (this.otherAfter[at + 1] as number) : isLast ? -1 : at + 1;
    }
  }

  carriedTo(date: IsoDate | null): Known<string> {
    const day = date === null ? Number.NaN : dayNumber(date);
    if (Number.isNaN(day)) return NOT_KNOWN;
    const after = this.firstFrom(day);
    const nearest = this.nearer(this.firstOfDay(after - 1), after < this.days.length ? after : -1, day);
    if (nearest < 0) return NOT_KNOWN;
    const other = this.nearer(
      this.firstOtherOfDay(this.otherBefore[nearest] as number, nearest),
      this.otherAfter[nearest] as number,
      day,
    );
    const pair = nearest * (this.prints.length + 1) + other + 1;
    const known = this.carried.get(pair);
    if (known) return known;
    const carried = this.inWords(nearest, other);
    this.carried.set(pair, carried);
    return carried;
  }

  /** The first place of that day or a later one. */
  private firstFrom(day: number): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.days[middle] as number) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private firstOfDay(place: number): number {
    let at = place;
    while (at > 0 && this.days[at - 1] === this.days[at]) at -= 1;
    return at;
  }

  /** The first place of the day of `place` that prints another value than `than`. */
  private firstOtherOfDay(place: number, than: number): number {
    let found = place;
    for (let at = place - 1; at >= 0 && this.days[at] === this.days[place]; at -= 1) {
      if (this.prints[at]?.value !== this.prints[than]?.value) found = at;
    }
    return found;
  }

  /** Of two places the nearer one, if it is near enough. */
  private nearer(before: number, after: number, day: number): number {
    const distance = (at: number): number =>
      at < 0 ? Number.POSITIVE_INFINITY : Math.abs((this.days[at] as number) - day);
    const nearest = distance(before) <= distance(after) ? before : after;
    return distance(nearest) <= CARRY_DAYS ? nearest : -1;
  }

  private inWords(nearest: number, other: number): Known<string> {
    const { value, source, date } = this.prints[nearest] as AttributePrint;
    const besides = this.prints[other];
    const note = besides
      ? `; “${besides.value}” is printed in ${sourcePath(besides.source)} on ${dayInWords(besides.date)}`
      : "";
    return { value, origin: "carried", reason: `printed in ${sourcePath(source)} on ${dayInWords(date)}${note}` };
  }
}
