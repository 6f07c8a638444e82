import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MainThreadWork } from "./main-thread.ts";
import type { Timing } from "./measure.ts";
import type { ReaderFigures } from "./readers.ts";

/** What must be reached with a million contributions, what is aimed at, and what was measured last. */
export interface Budget {
  id: string;
  what: string;
  unit: string;
  must: number;
  aim: number;
  measured: number | null;
}

/** Of a reader: megabytes a second (at least), or how many times as long as `xmllint` it takes (at most). */
export interface ReaderBudget {
  reader: string;
  unit: "MB/s" | "times xmllint";
  must: number;
  aim: number;
  measured: number | null;
}

/** What `budgets.json` holds. */
export interface BudgetFile {
  corpus: string;
  budgets: Budget[];
  readers: ReaderBudget[];
  /** How much more memory a file of 200 MB may take than one of 20, in formats that are read in pieces. */
  readerMemory: { must: number; measured: number | null };
}

const FILE = join(import.meta.dirname, "budgets.json");

/** What a run gives for one size. */
export interface LibraryReport {
  bytes: number;
  open: { milliseconds: number };
  reopen: { firstRows: number };
  rescan: { milliseconds: number };
  idle: { rss: number };
  concordance: { open: Timing; read: Timing; sort: Timing; page: Timing };
  queries: { kinds: Record<string, { budget: string; milliseconds: Timing }>; stop: Timing };
}

/** What the phase of frames gives. */
export interface FramesReport {
  rows: number;
  /** Of all acts as if they were one. */
  all: MainThreadWork;
  acts: Record<string, MainThreadWork>;
}

/** The figure for each budget: the worst kind of query counts for all. */
export function figuresOf(report: LibraryReport): Record<string, number> {
  const worst = (budget: string) => {
    const own = Object.values(report.queries.kinds).filter((kind) => kind.budget === budget);
    return Math.max(...own.map((kind) => kind.milliseconds.p95));
  };
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    query: worst("query"),
    queryVeryCommon: worst("queryVeryCommon"),
    sort: worst("sort"),
    stop: report.queries.stop.p95,
    concordanceOpen: report.concordance.open.p95,
    concordanceRead: report.concordance.read.p95,
    concordanceSort: report.concordance.sort.p95,
    concordancePage: report.concordance.page.p95,
    reopen: report.reopen.firstRows,
    index: round(report.bytes / 1e6 / (report.open.milliseconds / 1000)),
    rescan: round((report.rescan.milliseconds / report.open.milliseconds) * 100),
    memory: report.idle.rss,
  };
}

/** The figures of the table in a browser, of all that is done to it. */
export function figuresOfFrames({ all }: FramesReport): Record<string, number> {
  return { frame: all.p99, task: all.longestTask };
}

/** One line for each budget there is a figure for: met, short of its aim, or missed. */
export function judge(figures: Record<string, number>): string[] {
  const measured = readBudgets().budgets.filter(({ id }) => figures[id] !== undefined);
  return measured.map(({ id, what, unit, must, aim }) => {
    const figure = figures[id] ?? Number.NaN;
    const reaches = (bound: number) => (id === "index" ? figure >= bound : figure <= bound);
    const verdict = reaches(aim) ? "aim reached" : reaches(must) ? "met" : "MISSED";
    return `${verdict.padEnd(12)} ${figure} ${unit} (must ${must}, aim ${aim}): ${what}`;
  });
}

/** Writes the figures into `budgets.json`. */
export function recordFigures(figures: Record<string, number>): void {
  const file = readBudgets();
  for (const budget of file.budgets) budget.measured = figures[budget.id] ?? budget.measured;
  writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`);
}

function figureOf({ unit }: ReaderBudget, { megabytesPerSecond, timesXmllint }: ReaderFigures): number {
  return unit === "MB/s" ? megabytesPerSecond : (timesXmllint ?? Number.NaN);
}

function growthOf(readers: readonly ReaderFigures[]): number {
  return Math.max(...readers.flatMap(({ peak }) => (peak ? [peak.large / peak.small] : [])));
}

/** One line a reader, and one for their memory. */
export function judgeReaders(readers: readonly ReaderFigures[]): string[] {
  const file = readBudgets();
  const lines = readers.flatMap((figures) => {
    const budget = file.readers.find(({ reader }) => reader === figures.reader);
    if (!budget) return [];
    const { unit, must, aim, reader } = budget;
    const figure = figureOf(budget, figures);
    const reaches = (bound: number) => (unit === "MB/s" ? figure >= bound : figure <= bound);
    const verdict = reaches(aim) ? "aim reached" : reaches(must) ? "met" : "MISSED";
    return [`${verdict.padEnd(12)} ${reader}: ${figure} ${unit} (must ${must}, aim ${aim})`];
  });
  const growth = growthOf(readers);
  const verdict = growth <= file.readerMemory.must ? "met" : "MISSED";
  return [...lines, `${verdict.padEnd(12)} memory at 200 MB is at most ${growth.toFixed(2)} times that at 20 MB`];
}

/** Writes the readers' figures into `budgets.json`. */
export function recordReaders(readers: readonly ReaderFigures[]): void {
  const file = readBudgets();
  for (const budget of file.readers) {
    const figures = readers.find(({ reader }) => reader === budget.reader);
    if (figures) budget.measured = figureOf(budget, figures);
  }
  file.readerMemory.measured = Math.round(growthOf(readers) * 100) / 100;
  writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`);
}

/** The budgets as they stand in `budgets.json`. */
export function readBudgets(): BudgetFile {
  return JSON.parse(readFileSync(FILE, "utf8")) as BudgetFile;
}
