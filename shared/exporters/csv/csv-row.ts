import { guardCell } from "./guard.ts";

/** Tells spreadsheets that the file is UTF-8; stands before its first row. */
export const BYTE_ORDER_MARK = "\ufeff";

/** One row of RFC 4180 with its CR LF. Cells a spreadsheet would calculate are guarded (guard.ts). */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoteCell(guardCell(cell))).join(",")}\r\n`;
}

function quoteCell(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
