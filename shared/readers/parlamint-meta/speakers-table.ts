/** What the table says of one unit; values as printed, without those that say that nothing is there. */
export interface UnitFacts {
  get(column: string): string | null;
}

const NOTHING = /^(?:|-|NA)$/;

/** Whether a first line names the columns of ParlaMint's table: units and who speaks in them, and no words. */
export function isSpeakersTable(text: string): boolean {
  const names = columnsIn(text);
  return names.has("ID") && (names.has("Speaker_ID") || names.has("Speaker_name")) && !names.has("Text");
}

/** Whether it names those of the other table (`-ana-meta.tsv`): what was measured of each unit and its sentences. */
export function isMeasuresTable(text: string): boolean {
  const names = columnsIn(text);
  return names.has("ID") && names.has("Parent_ID") && names.has("Element") && !names.has("Text");
}

function columnsIn(text: string): Set<string> {
  const [first = ""] = text.slice(0, 4096).split(/[\r\n]/, 1);
  return new Set(first.split("\t"));
}

/** The rows of ParlaMint's `-meta.tsv` by the unit's id. Columns are known by name: editions have more and fewer. */
export function readSpeakersTable(text: string): Map<string, UnitFacts> {
  const units = new Map<string, UnitFacts>();
  // Cells are not quoted: a quotation mark at a title's beginning is a character of it.
  const rows = text.split(/[\r\n]+/).map((row) => row.split("\t"));
  const columns = new Map(rows.shift()?.map((name, at) => [name.trim(), at]));
  for (const values of rows) {
    const get = (column: string): string | null => {
      const value = values[columns.get(column) ?? -1]?.trim() ?? "";
      return NOTHING.test(value) || value === "" ? null : value;
    };
    const id = get("ID");
    if (id !== null) units.set(id, { get });
  }
  return units;
}
