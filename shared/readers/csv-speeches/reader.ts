import type { ChosenColumns, TableField } from "../../model/table-fields.ts";
import { MappedText } from "../mapped-text.ts";
import type { Probe, ReaderContext, ReaderSink, SniffResult, TextParse, TextReader } from "../reader.ts";
import { columnNames, judgeColumns, mapColumns } from "../speech-table/columns.ts";
import { type Cell, delimiterOf, scanTable } from "../speech-table/scan-table.ts";
import { SpeechRows } from "../speech-table/speech-rows.ts";
import { ValueCoverage } from "../value-coverage.ts";

const DELIMITER_NAMES: Record<string, string> = { "\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars" };

/** What the columns under these cells are called. */
export function namesOf(cells: readonly Cell[]): string[] {
  return columnNames(cells.map((cell) => new MappedText(cell.pieces).trim().text));
}

class Table {
  private readonly coverage: ValueCoverage;
  private readonly rows: SpeechRows;
  private readonly chosen: ChosenColumns;
  private mapping: Map<TableField, number> | null = null;
  private width = 0;
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
    if (this.mapping === null) this.header(cells);
    else if (this.mapping.has("text")) {
      if (cells.length !== this.width) this.ragged(cells);
      const row = new Map<TableField, MappedText>();
      for (const [field, index] of this.mapping) {
        const text = new MappedText(cells[index]?.pieces ?? []).trim();
        if (text.text !== "") row.set(field, text);
      }
      this.rows.take(row, (cells[0] as Cell).start);
    }
    this.coverage.settle();
  }

  end(at: number, cut: boolean): void {
    const range = { start: at, end: at };
    const message = "A quote is not closed before the end of the file; the file may be cut off.";
    if (cut) this.coverage.emit({ type: "diagnostic", code: "truncated", severity: "warning", message, range });
    this.coverage.settle();
  }

  private header(cells: Cell[]): void {
    this.width = cells.length;
    this.mapping = mapColumns(namesOf(cells), this.chosen);
    if (this.mapping.has("text")) return;
    const { start, end } = { start: (cells[0] as Cell).start, end: (cells.at(-1) as Cell).end };
    const message = "No column of this table is known to hold the words that were spoken; say which one does.";
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

function sniff({ path, text, columns }: Probe): SniffResult {
  const no = { confidence: "no" as const, reason: "Its first line does not name columns of speeches." };
  if (/^\s*[<{[]/.test(text)) return no;
  let names: string[] = [];
  let rows = 0;
  const scan = scanTable({
    row: (cells) => {
      if (rows++ === 0) names = namesOf(cells);
    },
    end() {},
  });
  scan.write(text.trimStart().slice(0, 16_384));
  scan.end();
  const judged = judgeColumns(names, columns);
  if (judged === "other") {
    const isTable = NAMED_AS_TABLE.test(path) && names.length > 1 && rows > 1;
    return isTable ? { confidence: "maybe", reason: "It is named as a table; its columns are not known." } : no;
  }
  const by = DELIMITER_NAMES[delimiterOf(text.trimStart().slice(0, 16_384))];
  const reason = `Its first line names columns of speeches, parted by ${by}.`;
  return { confidence: judged === "speeches" ? "certain" : "likely", reason };
}

/**
 * Tables of speeches (CSV, TSV, semicolons, bars), one a row. Columns are known by their names, or by what the user
 * says. Steps from source to words: quotes are taken off, doubled ones single; HTML is decoded.
 */
export const csvSpeeches: TextReader = {
  id: "csv-speeches",
  version: 3,
  name: "Table of speeches (CSV, TSV)",
  sniff,
  open,
};
