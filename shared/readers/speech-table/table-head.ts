import type { ChosenColumns } from "../../model/table-fields.ts";
import { MappedText } from "../mapped-text.ts";
import { columnNames, judgeColumns } from "./columns.ts";
import { readDate, readShortDate } from "./read-date.ts";
import type { Cell } from "./scan-table.ts";

/** What the columns of a table are called, and whether its first row says so or is a row like the others. */
export interface TableHead {
  names: string[];
  isNamed: boolean;
}

/** A cell of so many words is no name of a column. */
const WORDS_OF_SPEECH = 8;

function isValue(cell: string): boolean {
  const isDay = /[-/. ]/.test(cell) && (readDate(cell) !== null || readShortDate(cell, null, null) !== null);
  return isDay || cell.split(/\s+/).length >= WORDS_OF_SPEECH;
}

/**
 * Reads a table's first row: names of columns, unless a day or a speech stands in it. Columns without names are called
 * `Column 1`, `Column 2` ... A row that names what tables of speeches have, or what was `chosen`, is one of names.
 */
export function readTableHead(cells: readonly Cell[], chosen: ChosenColumns = {}): TableHead {
  const printed = cells.map((cell) => new MappedText(cell.pieces).trim().text);
  const names = columnNames(printed);
  const isNamed = cells.length < 2 || judgeColumns(names, chosen) !== "other" || !printed.some((cell) => isValue(cell));
  return isNamed ? { names, isNamed } : { names: cells.map((_, at) => `Column ${at + 1}`), isNamed };
}

/** The first line with which spreadsheets state the delimiter (`sep=;`), a title above all columns, and the rule under the names of a Markdown table. */
export function isNoRow(cells: readonly Cell[]): boolean {
  const texts = cells.map((cell) => new MappedText(cell.pieces).trim().text);
  if (texts[0] === "sep=" && texts.slice(1).every((text) => text === "")) return true;
  if (cells.length > 2 && texts[0] !== "" && texts.slice(1).every((text) => text === "")) return true;
  return cells.length > 1 && texts.every((text) => /^(?::?-{3,}:?)?$/.test(text)) && texts.some((text) => text !== "");
}
