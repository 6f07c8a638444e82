import type { IsoDate } from "../../model/extract.ts";
import type { TableField } from "../../model/table-fields.ts";
import type { MappedText } from "../mapped-text.ts";
import { type DayOrder, orderOf, type ReadDate, readDate, readDayInParts, readShortDate } from "./read-date.ts";
import type { SpeechRow } from "./speech-rows.ts";

/** A time that has its day before it. */
export const WITH_DAY = /^\d{4}-\d{2}-\d{2}[T ]/;

type Say = (code: string, message: string, place: MappedText | null) => void;

/** Reads the days of a table's rows. What rows above have shown tells in which order day and month stand. */
export class RowDays {
  private readonly say: Say;
  private order: DayOrder | null = null;
  /** The year of the last day that was printed in full. */
  private fullYear: number | null = null;

  constructor(say: Say) {
    this.say = say;
  }

  /** A row's day, of one column or of three; null when it has none that can be read, of which the first is said. */
  of(row: SpeechRow, get: (field: TableField) => string | null): IsoDate | null {
    const place = row.get("date") ?? row.get("day") ?? null;
    const time = get("time");
    const printed = get("date") ?? (time !== null && WITH_DAY.test(time) ? time : null);
    if (printed !== null) return this.ofColumn(printed, place);
    const [year, month, day] = [get("year"), get("month"), get("day")];
    if (year === null || month === null || day === null) return null;
    const date = readDayInParts(year, month, day, this.fullYear);
    if (date === null) this.say("unreadable-date", `"${day} ${month} ${year}" is not read as a day.`, place);
    else if (year.length === 2) this.sayCentury(`${day} ${month} ${year}`, date, place);
    else this.fullYear = Number(year);
    return date;
  }

  private ofColumn(printed: string, place: MappedText | null): IsoDate | null {
    this.learn(printed);
    const short = readShortDate(printed, this.order, this.fullYear);
    if (short === "two-days") {
      const message = `"${printed}" is read as no day: it may be two, and no row above tells which number is the month.`;
      this.say("ambiguous-date", message, place);
      return null;
    }
    if (short !== null) this.sayCentury(printed, short.date, place);
    if (short !== null) return short.date;
    const day = this.inOrder(readDate(printed));
    if (day === null) this.say("unreadable-date", `"${printed}" is not read as a day.`, place);
    if (day?.isAmbiguous) {
      const isMonthFirst = this.order === "month-first";
      const order = isMonthFirst ? "month before day, as a row above has it" : "day before month";
      this.say("ambiguous-date", `"${printed}" is read as ${day.date}, ${order}.`, place);
    }
    if (day !== null) this.fullYear = Number(day.date.slice(0, 4));
    return day?.date ?? null;
  }

  /** The first day that can only be read with its month first tells how those after it are meant. */
  private learn(printed: string): void {
    const order = orderOf(printed);
    if (order === null || this.order === "month-first") return;
    if ((readDate(printed) ?? readShortDate(printed, order, null)) !== null) this.order = order;
  }

  private inOrder(day: ReadDate | null): ReadDate | null {
    if (!day?.isAmbiguous || this.order !== "month-first") return day;
    const [year, month, dayOfMonth] = day.date.split("-");
    return { ...day, date: `${year}-${dayOfMonth}-${month}` };
  }

  private sayCentury(printed: string, date: IsoDate, place: MappedText | null): void {
    const by = this.fullYear === null ? "for 1930 to 2029, as spreadsheets do" : `for those next to ${this.fullYear}`;
    const message = `"${printed}" is read as ${date}: years of two digits are taken ${by}.`;
    this.say("two-digit-year", message, place);
  }
}
