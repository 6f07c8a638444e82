import { type CodedTable, type Columns, TableBuilder } from "../lib/coded-table.ts";
import { fnv32 } from "../lib/fnv.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";

/** One printed form of a speaker in one source of one debate, with what it prints. */
export interface SpeakerUse {
  /** After the analyst's decisions about names. */
  key: string;
  /** Null when the analyst names the speaker. */
  printed: string | null;
  /** Null when only an office is printed. */
  name: string | null;
  /** The name in full, as the debate prints it elsewhere, where `name` is incomplete. */
  full: string | null;
  id: string | null;
  party: string | null;
  constituency: string | null;
  /** Of the debate. */
  house: string | null;
  source: SourceId;
  date: IsoDate | null;
  /** In how many contributions of this debate. */
  count: number;
}

/** The uses of many debates, one group each. */
export type UseTable = CodedTable<Exclude<keyof SpeakerUse, "count">, "count">;

/** The columns of a {@link UseTable}. */
export const USE_COLUMNS: Columns<Exclude<keyof SpeakerUse, "count">, "count"> = {
  texts: ["key", "printed", "name", "full", "id", "party", "constituency", "house", "source", "date"],
  counts: ["count"],
};

/** The uses of some debates as a table. */
export function tabulateUses(debates: Iterable<readonly SpeakerUse[]>): UseTable {
  const table = new TableBuilder(USE_COLUMNS);
  for (const uses of debates) {
    for (const use of uses) table.add(use);
    table.endGroup();
  }
  return table.finish();
}

/** Tells of some rows what they print: equal for equal rows, whatever their order and whatever numbers stand for it. */
export function markRows({ texts, columns }: UseTable): (rows: Iterable<number>) => string {
  const hashes = new Int32Array(texts.length);
  const { count } = columns;
  const numbers = USE_COLUMNS.texts.map((name) => columns[name]);
  const hashOf = (code: number): number => {
    if (code === 0) return 0;
    if (hashes[code] === 0) hashes[code] = fnv32(texts[code] as string) || 1;
    return hashes[code] as number;
  };
  return (rows) => {
    let [high, low, size] = [0, 0, 0];
    for (const row of rows) {
      let [one, other] = [count[row] as number, 0];
      for (const column of numbers) {
        const hash = hashOf(column[row] as number);
        one = Math.imul(one ^ hash, 0x01000193) ^ (one >>> 15);
        other = Math.imul(other + hash, 0x85ebca6b) ^ (other >>> 13);
      }
      high = (high + one) | 0;
      low = (low + other) | 0;
      size += 1;
    }
    return `${size} ${high} ${low}`;
  };
}

/** The years in which uses are dated, by the number of the date; 0 for what is no day. */
export interface UseYears {
  of: Uint16Array;
  /** The first of all and the last; 0 where no use is dated. */
  first: number;
  last: number;
}

/** The years of a table: each date is read once. */
export function yearsIn({ texts, columns }: UseTable): UseYears {
  const of = new Uint16Array(texts.length);
  let [first, last] = [0, 0];
  const { date } = columns;
  for (let row = 0; row < date.length; row += 1) {
    const code = date[row] as number;
    if (code === 0 || of[code] !== 0) continue;
    const year = yearOf(texts[code] as string);
    of[code] = year;
    if (year === 0) continue;
    if (first === 0 || year < first) first = year;
    if (year > last) last = year;
  }
  return { of, first, last };
}

/** The year of a day; 0 for what is none. */
export function yearOf(date: IsoDate): number {
  return /^\d{4}-/.test(date) ? Number(date.slice(0, 4)) : 0;
}
