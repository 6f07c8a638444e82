import { type ChosenColumns, TABLE_FIELDS } from "../../../shared/model/table-fields.ts";

/**
 * Reads `speaker=Name,text=Body` as said on the command line, in one or several values; `party=` says that no column
 * holds it. Null for none. Throws an error that says what is wrong with it.
 */
export function readColumns(values: readonly string[]): ChosenColumns | null {
  const pairs = values.flatMap((value) => value.split(",")).map((pair) => pair.trim());
  if (pairs.length === 0) return null;
  const columns: Record<string, string | null> = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const name = at < 0 ? pair : pair.slice(0, at).trim();
    const field = TABLE_FIELDS.find((known) => known.toLowerCase() === name.toLowerCase());
    if (at < 0) throw new Error(`--columns needs FIELD=NAME, not "${pair}".`);
    if (!field) throw new Error(`--columns: there is no field "${name}". Fields are ${TABLE_FIELDS.join(", ")}.`);
    columns[field] = pair.slice(at + 1).trim() || null;
  }
  return columns;
}
