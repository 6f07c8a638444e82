import { NumberList } from "./number-list.ts";
import {
  copyNumbers,
  type GroupRun,
  isAsBefore,
  ofEach,
  type Recoding,
  type Spliced,
  spliceNumbers,
  spliceStarts,
  staysInPlace,
} from "./splice.ts";

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
  /** What the last row had in each text column, and its number: mostly the next one has the same. */
  private readonly last: { text: string | null; code: number }[];
  private rows = 0;

  constructor(columns: Columns<Text, Count>) {
    this.columns = columns;
    this.lists = eachColumn(columns, () => new NumberList());
    this.last = columns.texts.map(() => ({ text: null, code: 0 }));
    this.starts.push(0);
  }

  /** Adds a row to the group that is being filled. */
  add(row: Record<Text, string | null> & Record<Count, number>): void {
    const { texts, counts } = this.columns;
    for (let at = 0; at < texts.length; at++) {
      const name = texts[at] as Text;
      const last = this.last[at] as { text: string | null; code: number };
      const text: string | null = row[name];
      if (text !== last.text) {
        last.text = text;
        last.code = this.codeOf(text);
      }
      this.lists[name].push(last.code);
    }
    for (const name of counts) this.lists[name].push(row[name]);
    this.rows++;
  }

  private codeOf(text: string | null): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.codes.size;
    this.codes.set(text, code);
    return code;
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

/**
 * A table of groups out of several: the same as if it had been filled with them one by one. It may be the former table
 * itself: it is not to be changed.
 */
export function spliceTables<Text extends string, Count extends string>(
  columns: Columns<Text, Count>,
  runs: readonly GroupRun[],
  tables: Spliced<CodedTable<Text, Count>>,
): CodedTable<Text, Count> {
  const starts = ofEach(tables, (table) => table.starts);
  if (areTextsAsBefore(columns, runs, tables)) return withCounts(columns, runs, tables);
  const [all, codes] = joinTexts(ofEach(tables, (table) => table.texts));
  const spliced = eachColumn(columns, (name) => {
    const isText = (columns.texts as readonly string[]).includes(name);
    const numbers = ofEach(tables, ({ columns: { [name]: own } }) => own);
    return copyNumbers(runs, starts, numbers, 1, isText ? codes : []);
  });
  const texts = inOrderOfUse(
    all,
    columns.texts.map((name) => spliced[name]),
  );
  return { texts, starts: spliceStarts(runs, starts), columns: spliced };
}

/** Whether every new row has the texts of the one in whose place it stands. */
function areTextsAsBefore<Text extends string, Count extends string>(
  { texts }: Columns<Text, Count>,
  runs: readonly GroupRun[],
  tables: Spliced<CodedTable<Text, Count>>,
): boolean {
  const [former] = tables;
  const starts = ofEach(tables, (table) => table.starts);
  const textOf = ({ texts, columns }: typeof former, name: Text, row: number) => texts[columns[name][row] as number];
  const isSame = (from: number, row: number, formerRow: number): boolean =>
    texts.every((name) => textOf(tables[from] as typeof former, name, row) === textOf(former, name, formerRow));
  return staysInPlace(runs, starts) && isAsBefore(runs, starts, isSame);
}

/** The former table, the texts of which stay as they are, with the counts that are new; itself where none are. */
function withCounts<Text extends string, Count extends string>(
  { counts }: Columns<Text, Count>,
  runs: readonly GroupRun[],
  tables: Spliced<CodedTable<Text, Count>>,
): CodedTable<Text, Count> {
  const [{ texts, starts, columns }] = tables;
  const all = ofEach(tables, (table) => table.starts);
  const spliced = counts.map((name) => {
    return [
      name,
      spliceNumbers(
        runs,
        all,
        ofEach(tables, (table) => table.columns[name]),
      ),
    ] as const;
  });
  if (spliced.every(([name, numbers]) => numbers === columns[name])) return tables[0];
  return { texts, starts, columns: { ...columns, ...(Object.fromEntries(spliced) as Record<Count, Uint32Array>) } };
}

/**
 * All of the first, then those of each other that are not there yet; and where each of them stands, null for the first,
 * of which each stands where it stood. In none comes a text twice.
 */
export function joinTexts<T>([first, ...others]: Spliced<readonly T[]>): [all: T[], codes: Recoding] {
  const all = [...first];
  return [all, [null, ...others.map((texts) => addTexts(all, texts))]];
}

/** Adds what is not there yet; answers with where each of the added stands. */
function addTexts<T>(all: T[], added: readonly T[]): Uint32Array {
  const codes = new Uint32Array(added.length);
  // Most often little is new: the long list is only looked through.
  const codeOf = new Map(all.length > 0 ? added.map((text, code) => [text, code]) : []);
  const isThere = new Uint8Array(added.length);
  for (const [place, text] of all.entries()) {
    const code = codeOf.get(text);
    if (code === undefined) continue;
    codes[code] = place;
    isThere[code] = 1;
  }
  for (const [code, text] of added.entries()) if (isThere[code] === 0) codes[code] = all.push(text) - 1;
  return codes;
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
