import type { SourceColumns } from "../../../shared/api/table-columns.ts";
import type { ChosenColumns, TableField } from "../../../shared/model/table-fields.ts";
import type { SelectOption } from "../../ui/select.tsx";

/** What the fields of a contribution are called, in the order in which they are asked for. */
export const FIELD_NAMES: Record<TableField, string> = {
  text: "Words",
  speaker: "Speaker",
  honorific: "Title before the name",
  firstName: "First name",
  lastName: "Last name",
  date: "Date",
  day: "Day of the month",
  month: "Month",
  year: "Year",
  title: "Debate",
  party: "Party",
  constituency: "Constituency",
  office: "Office",
  personId: "Id of the person",
  house: "House",
  chamber: "Chamber",
  oralHeading: "Outermost heading",
  majorHeading: "Major heading",
  minorHeading: "Minor heading",
  debateId: "Id of the debate",
  kind: "Kind of turn",
  time: "Time",
  column: "Column of the record",
  number: "Number of a question",
  department: "Department",
  answer: "Words of the answer",
  answeredBy: "Who answered",
  answeredDate: "Date of the answer",
  id: "Id of the turn",
  url: "Address",
  language: "Language",
};

/** Nearly every table has these; the others are shown on demand. */
export const MAIN_FIELDS: readonly TableField[] = ["text", "speaker", "date", "title", "party", "id"];
export const MORE_FIELDS = (Object.keys(FIELD_NAMES) as TableField[]).filter((field) => !MAIN_FIELDS.includes(field));

const GUESS = "guess";
const NONE = "none";
const COLUMN = "column ";

/** What is read of several columns where none holds the whole. */
const PARTS: Partial<Record<TableField, readonly TableField[]>> = {
  speaker: ["firstName", "lastName"],
  date: ["day", "month", "year"],
};

/** What a field is taken from when nobody chooses. */
function guessWords(field: TableField, chosen: ChosenColumns, table: SourceColumns): string {
  const guessed = chosen[field] === undefined ? table.used[field] : table.guessed[field];
  const parts = (PARTS[field] ?? []).flatMap((part) => table.used[part] ?? []);
  if (guessed === undefined && parts.length === 0) return "None found";
  return guessed === undefined ? parts.join(" + ") : `${guessed} (guessed)`;
}

/** What a field can be taken from: what its name suggests, nothing, or any column with a value that stands in it. */
export function fieldOptions(field: TableField, chosen: ChosenColumns, table: SourceColumns): SelectOption<string>[] {
  return [
    { id: GUESS, label: guessWords(field, chosen, table) },
    { id: NONE, label: "None" },
    ...table.columns.map(({ name, samples }) => ({ id: `${COLUMN}${name}`, label: name, note: samples[0] })),
  ];
}

/** Which of the options is taken. */
export function fieldValue(field: TableField, chosen: ChosenColumns): string {
  const column = chosen[field];
  if (column === undefined) return GUESS;
  return column === null ? NONE : `${COLUMN}${column}`;
}

/** The choice after an option was taken for a field. A column serves one field: the one that had it is guessed again. */
export function withChoice(chosen: ChosenColumns, field: TableField, option: string): ChosenColumns {
  const column = option.startsWith(COLUMN) ? option.slice(COLUMN.length) : null;
  const others = Object.entries(chosen).filter(([other, own]) => other !== field && (own === null || own !== column));
  return Object.fromEntries(option === GUESS ? others : [...others, [field, column]]);
}

/** Whether two choices say the same. */
export function sameChoice(a: ChosenColumns, b: ChosenColumns): boolean {
  const sorted = (chosen: ChosenColumns) => JSON.stringify(Object.entries(chosen).sort());
  return sorted(a) === sorted(b);
}
