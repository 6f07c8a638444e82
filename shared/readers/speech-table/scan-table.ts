import type { Piece, TextParse, TextRange } from "../reader.ts";

/** A cell: its words (a doubled quote is one piece) and its range with quotes. */
export interface Cell extends TextRange {
  pieces: Piece[];
}

export interface TableHandler {
  row(cells: Cell[]): void;
  /** The text is over; `cut` when a quote was never closed. */
  end(at: number, cut: boolean): void;
}

/** No table has so many columns: a row that does is no row, and its rest becomes one cell. */
export const MOST_CELLS = 10_000;
const DELIMITERS = ["\t", ",", ";", "|"];
/** A first row longer than this is cut into cells by what was seen of it. */
const LONGEST_HEADER = 65_536;

/** The delimiter that a first row holds most often outside of quotes. */
export function delimiterOf(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"?/g, "");
  const row = bare.slice(0, /[\r\n]/.exec(bare)?.index ?? bare.length);
  const counts = DELIMITERS.map((delimiter) => row.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] as string;
}

/**
 * Cuts CSV and its kin (tabs, semicolons, bars) into rows with exact ranges, whatever the chunks and line ends. Quoted
 * cells may hold delimiters and line breaks. The parser library that exports use gives no places of cells.
 */
export function scanTable(handler: TableHandler): TextParse {
  const scan = new TableScan(handler);
  return { write: (chunk) => scan.write(chunk), end: () => scan.end() };
}

class TableScan {
  private readonly handler: TableHandler;
  private text = "";
  private base = 0;
  private at = 0;
  private delimiter: string | null = null;
  private stop = /[,\r\n]/g;
  private state: "start" | "bare" | "quoted" | "closed" = "start";
  private cells: Cell[] = [];
  private cell: Cell = { pieces: [], start: 0, end: 0 };
  /** The cell's last piece is a run as printed, which may go on. */
  private inRun = false;

  constructor(handler: TableHandler) {
    this.handler = handler;
  }

  write(chunk: string): void {
    this.text = this.text.slice(this.at) + chunk;
    this.base += this.at;
    this.at = 0;
    const isWhole = this.text.length > LONGEST_HEADER || /[\r\n]/.test(this.text.trimStart());
    if (this.delimiter === null && !isWhole) return;
    this.drain(false);
  }

  end(): void {
    this.drain(true);
    const cut = this.state === "quoted";
    if (this.cells.length > 0 || this.state !== "start") this.endRow();
    this.handler.end(this.base + this.text.length, cut);
  }

  private choose(): void {
    this.delimiter = delimiterOf(this.text.trimStart());
    this.stop = new RegExp(`[${this.delimiter === "|" ? "\\|" : this.delimiter}\\r\\n]`, "g");
  }

  private drain(atEnd: boolean): void {
    if (this.delimiter === null) this.choose();
    // The last character may be half of a doubled quote or of CR LF.
    const limit = atEnd ? this.text.length : this.text.length - 1;
    while (this.at < limit) {
      if (this.state === "start") this.startCell();
      else if (this.state === "quoted") this.quoted(limit);
      else this.bare(limit);
    }
  }

  private startCell(): void {
    const here = this.base + this.at;
    this.cell = { pieces: [], start: here, end: here };
    this.inRun = false;
    this.state = "bare";
    if (this.text[this.at] !== '"') return;
    this.at++;
    this.state = "quoted";
  }

  private quoted(limit: number): void {
    const found = this.text.indexOf('"', this.at);
    const to = found < 0 ? limit : Math.min(found, limit);
    this.run(to);
    if (this.at >= limit || found < 0) return;
    if (this.text[this.at + 1] === '"') {
      const start = this.base + this.at;
      this.cell.pieces.push({ text: '"', start, end: start + 2 });
      this.inRun = false;
      this.at += 2;
    } else {
      this.at++;
      this.inRun = false;
      this.state = "closed";
    }
  }

  /** Outside of quotes, which includes what follows a closing quote by mistake. */
  private bare(limit: number): void {
    this.stop.lastIndex = this.at;
    const found = this.stop.exec(this.text)?.index ?? limit;
    this.run(Math.min(found, limit));
    if (this.at >= limit) return;
    const mark = this.text[this.at];
    const isPair = mark === "\r" && this.text[this.at + 1] === "\n";
    if (mark === this.delimiter && this.cells.length + 1 >= MOST_CELLS) {
      this.run(this.at + 1);
      return;
    }
    if (mark === this.delimiter) this.endCell();
    else this.endRow();
    this.at += isPair ? 2 : 1;
  }

  private run(to: number): void {
    if (to === this.at) return;
    const [text, end] = [this.text.slice(this.at, to), this.base + to];
    const last = this.cell.pieces.at(-1);
    if (last && this.inRun) {
      last.text += text;
      last.end = end;
    } else this.cell.pieces.push({ text, start: this.base + this.at, end });
    this.inRun = true;
    this.at = to;
  }

  private endCell(): void {
    if (this.state === "start") this.startCell();
    this.cell.end = this.base + this.at;
    this.cells.push(this.cell);
    this.state = "start";
    this.afterDelimiter = true;
  }

  /** A delimiter stands before this place: the row has one more cell, if an empty one. */
  private afterDelimiter = false;

  private endRow(): void {
    if (this.state !== "start" || this.afterDelimiter) this.endCell();
    this.afterDelimiter = false;
    const { cells } = this;
    this.cells = [];
    if (cells.some((cell) => cell.end > cell.start)) this.handler.row(cells);
  }
}
