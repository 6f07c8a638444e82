import type { DebateKind, IsoDate } from "../../model/extract.ts";
import type { ExtractFacts, ReaderSink } from "../reader.ts";
import { dayIn, type Sitting, sittingOf } from "./sitting.ts";

/** Headings from the outermost in: the bill of a committee, oral questions, a department or item, a subject. */
export const LEVELS = { bill: 0, "oral-heading": 1, "major-heading": 2, "minor-heading": 3 } as const;
export type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** A heading as printed, white space collapsed. */
export interface Heading {
  level: Level;
  title: string;
  at: number;
  id: string | null;
  url: string | null;
}

const CHAIR_NOTE = /^\[[^\]]* in the Chair\]\s*[—–-]\s*|\s*[—–-]\s*\[[^\]]* in the Chair\]$/i;
const BILL = /\bBill(?: \[[^\]]+\])*(?: \(No\. ?\d+\))?(?: \d{4})?$/i;
const ORAL = /— (?:Private Notice )?Question$|^Questions Without Notice\b/i;

/**
 * Makes extracts of a flat sequence: headings stack up by level, and the first words after a heading begin its extract.
 * Headings of one level with no words between are items taken together: all but the last are part of the path.
 * Public Whip does not say where oral questions end, so an item under that heading counts as one only by its own marks.
 */
export class Outline {
  private readonly emit: ReaderSink;
  private readonly fileName: string;
  private readonly dayOfFile: IsoDate | null;
  private readonly isAustralian: boolean;
  private stack: Heading[] = [];
  /** A heading came after the last words; the next words begin an extract. */
  private isPending = true;
  private isOral = false;
  private isBill = false;
  private columns: string[] = [];
  /** The day of the items, and where they were said; of the extract last begun. */
  day: IsoDate | null = null;
  sitting: Sitting = sittingOf(null, "", false);

  constructor(emit: ReaderSink, path: string, isAustralian: boolean) {
    this.emit = emit;
    this.fileName = path.slice(path.lastIndexOf("/") + 1);
    this.dayOfFile = dayIn(this.fileName);
    this.isAustralian = isAustralian;
  }

  heading(heading: Heading): void {
    this.closeExtract();
    const isBeside = this.isPending && this.stack.at(-1)?.level === heading.level;
    if (!isBeside) this.stack = this.stack.filter((other) => other.level < heading.level);
    this.isBill = false;
    this.stack.push({ ...heading, title: heading.title.replace(CHAIR_NOTE, "") });
    this.isPending = true;
  }

  /** Words begin at `at`, in something with this id; begins an extract when a heading came before them. */
  words(at: number, id: string | null, column: string | null): void {
    if (this.isPending) this.begin(at, id);
    if (column) this.columns.push(column);
  }

  /** The words just read bear the number of an oral question, or are the line that opens such questions. */
  oral(): void {
    if (this.isOral || this.sitting.kind || !this.stack.some(({ level }) => level === LEVELS["oral-heading"])) return;
    this.isOral = true;
    this.emit({ type: "facts", facts: { ...this.titles(true), kind: "oral-question" } });
  }

  /** The item that comes next has a list of the bills it is about. */
  bills(): void {
    this.isBill = true;
  }

  end(): void {
    this.closeExtract();
  }

  private begin(at: number, id: string | null): void {
    const heading = this.stack.at(-1) ?? null;
    const named = id ?? heading?.id ?? null;
    this.isPending = false;
    this.isOral = false;
    this.sitting = sittingOf(named, this.fileName, this.isAustralian);
    this.day = dayIn(named) ?? this.dayOfFile;
    const { house, chamber, kind, language } = this.sitting;
    const isWritten = kind === "written-question";
    this.emit({
      type: "extract",
      at: heading?.at ?? at,
      facts: {
        ...this.titles(false),
        kind: kind ?? this.kindByTitle(),
        house,
        chamber,
        ...(language && { language }),
        date: isWritten ? null : this.day,
        answeredDate: isWritten ? this.day : null,
        id: heading?.id ?? null,
        url: heading?.url ?? null,
      },
    });
  }

  private titles(isOral: boolean): Pick<ExtractFacts, "title" | "headingPath" | "department"> {
    const titles = this.stack.filter(({ level }) => isOral || level !== LEVELS["oral-heading"]);
    const headingPath = titles.map(({ title }) => title);
    const title = headingPath.pop() ?? null;
    const major = titles.findLast(({ level }) => level === LEVELS["major-heading"]);
    const isByDepartment =
      isOral || this.sitting.kind === "written-question" || this.sitting.kind === "written-statement";
    return { title, headingPath, department: (isByDepartment && major?.title) || null };
  }

  private kindByTitle(): DebateKind {
    const titles = this.stack.map(({ title }) => title);
    if (this.isBill || titles.some((title) => BILL.test(title))) return "bill";
    if (titles.some((title) => ORAL.test(title))) return "oral-question";
    if (titles.some((title) => /^petitions?\b/i.test(title))) return "petition";
    return titles.some((title) => /(?:^|— |Ministerial )Statements?$/i.test(title)) ? "statement" : "debate";
  }

  private closeExtract(): void {
    const { columns } = this;
    this.columns = [];
    if (columns.length === 0) return;
    const [first, last] = [columns[0], columns.at(-1)];
    this.emit({ type: "facts", facts: { columns: first === last ? first : `${first}-${last}` } });
  }
}
