import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { DAY_PATTERN, readDay } from "../dates.ts";
import type { ReaderSink } from "../reader.ts";

/** A part of a day's record, by its heading or the page's title. */
const SECTIONS: [RegExp, DebateKind | null, string | null][] = [
  [/^Oral Answers to Questions/i, "oral-question", null],
  [/\bWritten Answers\b/i, "written-question", null],
  [/\bWritten (?:Ministerial )?(?:Corrections|Statements?)\b/i, "written-statement", null],
  [/^Westminster Hall\b|\bWestminster Hall (?:debates|Hansard)/i, null, "Westminster Hall"],
  [/^Grand Committee\b|\bGrand Committee\b.*\bpt\b/i, null, "Grand Committee"],
  [/^Petitions?$/i, "petition", null],
];
const DAY = new RegExp(DAY_PATTERN);

interface Heading {
  level: number;
  title: string;
}

/** Levels of headings: a section (`h2`), a department, then titles (`h3` to `h6`). */
export const DEPARTMENT_LEVEL = 2;

/**
 * Makes extracts of a page's headings: they stack up by level, and the first words after one begin an extract with it as
 * title. The page does not say where oral questions end, so an item under that heading is one only once a question in it
 * bears a number.
 */
export class Outline {
  private readonly emit: ReaderSink;
  private stack: Heading[] = [];
  private kind: DebateKind | null = null;
  private house: string | null = null;
  private chamber: string | null = null;
  private day: IsoDate | null = null;
  /** The kind of the item that its subtitle gives. */
  private sort: DebateKind | null = null;
  private at = -1;
  private id: string | null = null;
  private isPending = true;
  private isBegun = false;
  private isOral = false;
  private hasDay = false;
  private columns: string[] = [];

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** The kind of what is said in the section, where the section tells. */
  get section(): DebateKind | null {
    return this.kind;
  }

  /** What the page's own title says: house, section, day. */
  pageTitle(text: string): void {
    if (!/\b(?:Hansard|Parliament|House of|Lords|Commons)\b/.test(text)) return;
    if (/\bLords\b/.test(text)) this.house ??= "lords";
    else if (/\bCommons\b|Westminster Hall/.test(text)) this.house ??= "commons";
    this.enter(text);
    const day = DAY.exec(text);
    if (day) this.setDay(readDay(day[0]));
  }

  setHouse(house: "commons" | "lords"): void {
    this.house = house;
  }

  /** Written and Westminster Hall columns tell the house: `773W` is of the Commons, `WA45` of the Lords. */
  columnHouse(column: string): void {
    if (/^\d+(?:WH|WS|W|PC?|MC)$/.test(column)) this.house ??= "commons";
    else if (/^(?:WA|WS|GC)/.test(column)) this.house ??= "lords";
  }

  /** A day is stated: it holds for this item if it has none yet, and for the items after it. */
  setDay(day: IsoDate | null): void {
    if (day === null) return;
    this.day = day;
    if (!this.isBegun || this.hasDay) return;
    this.hasDay = true;
    this.emit({ type: "facts", facts: this.dates() });
  }

  heading(title: string, level: number, at: number, id: string | null): void {
    this.closeExtract();
    const isBeside = this.isPending && this.stack.at(-1)?.level === level && level > DEPARTMENT_LEVEL;
    if (!isBeside) this.stack = this.stack.filter((other) => other.level < level);
    if (level < DEPARTMENT_LEVEL) {
      this.kind = null;
      if (this.chamber !== null) this.chamber = null;
      this.enter(title);
    }
    this.stack.push({ level, title });
    if (!this.isPending || this.at < 0) this.at = at;
    this.id = id;
    this.isPending = true;
    this.sort = null;
  }

  /** A line in italics under a title says what sort of business it is: `Question`, `Statement`, `Second Reading`. */
  subtitle(text: string): void {
    if (!this.isPending) return;
    if (/\bQuestions?\b/i.test(text) && !/\bDebate\b/i.test(text)) this.sort = "oral-question";
    else if (/^Statement\b/i.test(text)) this.sort = "statement";
  }

  /** Words begin at `at`: after a heading they begin an extract. Returns whether they do. */
  words(at: number, column: string | null): boolean {
    const begins = this.isPending;
    if (begins) this.begin(at);
    if (column !== null && this.columns.at(-1) !== column) this.columns.push(column);
    return begins;
  }

  /** A question with a number was asked in this item. */
  oral(): void {
    if (this.isOral || this.kind !== "oral-question") return;
    this.isOral = true;
    this.emit({ type: "facts", facts: { ...this.titles(), kind: "oral-question" } });
  }

  end(): void {
    this.closeExtract();
  }

  private enter(text: string): void {
    const section = SECTIONS.find(([pattern]) => pattern.test(text));
    if (!section) return;
    this.kind = section[1];
    this.chamber = section[2];
  }

  private begin(at: number): void {
    this.isPending = false;
    this.isBegun = true;
    this.isOral = false;
    this.hasDay = this.day !== null;
    const { house, chamber, id } = this;
    const kind = this.kind === "oral-question" ? null : this.kind;
    const facts = {
      ...this.titles(),
      ...this.dates(),
      kind: kind ?? this.sort ?? this.kindByTitle(),
      house,
      chamber,
      id,
    };
    this.emit({ type: "extract", at: this.at < 0 ? at : this.at, facts });
    this.at = -1;
  }

  private dates(): { date: IsoDate | null; answeredDate: IsoDate | null } {
    const isWritten = this.kind === "written-question";
    return { date: isWritten ? null : this.day, answeredDate: isWritten ? this.day : null };
  }

  private titles(): { title: string | null; headingPath: string[]; department: string | null } {
    const isOral = this.kind === "oral-question" && !this.isOral;
    const shown = isOral ? this.stack.filter(({ level }) => level > DEPARTMENT_LEVEL) : this.stack;
    const headingPath = (shown.length > 0 ? shown : this.stack).map(({ title }) => title);
    const title = headingPath.pop() ?? null;
    const named = isOral || this.kind === null ? null : this.stack.find(({ level }) => level === DEPARTMENT_LEVEL);
    return { title, headingPath, department: named?.title ?? null };
  }

  private kindByTitle(): DebateKind {
    const titles = this.stack.filter(({ level }) => level > DEPARTMENT_LEVEL).map(({ title }) => title);
    if (titles.some((title) => /\bBill(?: \[[^\]]+\])*$/.test(title))) return "bill";
    return titles.some((title) => /^petitions?\b/i.test(title)) ? "petition" : "debate";
  }

  private closeExtract(): void {
    const { columns } = this;
    this.columns = [];
    const [first, last] = [columns[0], columns.at(-1)];
    if (first) this.emit({ type: "facts", facts: { columns: first === last ? first : `${first}-${last}` } });
  }
}
