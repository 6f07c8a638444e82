import type {
  ContributionRow,
  DebateRow,
  DivisionRow,
  PersonRow,
  SourceRow,
} from "../../../shared/api/query-schemas.ts";
import { languageName } from "../../ui/language.ts";

/** What stands in a cell when it leaves the window, by column: whole values, days as `2025-01-16`. */
export type CellTexts<R> = Record<string, (row: R, tagName: (id: string) => string) => string | number | null>;

const KINDS: Record<string, string> = {
  unattributed: "No speaker named",
  "oral-question": "Oral question",
  "written-question": "Written question",
  "written-statement": "Written statement",
};

/** The kind of a contribution or debate in words. */
export function kindName(kind: string): string {
  return KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

const HOUSES: Record<string, string> = { commons: "Commons", lords: "Lords" };

/** House and chamber in words: `Westminster Hall, Commons`; null when neither is known. */
export function chamberName(house: string | null, chamber: string | null): string | null {
  const name = house === null ? null : (HOUSES[house] ?? house);
  const text = chamber ?? name;
  if (text === null) return null;
  const needsHouse = name !== null && !text.toLowerCase().includes(name.toLowerCase());
  return needsHouse ? `${text}, ${name}` : text;
}

/** The language of a debate and whether the library holds it in others: `French (1 translation)`. */
export function languageWords({ language, translations }: DebateRow): string | null {
  const name = language === null ? null : languageName(language);
  if (translations === 0) return name;
  const others = `${translations} translation${translations === 1 ? "" : "s"}`;
  return name === null ? others : `${name} (${others})`;
}

/** Columns of contributions that are words as such, in a cell and where it leaves the window. */
export const CONTRIBUTION_WORDS = {
  department: (row: ContributionRow) => row.department,
  kind: (row: ContributionRow) => kindName(row.kind),
  number: (row: ContributionRow) => row.number,
  time: (row: ContributionRow) => row.time,
  column: (row: ContributionRow) => row.column,
  volume: (row: ContributionRow) => row.volume,
  heading: (row: ContributionRow) => row.heading,
  stage: (row: ContributionRow) => row.stage,
  asked: (row: ContributionRow) => row.asked,
  language: (row: ContributionRow) => row.language && languageName(row.language),
  url: (row: ContributionRow) => row.url,
  speakerPrinted: (row: ContributionRow) => row.speaker.printed,
  officePrinted: (row: ContributionRow) => row.office.printed,
  partyPrinted: (row: ContributionRow) => row.party.printed,
  constituencyPrinted: (row: ContributionRow) => row.constituency.printed,
} satisfies Record<string, (row: ContributionRow) => string | null>;

export const CONTRIBUTION_TEXTS: CellTexts<ContributionRow> = {
  ...CONTRIBUTION_WORDS,
  date: (row) => row.date.value,
  debate: (row) => row.debateTitle,
  speaker: (row) => row.speaker.name.value,
  party: (row) => row.party.known.value,
  words: (row) => row.words,
  tags: (row, tagName) => row.tags.map(tagName).filter(Boolean).join("; "),
  notes: (row) => row.notes,
  hits: (row) => row.hits,
  office: (row) => row.office.known.value,
  constituency: (row) => row.constituency.known.value,
  chamber: (row) => chamberName(row.house, row.chamber),
  source: (row) => row.sources.join("; "),
};

/** Columns of debates that are words as such, in a cell and where it leaves the window. */
export const DEBATE_WORDS = {
  kind: (row: DebateRow) => kindName(row.kind),
  department: (row: DebateRow) => row.department,
  heading: (row: DebateRow) => row.heading,
  stage: (row: DebateRow) => row.stage,
  volume: (row: DebateRow) => row.volume,
  column: (row: DebateRow) => row.columns,
  url: (row: DebateRow) => row.url,
  language: (row: DebateRow) => languageWords(row),
} satisfies Record<string, (row: DebateRow) => string | null>;

export const DEBATE_TEXTS: CellTexts<DebateRow> = {
  ...DEBATE_WORDS,
  date: (row) => row.date.value,
  debate: (row) => row.title,
  chamber: (row) => chamberName(row.house, row.chamber),
  contributions: (row) => row.contributions,
  speakers: (row) => row.speakers,
  words: (row) => row.words,
  gaps: (row) => row.gaps,
  divisions: (row) => row.divisions,
  answered: (row) => row.answered,
  source: (row) => row.sources.join("; "),
};

/** Votes as printed: `Ayes 270, Noes 190`. */
export function totalsWords({ totals }: Pick<DivisionRow, "totals">): string {
  return totals.map(({ vote, count }) => `${vote} ${count}`).join(", ");
}

/** The debate of a division below its headings: a bill's name often stands there alone. */
export function divisionTitle({ heading, debateTitle }: DivisionRow): string {
  return [heading, debateTitle].filter(Boolean).join(" › ");
}

/** Columns of divisions that are words as such, in a cell and where it leaves the window. */
export const DIVISION_WORDS = {
  question: (row: DivisionRow) => row.question,
  outcome: (row: DivisionRow) => row.outcome,
  number: (row: DivisionRow) => row.number,
  totals: totalsWords,
  stage: (row: DivisionRow) => row.stage,
  department: (row: DivisionRow) => row.department,
  volume: (row: DivisionRow) => row.volume,
  column: (row: DivisionRow) => row.column,
  time: (row: DivisionRow) => row.time,
  url: (row: DivisionRow) => row.url,
} satisfies Record<string, (row: DivisionRow) => string | null>;

export const DIVISION_TEXTS: CellTexts<DivisionRow> = {
  ...DIVISION_WORDS,
  date: (row) => row.date.value,
  debate: divisionTitle,
  ayes: (row) => row.ayes,
  noes: (row) => row.noes,
  chamber: (row) => chamberName(row.house, row.chamber),
  names: (row) => row.names,
  source: (row) => row.sources.join("; "),
};

export const PERSON_TEXTS: CellTexts<PersonRow> = {
  name: (row) => row.name,
  forms: (row) => row.forms.length,
  party: (row) => valuesOf(row.parties),
  constituency: (row) => valuesOf(row.constituencies),
  office: (row) => valuesOf(row.offices),
  contributions: (row) => row.contributions,
  words: (row) => row.words,
  first: (row) => row.first,
  last: (row) => row.last,
  printed: (row) => row.forms.map(({ printed }) => printed).join("; "),
};

export const SOURCE_TEXTS: CellTexts<SourceRow> = {
  path: (row) => row.path,
  format: (row) => row.formatName,
  extracts: (row) => row.extracts,
  contributions: (row) => row.contributions,
  size: (row) => row.size,
  unrecognised: (row) => row.unrecognisedCharacters,
  encoding: (row) => row.encoding,
  remarks: (row) => row.diagnostics.map(({ message }) => message).join("; "),
};

function valuesOf(values: readonly { value: string }[]): string {
  return [...new Set(values.map(({ value }) => value))].join("; ");
}
