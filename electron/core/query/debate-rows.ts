import type { DebateRow, SortKey } from "../../../shared/api/query-schemas.ts";
import type { Debate } from "../../../shared/model/debate.ts";
import { isCounted } from "../../../shared/model/extract.ts";
import { printedStage } from "../../../shared/text/bill-stage.ts";
import type { Catalogue } from "../index/catalogue.ts";
import { countValues } from "../index/column.ts";
import { compareValues } from "./compare-values.ts";
import type { Evaluation, QueryGround } from "./evaluate.ts";

/** The debates that hold a match, in the chosen order; without a restriction all debates, empty ones too. */
export function debatesOf({ view, catalogue }: QueryGround, evaluation: Evaluation): DebateRow[] {
  const wanted = evaluation.restrictions.length > 0 ? matchedDebates(catalogue, evaluation) : null;
  const rows = view.debateRows().filter(({ id }) => wanted === null || wanted.has(id));
  return sortDebates(rows, evaluation.spec.sort);
}

/** Ids of the debates that hold a match. */
function matchedDebates({ columns }: Catalogue, { matches }: Evaluation): Set<string | null> {
  const counts = countValues(columns.debate, matches);
  return new Set(columns.debate.values.filter((_, code) => (counts[code] as number) > 0));
}

/** A row of the table of debates. Only counted turns count; `wordsOf` gives the words of one occurrence. */
export function debateRow(
  debate: Debate,
  pathOf: (source: string) => string,
  wordsOf: (source: string, extract: number, index: number) => number,
): DebateRow {
  const turns = debate.runs.flatMap((run) => run.contributions);
  const counted = turns.filter((turn) => isCounted(turn.kind));
  const people = new Set(counted.flatMap((turn) => turn.personId ?? []));
  const sources = new Set(debate.extracts.map((extract) => extract.source));
  return {
    id: debate.id,
    kind: debate.kind,
    date: debate.date,
    title: debate.title.value ?? "",
    house: debate.house.value,
    chamber: debate.chamber.value,
    department: debate.department.value,
    answered: debate.answeredDate.value,
    heading: debate.headingPath.join(" › ") || null,
    stage: printedStage(debate.title.value, debate.headingPath),
    volume: debate.volume.value,
    columns: debate.columns.value,
    url: debate.url.value,
    divisions: turns.filter(({ kind }) => kind === "division").length,
    contributions: counted.length,
    speakers: people.size,
    words: counted.reduce((sum, { occurrences: [leading] }) => {
      return sum + (leading ? wordsOf(leading.source, leading.extract, leading.index) : 0);
    }, 0),
    gaps: turns.filter((turn) => turn.gapBefore !== null).length,
    runs: debate.runs.length,
    sources: [...sources].map(pathOf).sort(),
    language: debate.language ?? null,
    translations: debate.translations?.length ?? 0,
  };
}

function sortValue(row: DebateRow, column: SortKey["column"]): string | number | null {
  switch (column) {
    case "date":
      return row.date.value;
    case "debate":
      return row.title === "" ? null : row.title;
    case "source":
    case "path":
      return row.sources[0] ?? null;
    case "speaker":
      return row.speakers;
    case "column":
      return row.columns;
    case "house":
    case "chamber":
    case "department":
    case "kind":
    case "heading":
    case "stage":
    case "volume":
    case "language":
    case "words":
    case "contributions":
      return row[column];
    default:
      return 0;
  }
}

function sortDebates(rows: DebateRow[], sort: readonly SortKey[]): DebateRow[] {
  return rows.sort((a, b) => {
    for (const { column, descending } of sort) {
      const order = compareValues(sortValue(a, column), sortValue(b, column), descending ? -1 : 1);
      if (order !== 0) return order;
    }
    return 0;
  });
}
