import type { ChosenColumns, TableField } from "../../model/table-fields.ts";
import { MappedText } from "../mapped-text.ts";
import type { Probe, ReaderContext, ReaderSink, SniffResult, TextParse, TextReader } from "../reader.ts";
import { judgeColumns, mapColumns } from "../speech-table/columns.ts";
import { type Cell, delimiterOf, scanTable } from "../speech-table/scan-table.ts";
import { SpeechRows } from "../speech-table/speech-rows.ts";
import { isNoRow, readTableHead } from "../speech-table/table-head.ts";
import { ValueCoverage } from "../value-coverage.ts";

const DELIMITER_NAMES: Record<string, string> = { "\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars" };

class Table {
  private readonly coverage: ValueCoverage;
  private readonly rows: SpeechRows;
  private readonly chosen: ChosenColumns;
  private mapping: Map<TableField, number> | null = null;
  private width = 0;
  private rowsMet = 0;
  private saidRagged = false;

  constructor(sink: ReaderSink, chosen: ChosenColumns) {
    this.coverage = new ValueCoverage(sink);
    this.rows = new SpeechRows(this.coverage.emit);
    this.chosen = chosen;
  }

  row(cells: Cell[]): void {
    const last = cells.at(-1) as Cell;
    for (const cell of cells) this.coverage.leaf(cell);
    this.coverage.to(last.end);
    if (this.rowsMet++ >= 2 || !isNoRow(cells)) {
      if (this.mapping === null) this.header(cells);
      else this.speech(cells, this.mapping);
    }
    this.coverage.settle();
  }

  private speech(cells: Cell[], mapping: Map<TableField, number>): void {
    if (!mapping.has("text")) return;
    if (cells.length !== this.width) this.ragged(cells);
    const row = new Map<TableField, MappedText>();
    for (const [field, index] of mapping) {
      const text = new MappedText(cells[index]?.pieces ?? []).trim();
      if (text.text !== "") row.set(field, text);
    }
    this.rows.take(row, (cells[0] as Cell).start, mapping.has("answer"));
  }

  end(at: number, cut: boolean): void {
    const range = { start: at, end: at };
    const message = "A quote is not closed before the end of the file; the file may be cut off.";
    if (cut) this.coverage.emit({ type: "diagnostic", code: "truncated", severity: "warning", message, range });
    this.coverage.settle();
  }

  private header(cells: Cell[]): void {
    this.width = cells.length;
    const { names, isNamed } = readTableHead(cells, this.chosen);
    this.mapping = mapColumns(names, this.chosen);
    if (!isNamed) this.speech(cells, this.mapping);
    if (this.mapping.has("text")) return;
    const { start, end } = { start: (cells[0] as Cell).start, end: (cells.at(-1) as Cell).end };
    const message = isNamed
      ? "No column of this table is known to hold the words that were spoken; say which one does."
      : "The first row of this table names no columns; say which one holds the words that were spoken.";
    this.coverage.emit({
      type: "diagnostic",
      code: "no-text-column",
      severity: "error",
      message,
      range: { start, end },
    });
  }

  private ragged(cells: Cell[]): void {
    if (this.saidRagged) return;
    this.saidRagged = true;
    const message = `This row has ${cells.length} cells and the first row ${this.width}.`;
    const range = { start: (cells[0] as Cell).start, end: (cells.at(-1) as Cell).end };
    this.coverage.emit({ type: "diagnostic", code: "ragged-row", severity: "warning", message, range });
  }
}

function open(sink: ReaderSink, { columns }: ReaderContext): TextParse {
  const table = new Table(sink, columns ?? {});
  return scanTable({ row: (cells) => table.row(cells), end: (at, cut) => table.end(at, cut) });
}

/** Names of files that say they are tables. */
const NAMED_AS_TABLE = /\.(?:csv|tsv|tab)$/i;
/** Fewer rows of as many cells may be chance. */
const MANY_ROWS = 3;

function sniff({ path, text, columns }: Probe): SniffResult {
  const no = { confidence: "no" as const, reason: "Its first line does not name columns of speeches." };
  if (/^\s*[<{[]/.test(text)) return no;
  const beginning = text.trimStart().slice(0, 16_384);
  const rows: Cell[][] = [];
  const scan = scanTable({ row: (cells) => rows.push(cells), end() {} });
  scan.write(beginning);
  scan.end();
  const { names, isNamed } = readTableHead(rows.find((row) => !isNoRow(row)) ?? [], columns);
  const judged = judgeColumns(names, columns);
  const delimiter = delimiterOf(beginning);
  if (judged === "other") {
    if (NAMED_AS_TABLE.test(path) && names.length > 1 && rows.length > 1)
      return { confidence: "maybe", reason: "It is named as a table; its columns are not known." };
    const isEven = rows.length > MANY_ROWS && rows.slice(0, -1).every((row) => row.length === names.length);
    if (isNamed || delimiter !== "\t" || !isEven) return no;
    return { confidence: "maybe", reason: "Its rows have as many cells, parted by tabs; no row names the columns." };
  }
  const by = DELIMITER_NAMES[delimiter];
  const reason = isNamed
    ? `Its first line names columns of speeches, parted by ${by}.`
    : `You said which of its columns, parted by ${by}, hold speeches.`;
  return { confidence: judged === "speeches" ? "certain" : "likely", reason };
}

/**
 * Tables of speeches (CSV, TSV, semicolons, bars), one a row. Columns are known by their names, or by what the user
 * says. Steps from source to words: quotes are taken off, doubled ones single; HTML is decoded.
 */
export const csvSpeeches: TextReader = {
  id: "csv-speeches",
  version: 10,
  name: "Table of speeches (CSV, TSV)",
  sniff,
  open,
};
