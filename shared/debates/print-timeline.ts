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

/** What is printed about one attribute of people: a row for each place that prints it, texts by number. */
export interface PrintRows {
  texts: readonly (string | null)[];
  /** 0 where nothing is printed. */
  value: Uint32Array;
  /** 0 where no day is known. */
  date: Uint32Array;
  source: Uint32Array;
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

/** Days by the number of a text, for the texts of a table; {@link UNSEEN} until it is asked for. */
const daysOfTexts = new WeakMap<PrintRows["texts"], Float64Array>();
const UNSEEN = Number.POSITIVE_INFINITY;

/** Tells on which day a row is printed, as {@link dayNumber}. */
function dayOfRow({ texts, date }: PrintRows): (row: number) => number {
  const known = daysOfTexts.get(texts);
  const days = known ?? new Float64Array(texts.length).fill(UNSEEN);
  if (!known) daysOfTexts.set(texts, days);
  return (row) => {
    const text = date[row] as number;
    const day = days[text] as number;
    if (day !== UNSEEN) return day;
    const found = dayNumber(texts[text] as string);
    days[text] = found;
    return found;
  };
}

const NOTHING_PRINTED: PrintTimeline = { carriedTo: () => NOT_KNOWN };

/**
 * The rows of one person. Sorts once; each question then costs a binary search. The order of `rows` does not matter, but in
 * time is quickest.
 */
export function printTimeline(prints: PrintRows, rows: Iterable<number>): PrintTimeline {
  const firsts = firstOfEach(prints, rows);
  return firsts.length === 0 ? NOTHING_PRINTED : new Timeline(prints, firsts);
}

/** The first row, by source, of each day and value; by day, then value. */
function firstOfEach(prints: PrintRows, rows: Iterable<number>): number[] {
  const { texts, value, date, source } = prints;
  const dayOf = dayOfRow(prints);
  const textsOf = (a: number, b: number): number => (a === b ? 0 : compareText(texts[a] as string, texts[b] as string));
  const compare = (a: number, b: number): number =>
    dayOf(a) - dayOf(b) ||
    textsOf(value[a] as number, value[b] as number) ||
    textsOf(source[a] as number, source[b] as number);
  const dated: number[] = [];
  let isInOrder = true;
  for (const row of rows) {
    if (value[row] === 0 || date[row] === 0 || Number.isNaN(dayOf(row))) continue;
    isInOrder &&= dated.length === 0 || compare(dated[dated.length - 1] as number, row) <= 0;
    dated.push(row);
  }
  if (!isInOrder) dated.sort(compare);
  return dated.filter((row, at) => {
    const last = dated[at - 1];
    return last === undefined || date[last] !== date[row] || value[last] !== value[row];
  });
}

/** Places of prints in the sorted list; -1 stands for none. */
class Timeline implements PrintTimeline {
  private readonly prints: PrintRows;
  private readonly rows: readonly number[];
  private readonly days: Float64Array;
  /** The nearest place before and after each that prints another value. */
  private readonly otherBefore: Int32Array;
  private readonly otherAfter: Int32Array;
  /** One object for each pair of a value and what is printed besides. */
  private readonly carried = new Map<number, Known<string>>();

  constructor(prints: PrintRows, rows: readonly number[]) {
    this.prints = prints;
    this.rows = rows;
    const size = rows.length;
    const dayOf = dayOfRow(prints);
    this.days = new Float64Array(size);
    this.otherBefore = new Int32Array(size);
    this.otherAfter = new Int32Array(size);
    for (let at = 0; at < size; at += 1) {
      this.days[at] = dayOf(rows[at] as number);
      const isSame = at > 0 && this.valueAt(at - 1) === this.valueAt(at);
      this.otherBefore[at] = isSame ? (this.otherBefore[at - 1] as number) : at - 1;
    }
    for (let at = size - 1; at >= 0; at -= 1) {
      const isLast = at + 1 === size;
      const isSame = !isLast && this.valueAt(at + 1) === this.valueAt(at);
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
    const pair = nearest * (this.rows.length + 1) + other + 1;
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
      if (this.valueAt(at) !== this.valueAt(than)) found = at;
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

  /** The number of the value at a place. */
  private valueAt(place: number): number {
    return this.prints.value[this.rows[place] as number] as number;
  }

  private inWords(nearest: number, other: number): Known<string> {
    const value = this.prints.texts[this.valueAt(nearest)] as string;
    const besides =
      other < 0 ? "" : `; “${this.prints.texts[this.valueAt(other)]}” is printed in ${this.placeInWords(other)}`;
    return { value, origin: "carried", reason: `printed in ${this.placeInWords(nearest)}${besides}` };
  }

  private placeInWords(place: number): string {
    const { texts, date, source } = this.prints;
    const row = this.rows[place] as number;
    const [day, file] = [texts[date[row] as number] as IsoDate, texts[source[row] as number] as SourceId];
    return `${sourcePath(file)} on ${dayInWords(day)}`;
  }
}
