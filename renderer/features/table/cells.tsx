import { TriangleAlert } from "lucide-react";
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
import { KnownValue } from "../../ui/known-value.tsx";
import { languageName } from "../../ui/language.ts";
import { chamberName, divisionTitle, kindName, languageWords, totalsWords } from "./cell-texts.ts";
import styles from "./cells.module.css";
import type { Cells } from "./grid-line.tsx";
import { TagList } from "./tag-list.tsx";

/** What the columns of contributions show. */
export const CONTRIBUTION_CELLS: Cells<ContributionRow> = {
  date: (row) => <Day known={row.date} />,
  debate: (row) => <Title text={row.debateTitle} />,
  speaker: (row) => <KnownValue known={row.speaker.name} none="not named" />,
  party: (row) => <KnownValue known={row.party.known} />,
  office: (row) => <KnownValue known={row.office.known} />,
  constituency: (row) => <KnownValue known={row.constituency.known} />,
  words: (row) => formatNumber(row.words),
  tags: (row) => <TagList ids={row.tags} />,
  notes: (row) => (row.notes > 0 ? formatNumber(row.notes) : null),
  hits: (row) => (row.hits > 0 ? formatNumber(row.hits) : null),
  chamber: (row) => <Chamber house={row.house} chamber={row.chamber} />,
  department: (row) => <Words text={row.department} />,
  kind: (row) => kindName(row.kind),
  source: (row) => <Files paths={row.sources} />,
  number: (row) => <Words text={row.number} />,
  time: (row) => <Words text={row.time} />,
  column: (row) => <Words text={row.column} />,
  volume: (row) => <Words text={row.volume} />,
  heading: (row) => <Words text={row.heading} />,
  stage: (row) => <Words text={row.stage} />,
  asked: (row) => <Words text={row.asked} />,
  language: (row) => <Words text={row.language && languageName(row.language)} />,
  url: (row) => <Words text={row.url} />,
  speakerPrinted: (row) => <Words text={row.speaker.printed} />,
  officePrinted: (row) => <Words text={row.office.printed} />,
  partyPrinted: (row) => <Words text={row.party.printed} />,
  constituencyPrinted: (row) => <Words text={row.constituency.printed} />,
};

/** What the columns of debates show. */
export const DEBATE_CELLS: Cells<DebateRow> = {
  date: (row) => <Day known={row.date} />,
  debate: (row) => <Title text={row.title} />,
  kind: (row) => kindName(row.kind),
  chamber: (row) => <Chamber house={row.house} chamber={row.chamber} />,
  department: (row) => <Words text={row.department} />,
  contributions: (row) => formatNumber(row.contributions),
  speakers: (row) => formatNumber(row.speakers),
  words: (row) => formatNumber(row.words),
  gaps: (row) => (row.gaps > 0 ? formatNumber(row.gaps) : null),
  divisions: (row) => (row.divisions > 0 ? formatNumber(row.divisions) : null),
  heading: (row) => <Words text={row.heading} />,
  stage: (row) => <Words text={row.stage} />,
  volume: (row) => <Words text={row.volume} />,
  column: (row) => <Words text={row.columns} />,
  answered: (row) => row.answered && shortDay(row.answered),
  url: (row) => <Words text={row.url} />,
  language: (row) => <Words text={languageWords(row)} />,
  source: (row) => <Files paths={row.sources} />,
};

/** What the columns of people show. */
export const PERSON_CELLS: Cells<PersonRow> = {
  name: (row) => <Name row={row} />,
  forms: (row) => formatNumber(row.forms.length),
  party: (row) => <Values values={row.parties} />,
  constituency: (row) => <Values values={row.constituencies} />,
  office: (row) => <Values values={row.offices} />,
  contributions: (row) => formatNumber(row.contributions),
  words: (row) => formatNumber(row.words),
  first: (row) => <SeenDay day={row.first} />,
  last: (row) => <SeenDay day={row.last} />,
  printed: (row) => <Words text={row.forms.map(({ printed }) => printed).join("; ")} />,
};

/** What the columns of sources show. `size` is given by the caller, which knows the units. */
export const SOURCE_CELLS: Cells<SourceRow> = {
  path: (row) => <Words text={row.path} />,
  format: (row) => <span title={row.formatReason ?? undefined}>{row.formatName ?? "not read"}</span>,
  extracts: (row) => formatNumber(row.extracts),
  contributions: (row) => formatNumber(row.contributions),
  size: (row) => `${formatNumber(Math.ceil(row.size / 1000))} kB`,
  unrecognised: (row) => (row.unrecognisedCharacters > 0 ? formatNumber(row.unrecognisedCharacters) : null),
  encoding: (row) => row.encoding,
  remarks: (row) => <Remarks row={row} />,
};

/** What the columns of divisions show. */
export const DIVISION_CELLS: Cells<DivisionRow> = {
  date: (row) => <Day known={row.date} />,
  debate: (row) => <Title text={divisionTitle(row)} />,
  question: (row) => <Words text={row.question} />,
  ayes: (row) => row.ayes !== null && formatNumber(row.ayes),
  noes: (row) => row.noes !== null && formatNumber(row.noes),
  outcome: (row) => <Words text={row.outcome} />,
  number: (row) => <Words text={row.number} />,
  chamber: (row) => <Chamber house={row.house} chamber={row.chamber} />,
  totals: (row) => <Words text={totalsWords(row)} />,
  names: (row) => (row.names > 0 ? formatNumber(row.names) : null),
  stage: (row) => <Words text={row.stage} />,
  department: (row) => <Words text={row.department} />,
  volume: (row) => <Words text={row.volume} />,
  column: (row) => <Words text={row.column} />,
  time: (row) => <Words text={row.time} />,
  url: (row) => <Words text={row.url} />,
  source: (row) => <Files paths={row.sources} />,
};

function Day({ known }: { known: KnownText }) {
  return <KnownValue known={known} words={known.value === null ? undefined : shortDay(known.value)} none="no date" />;
}

function SeenDay({ day }: { day: string | null }) {
  return day === null ? <span className={styles.none}>no date</span> : shortDay(day);
}

/** A name; of somebody not named, what is printed in its place. */
function Name({ row }: { row: PersonRow }) {
  if (row.name !== null) return <Words text={row.name} />;
  const printed = row.forms[0]?.printed ?? "";
  return (
    <span className={styles.none} title={`${printed}: not named`}>
      {printed} (not named)
    </span>
  );
}

/** Each value once, in the order in which it was first seen. */
function Values({ values }: { values: SeenValue[] }) {
  const text = [...new Set(values.map(({ value }) => value))].join(", ");
  return text === "" ? null : <Words text={text} />;
}

function Words({ text }: { text: string | null }) {
  return text === null ? null : <span title={text}>{text}</span>;
}

function Title({ text }: { text: string }) {
  return text === "" ? <span className={styles.none}>untitled</span> : <Words text={text} />;
}

/** The house as a thin mark (red for the Lords) and the chamber in words. */
function Chamber({ house, chamber }: { house: string | null; chamber: string | null }) {
  const words = chamberName(house, chamber);
  if (words === null) return null;
  return (
    <span title={words} className={styles.chamber} data-house={house ?? undefined}>
      {words}
    </span>
  );
}

function Files({ paths }: { paths: string[] }) {
  if (paths.length === 0) return null;
  return (
    <span title={paths.join("\n")}>{paths.length === 1 ? paths[0] : `${paths.length} files: ${paths.join(", ")}`}</span>
  );
}

function Remarks({ row }: { row: SourceRow }) {
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
