/** What one row of a list says, by the names of its columns; null for what is not known. */
export interface ListRow {
  get(column: string): string | null;
}

/** How the data set says that it does not know. */
const NOTHING = /^(?:|None|Unknown)$/;

/** The column by which the lists are joined to the speeches. */
const KEY = "speech_id";

/**
 * A list of the data set, `|` between its columns, looked up by the id of a speech. A list has hundreds of thousands of rows: only their
 * numbers and places are kept, and a row is taken apart when it is asked for.
 */
export class ListRows {
  readonly path: string;
  private readonly text: string;
  private readonly columns: Map<string, number>;
  private readonly ids: Float64Array;
  private readonly places: Uint32Array;
  /** Where the row after the last answer stands: speeches and lists are in the same order. */
  private next = 0;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const head = lineAt(text, 0);
    this.columns = new Map(head.split("|").map((name, at) => [name.trim(), at]));
    const key = this.columns.get(KEY) ?? 0;
    const rows: { ids: number[]; places: number[] } = { ids: [], places: [] };
    let isSorted = true;
    for (let at = head.length + 1; at < text.length; at = endOf(text, at) + 1) {
      const id = numberIn(text, at, key);
      if (Number.isNaN(id)) continue;
      if (id < (rows.ids.at(-1) ?? 0)) isSorted = false;
      rows.ids.push(id);
      rows.places.push(at);
    }
    const order = isSorted ? null : [...rows.ids.keys()].sort((a, b) => (rows.ids[a] ?? 0) - (rows.ids[b] ?? 0));
    this.ids = Float64Array.from(order?.map((at) => rows.ids[at] ?? 0) ?? rows.ids);
    this.places = Uint32Array.from(order?.map((at) => rows.places[at] ?? 0) ?? rows.places);
  }

  /** The row of a speech; null where the list has none. */
  rowOf(id: string): ListRow | null {
    const at = this.find(Number(id));
    if (at < 0) return null;
    this.next = at + 1;
    const values = lineAt(this.text, this.places[at] as number).split("|");
    return {
      get: (column) => {
        const value = values[this.columns.get(column) ?? -1]?.trim() ?? "";
        return NOTHING.test(value) ? null : value;
      },
    };
  }

  private find(id: number): number {
    const { ids } = this;
    if (ids[this.next] === id) return this.next;
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ids[middle] as number) < id) low = middle + 1;
      else high = middle;
    }
    return ids[low] === id ? low : -1;
  }
}

function endOf(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function lineAt(text: string, from: number): string {
  return text.slice(from, endOf(text, from));
}

/** The number in a column of the row that begins at `at`; NaN where there is none. */
function numberIn(text: string, at: number, column: number): number {
  let from = at;
  for (let i = 0; i < column; i++) from = text.indexOf("|", from) + 1 || text.length;
  const end = text.indexOf("|", from);
  const digits = text.slice(from, end < 0 ? from : Math.min(end, endOf(text, from))).trim();
  return /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
}
