/** What a column of a table of speeches may hold. First and last name are a speaker, year, month and day a date; a row may hold a question and its answer. */
export const TABLE_FIELDS = [
  "text",
  "speaker",
  "date",
  "title",
  "oralHeading",
  "majorHeading",
  "minorHeading",
  "party",
  "constituency",
  "office",
  "house",
  "chamber",
  "kind",
  "time",
  "column",
  "number",
  "url",
  "id",
  "personId",
  "debateId",
  "language",
  "honorific",
  "firstName",
  "lastName",
  "year",
  "month",
  "day",
  "department",
  "answer",
  "answeredBy",
  "answeredDate",
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/**
 * Which column, by its printed name, holds a field of a table of speeches, where somebody said so; null when none
 * does. A field left out is for the reader to guess. Of JSON a column is a member's path, `speaker.name`.
 */
export type ChosenColumns = Readonly<Partial<Record<TableField, string | null>>>;
