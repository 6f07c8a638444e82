import { guardCell } from "../../../shared/exporters/csv/guard.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { countRows, pagesOf, type RowRanges } from "../../ui/row-ranges.ts";
import type { CellTexts } from "./cell-texts.ts";

/** Rows copied at most: more than this no clipboard is for, and an export is. */
export const MOST_COPIED = 10_000;
const PAGE = 500;

export interface CopiedColumn {
  id: string;
  title: string;
}

export interface CopyRequest<R> {
  ranges: RowRanges;
  columns: readonly CopiedColumn[];
  texts: CellTexts<R>;
  tagName(id: string): string;
  fetch(offset: number, limit: number, signal: AbortSignal): Promise<readonly R[]>;
  onProgress?(done: number, total: number): void;
  signal: AbortSignal;
}

/** How many of the chosen rows a copy takes. */
export function copiedCount(ranges: RowRanges): number {
  return Math.min(MOST_COPIED, countRows(ranges));
}

/**
 * Rows as text for a spreadsheet: a line of headers, then a line a row, cells apart by tabs. Tabs and new lines inside
 * a cell become spaces, cells that a spreadsheet would calculate are guarded. Rejects `cancelled`, or as `fetch` does.
 */
export async function rowsAsTabs<R>(request: CopyRequest<R>): Promise<string> {
  const { columns, texts, tagName, signal } = request;
  const total = copiedCount(request.ranges);
  const lines = [columns.map(({ title }) => title).join("\t")];
  for (const { offset, limit } of pagesOf(request.ranges, PAGE, MOST_COPIED)) {
    if (signal.aborted) throw new AppError("cancelled", "Nothing was copied.");
    for (const row of await request.fetch(offset, limit, signal)) {
      lines.push(columns.map(({ id }) => tabCell(texts[id]?.(row, tagName) ?? "")).join("\t"));
    }
    request.onProgress?.(lines.length - 1, total);
  }
  return `${lines.join("\n")}\n`;
}

function tabCell(value: string | number): string {
  return typeof value === "number" ? String(value) : guardCell(value.replace(/\s*[\t\r\n]+\s*/g, " "));
}
