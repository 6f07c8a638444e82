import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { guardCell } from "../../../shared/exporters/csv/guard.ts";

/** A column beside the contexts. */
export interface LineColumn {
  /** Never changes: kept views refer to it. */
  id: "date" | "speaker" | "party" | "office" | "constituency" | "debate" | "source" | "column" | "tags";
  title: string;
  /** Pixels. */
  width: number;
  /** Which side of the contexts it stands on. */
  side: "left" | "right";
  isHidden?: boolean;
}

export const LINE_COLUMNS: readonly LineColumn[] = [
  { id: "date", title: "Date", width: 112, side: "left" },
  { id: "speaker", title: "Speaker", width: 118, side: "left" },
  { id: "party", title: "Party", width: 76, side: "left", isHidden: true },
  { id: "office", title: "Office", width: 160, side: "right", isHidden: true },
  { id: "constituency", title: "Constituency", width: 150, side: "right", isHidden: true },
  { id: "debate", title: "Debate", width: 220, side: "right", isHidden: true },
  { id: "source", title: "File", width: 180, side: "right", isHidden: true },
  { id: "column", title: "Column", width: 80, side: "right", isHidden: true },
  { id: "tags", title: "Tags", width: 90, side: "right" },
];

/** Whether a column is shown: by choice, else as at first; that of the tags where there are any. */
export function isColumnShown(
  column: LineColumn,
  chosen: Readonly<Record<string, boolean>>,
  hasTags: boolean,
): boolean {
  return chosen[column.id] ?? (column.id === "tags" ? hasTags : !column.isHidden);
}

/** Everything known of lines as a table of text: the columns' names, and what stands in each. */
const TABLE: Record<string, (line: ConcordanceLine, tags: string) => string | number | null> = {
  date: (line) => line.date.value,
  speaker: (line) => line.speaker.name.value,
  speaker_as_printed: (line) => line.speaker.printed,
  party: (line) => line.party.value,
  office: (line) => line.office.value,
  constituency: (line) => line.constituency.value,
  debate: (line) => line.debateTitle,
  house: (line) => line.house,
  left: (line) => onOneLine(line.left),
  node: (line) => onOneLine(line.anchor.exact),
  right: (line) => onOneLine(line.right),
  tags: (_, tags) => tags,
  file: (line) => line.path,
  line: (line) => line.line,
  column: (line) => line.column,
  start_utf16: (line) => line.anchor.start,
  end_utf16: (line) => line.anchor.end,
};

/** The names of the columns of {@link lineCells}. */
export const TABLE_HEADERS: readonly string[] = Object.keys(TABLE);

/** A line as cells of a table, one a header; what is not known is empty. */
export function lineCells(line: ConcordanceLine, tagNames: string): string[] {
  return Object.values(TABLE).map((cell) => String(cell(line, tagNames) ?? ""));
}

/** Rows as a table to paste: cells apart by tabs, none of which may hold one or be calculated. */
export function tabbedRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => guardCell(cell.replaceAll(/[\t\r\n]+/g, " "))).join("\t")).join("\n");
}

function onOneLine(text: string): string {
  return text.replaceAll("\n", " ");
}
