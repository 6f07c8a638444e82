import { NumberList } from "./number-list.ts";
import { type Both, type GroupRun, spliceNumbers, spliceStarts } from "./splice.ts";

/** Rows of texts and numbers, in groups: each text once, everything else in typed arrays. */
export interface CodedTable<Text extends string, Count extends string> {
  /** What the numbers of the text columns stand for, in the order of first use; the first is null. */
  texts: (string | null)[];
  /** Group -> first row; one more at the end. */
  starts: Uint32Array;
  columns: Record<Text | Count, Uint32Array>;
}

/** Names of the columns of a {@link CodedTable}. */
export interface Columns<Text extends string, Count extends string> {
  texts: readonly Text[];
  counts: readonly Count[];
}

/** Fills a {@link CodedTable}. */
export class TableBuilder<Text extends string, Count extends string> {
  private readonly columns: Columns<Text, Count>;
  private readonly codes = new Map<string | null, number>([[null, 0]]);
  private readonly starts = new NumberList();
  private readonly lists: Record<Text | Count, NumberList>;
  private rows = 0;

  constructor(columns: Columns<Text, Count>) {
    this.columns = columns;
    this.lists = eachColumn(columns, () => new NumberList());
    this.starts.push(0);
  }

  /** Adds a row to the group that is being filled. */
  add(row: Record<Text, string | null> & Record<Count, number>): void {
    for (const name of this.columns.texts) {
      const text: string | null = row[name];
      let code = this.codes.get(text);
      if (code === undefined) {
        code = this.codes.size;
        this.codes.set(text, code);
      }
      this.lists[name].push(code);
    }
    for (const name of this.columns.counts) this.lists[name].push(row[name]);
    this.rows++;
  }

  endGroup(): void {
    this.starts.push(this.rows);
  }

  finish(): CodedTable<Text, Count> {
    const columns = eachColumn(this.columns, (name) => this.lists[name].finish());
    return { texts: [...this.codes.keys()], starts: this.starts.finish(), columns };
  }
}

function eachColumn<Text extends string, Count extends string, T>(
  { texts, counts }: Columns<Text, Count>,
  make: (name: Text | Count) => T,
): Record<Text | Count, T> {
  return Object.fromEntries([...texts, ...counts].map((name) => [name, make(name)])) as Record<Text | Count, T>;
}

/** A table of groups out of two: the same as if it had been filled with them one by one. */
export function spliceTables<Text extends string, Count extends string>(
  columns: Columns<Text, Count>,
  runs: readonly GroupRun[],
  [former, fresh]: Both<CodedTable<Text, Count>>,
): CodedTable<Text, Count> {
  const starts: Both<Uint32Array> = [former.starts, fresh.starts];
  const [all, codes] = joinTexts(former.texts, fresh.texts);
  const spliced = eachColumn(columns, (name) => {
    const isText = (columns.texts as readonly string[]).includes(name);
    const other = isText ? fresh.columns[name].map((code) => codes[code] as number) : fresh.columns[name];
    return spliceNumbers(runs, starts, [former.columns[name], other]);
  });
  const texts = inOrderOfUse(
    all,
    columns.texts.map((name) => spliced[name]),
  );
  return { texts, starts: spliceStarts(runs, starts), columns: spliced };
}

/** All of the first, then those of the second that are not there; and where each of the second stands. In neither comes a text twice. */
export function joinTexts<T>(former: readonly T[], fresh: readonly T[]): [all: T[], codes: Uint32Array] {
  const all = [...former];
  const codes = new Uint32Array(fresh.length);
  // Most often little is new: the long list is only looked through.
  const codeOf = new Map(former.length > 0 ? fresh.map((text, code) => [text, code]) : []);
  const isThere = new Uint8Array(fresh.length);
  for (const [place, text] of former.entries()) {
    const code = codeOf.get(text);
    if (code === undefined) continue;
    codes[code] = place;
    isThere[code] = 1;
  }
  for (const [code, text] of fresh.entries()) if (isThere[code] === 0) codes[code] = all.push(text) - 1;
  return [all, codes];
}

/** Renumbers texts in the order in which rows use them, after null; what none uses is left out. */
function inOrderOfUse(texts: readonly (string | null)[], columns: readonly Uint32Array[]): (string | null)[] {
  const order = new Uint32Array(texts.length);
  const used: (string | null)[] = [null];
  const rows = columns[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    for (const column of columns) {
      const code = column[row] as number;
      if (code === 0) continue;
      if (order[code] === 0) order[code] = used.push(texts[code] as string) - 1;
      column[row] = order[code] as number;
    }
  }
  return used;
}
