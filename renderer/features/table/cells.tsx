import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type {
  ContributionRow,
  DebateRow,
  DivisionRow,
  PersonRow,
  SeenValue,
  SourceRow,
} from "../../../shared/api/query-schemas.ts";
import { formatNumber } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import { KnownValue, originWords } from "../../ui/known-value.tsx";
import { sizeInWords } from "../../ui/size.ts";
import { CONTRIBUTION_WORDS, chamberName, DEBATE_WORDS, DIVISION_WORDS, divisionTitle } from "./cell-texts.ts";
import styles from "./cells.module.css";
import type { Cells } from "./grid-line.tsx";
import { TagList } from "./tag-list.tsx";

/** What the columns of contributions show. */
export const CONTRIBUTION_CELLS: Cells<ContributionRow> = {
  ...CONTRIBUTION_WORDS,
  date: (row) => knownDay(row.date),
  debate: (row) => title(row.debateTitle),
  speaker: (row) => knownText(row.speaker.name, "not named"),
  party: (row) => knownText(row.party.known),
  office: (row) => knownText(row.office.known),
  constituency: (row) => knownText(row.constituency.known),
  words: (row) => formatNumber(row.words),
  tags: (row) => row.tags.length > 0 && <TagList ids={row.tags} />,
  notes: (row) => (row.notes > 0 ? formatNumber(row.notes) : null),
  hits: (row) => (row.hits > 0 ? formatNumber(row.hits) : null),
  chamber: (row) => chamber(row),
  source: (row) => files(row.sources),
};

/** What the columns of debates show. */
export const DEBATE_CELLS: Cells<DebateRow> = {
  ...DEBATE_WORDS,
  date: (row) => knownDay(row.date),
  debate: (row) => title(row.title),
  chamber: (row) => chamber(row),
  contributions: (row) => formatNumber(row.contributions),
  speakers: (row) => formatNumber(row.speakers),
  words: (row) => formatNumber(row.words),
  gaps: (row) => (row.gaps > 0 ? formatNumber(row.gaps) : null),
  divisions: (row) => (row.divisions > 0 ? formatNumber(row.divisions) : null),
  answered: (row) => row.answered && shortDay(row.answered),
  source: (row) => files(row.sources),
};

/** What the columns of people show. */
export const PERSON_CELLS: Cells<PersonRow> = {
  name: (row) => name(row),
  forms: (row) => formatNumber(row.forms.length),
  party: (row) => values(row.parties),
  constituency: (row) => values(row.constituencies),
  office: (row) => values(row.offices),
  contributions: (row) => formatNumber(row.contributions),
  words: (row) => formatNumber(row.words),
  first: (row) => seenDay(row.first),
  last: (row) => seenDay(row.last),
  printed: (row) => row.forms.map(({ printed }) => printed).join("; "),
};

/** What the columns of sources show. `size` is given by the caller, which knows the units. */
export const SOURCE_CELLS: Cells<SourceRow> = {
  path: (row) => row.path,
  format: (row) => <span title={row.formatReason ?? undefined}>{row.formatName ?? "not read"}</span>,
  extracts: (row) => formatNumber(row.extracts),
  contributions: (row) => formatNumber(row.contributions),
  size: (row) => sizeInWords(row.size),
  unrecognised: (row) => (row.unrecognisedCharacters > 0 ? formatNumber(row.unrecognisedCharacters) : null),
  encoding: (row) => row.encoding,
  remarks: (row) => remarks(row),
};

/** What the columns of divisions show. */
export const DIVISION_CELLS: Cells<DivisionRow> = {
  ...DIVISION_WORDS,
  date: (row) => knownDay(row.date),
  debate: (row) => title(divisionTitle(row)),
  ayes: (row) => row.ayes !== null && formatNumber(row.ayes),
  noes: (row) => row.noes !== null && formatNumber(row.noes),
  chamber: (row) => chamber(row),
  names: (row) => (row.names > 0 ? formatNumber(row.names) : null),
  source: (row) => files(row.sources),
};

// What is nothing but words is given as such: the cell shows them whole on hover, and no element is made for them.

/** A value that is known or not: as words where they say all, else with its origin. */
export function knownText(value: KnownText, none = ""): ReactNode {
  if (value.value === null && none === "") return null;
  return isPlain(value) ? value.value : <KnownValue known={value} none={none} />;
}

/** A day, likewise. */
export function knownDay(date: KnownText): ReactNode {
  const words = date.value === null ? undefined : shortDay(date.value);
  return isPlain(date) ? words : <KnownValue known={date} words={words} none="no date" />;
}

function isPlain(value: KnownText): boolean {
  return value.value !== null && originWords(value) === null;
}

function seenDay(date: string | null): ReactNode {
  return date === null ? <span className={styles.none}>no date</span> : shortDay(date);
}

/** A name; of somebody not named, what is printed in its place. */
function name(row: PersonRow): ReactNode {
  if (row.name !== null) return row.name;
  const printed = row.forms[0]?.printed ?? "";
  return (
    <span className={styles.none} title={`${printed}: not named`}>
      {printed} (not named)
    </span>
  );
}

/** Each value once, in the order in which it was first seen. */
function values(seen: SeenValue[]): ReactNode {
  return [...new Set(seen.map(({ value }) => value))].join(", ");
}

function title(text: string): ReactNode {
  return text === "" ? <span className={styles.none}>untitled</span> : text;
}

/** The house as a thin mark (red for the Lords) and the chamber in words. */
function chamber(row: { house: string | null; chamber: string | null }): ReactNode {
  const words = chamberName(row.house, row.chamber);
  if (row.house !== "lords") return words;
  return (
    <span title={words ?? undefined} className={styles.lords}>
      {words}
    </span>
  );
}

function files(paths: string[]): ReactNode {
  if (paths.length < 2) return paths[0];
  return <span title={paths.join("\n")}>{`${paths.length} files: ${paths.join(", ")}`}</span>;
}

function remarks(row: SourceRow): ReactNode {
  const worst = row.diagnostics.find(({ severity }) => severity === "error") ?? row.diagnostics[0];
  if (!worst) return null;
  const more = row.diagnostics.length > 1 ? ` (and ${row.diagnostics.length - 1} more)` : "";
  return (
    <span title={row.diagnostics.map(({ message }) => message).join("\n")}>
      {worst.severity !== "info" && <TriangleAlert size={12} aria-hidden className={styles.warning} />}
      {worst.message}
      {more}
    </span>
  );
}
