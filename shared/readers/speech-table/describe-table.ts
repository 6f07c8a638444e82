import type { ChosenColumns, TableField } from "../../model/table-fields.ts";
import { csvSpeeches } from "../csv-speeches/reader.ts";
import { itemsOf, type JsonObject, type JsonValue } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { jsonSpeeches } from "../json-speeches/reader.ts";
import { asNames, columnsOf, isRecordPath, nameOf, wordsOf } from "../json-speeches/record-columns.ts";
import { MappedText } from "../mapped-text.ts";
import { mapColumns } from "./columns.ts";
import { type Cell, scanTable } from "./scan-table.ts";
import { isNoRow, readTableHead } from "./table-head.ts";

/** A column with values that stand in it, different ones, the first met first. */
export interface TableColumn {
  name: string;
  samples: string[];
}

/** A table of speeches (or JSON records) as somebody who assigns its columns needs to see it. */
export interface TableDescription {
  columns: TableColumn[];
  /** Which column a field is taken from when nobody says anything. */
  guessed: Partial<Record<TableField, string>>;
  /** The same after what was chosen. */
  used: Partial<Record<TableField, string>>;
}

/** So many values of a column are shown, none longer than this. */
const SAMPLES = { count: 3, length: 160 };
/** Rows that are looked at for them. */
const ROWS = 200;

/** Describes the columns of the beginning of a text that one of the readers of tables reads; null for other readers. */
export function describeTable(reader: string, text: string, chosen: ChosenColumns): TableDescription | null {
  if (reader === csvSpeeches.id) return described(tableColumns(text, chosen), (name) => name, chosen);
  if (reader === jsonSpeeches.id) return described(recordColumns(text, asNames(chosen)), nameOf, asNames(chosen));
  return null;
}

function described(columns: TableColumn[], known: (name: string) => string, chosen: ChosenColumns): TableDescription {
  const names = columns.map(({ name }) => known(name));
  const mapped = (choice: ChosenColumns) =>
    Object.fromEntries([...mapColumns(names, choice)].map(([field, at]) => [field, columns[at]?.name]));
  return { columns, guessed: mapped({}), used: mapped(chosen) };
}

function addSample({ samples }: TableColumn, value: string): void {
  const sample = value.length > SAMPLES.length ? `${value.slice(0, SAMPLES.length)}…` : value;
  if (sample !== "" && samples.length < SAMPLES.count && !samples.includes(sample)) samples.push(sample);
}

function tableColumns(text: string, chosen: ChosenColumns): TableColumn[] {
  let columns: TableColumn[] | null = null;
  let rows = 0;
  const row = (cells: Cell[]) => {
    if (rows++ > ROWS || (rows <= 2 && isNoRow(cells))) return;
    const head = columns === null ? readTableHead(cells, chosen) : null;
    columns ??= (head?.names ?? []).map((name) => ({ name, samples: [] }));
    if (head?.isNamed) return;
    for (const [at, column] of columns.entries())
      addSample(column, new MappedText(cells[at]?.pieces ?? []).trim().text);
  };
  const scan = scanTable({ row, end() {} });
  scan.write(text);
  scan.end();
  return columns ?? [];
}

/** Members of all records, and of the speeches that a record without words holds; where there are none, those of the file itself. */
function recordColumns(text: string, chosen: ChosenColumns): TableColumn[] {
  const [ofRecords, ofRoot] = [new Map<string, TableColumn>(), new Map<string, TableColumn>()];
  let rows = 0;
  const add = (columns: Map<string, TableColumn>, name: string, words: MappedText | null) => {
    const column = columns.get(name) ?? { name, samples: [] };
    columns.set(name, column);
    addSample(column, words?.trim().text ?? "");
  };
  const addLeaf = (name: string, leaf: JsonValue) => {
    // Of lists only words are read.
    if (leaf.type !== "array" || mapColumns([nameOf(name)], chosen).has("text")) add(ofRecords, name, wordsOf(leaf));
  };
  const parse = readJson(
    () => {},
    () => ({
      isRecord: isRecordPath,
      take(value, path) {
        if (value.type !== "object") {
          if (!path.includes("*")) add(ofRoot, path.join("."), wordsOf(value));
        } else if (rows++ < ROWS) {
          for (const record of [value, ...speechesIn(value, chosen)]) {
            for (const [name, leaf] of columnsOf(record)) addLeaf(name, leaf);
          }
        }
      },
      end() {},
    }),
  );
  parse.write(text);
  parse.end();
  return [...(ofRecords.size > 0 ? ofRecords : ofRoot).values()];
}

/** A record without words may be a debate, whose speeches stand in a list of its own. */
function speechesIn(record: JsonObject, chosen: ChosenColumns): JsonObject[] {
  const names = [...columnsOf(record).keys()].map(nameOf);
  if (mapColumns(names, chosen).has("text")) return [];
  return [...record.members].flatMap(([, member]) => itemsOf(member).filter((one) => one.type === "object"));
}
