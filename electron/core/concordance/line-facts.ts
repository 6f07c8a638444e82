import { type AnchorOrigin, makeAnchor } from "../../../shared/anchoring/make-anchor.ts";
import { textAfter, textBefore } from "../../../shared/anchoring/surroundings.ts";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { occurrenceText } from "../../../shared/model/extract.ts";
import { findHits, type TextRange } from "../../../shared/query/hits.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import type { LoadedSource } from "../library/loaded-source.ts";
import type { LibraryView, Turn } from "../library/view.ts";
import { placeOfRange } from "../pages/text-place.ts";
import { type HitLines, hitOfLine } from "./hit-lines.ts";
import { shownAround } from "./surroundings.ts";

/** The lines of these ordinals with everything that is shown of them. */
export function factsOfLines(
  view: LibraryView,
  tree: QueryNode,
  lines: HitLines,
  ordinals: Iterable<number>,
): ConcordanceLine[] {
  const rows = new Map<number, RowRead>();
  const sources = new Map<string, LoadedSource | null>();
  const sourceOf = (id: string) => {
    const found = sources.has(id) ? (sources.get(id) ?? null) : view.source(id);
    sources.set(id, found);
    return found;
  };
  return Array.from(ordinals, (ordinal) => {
    const { row, hit } = hitOfLine(lines, ordinal);
    const read = rows.get(row) ?? readRow(view, tree, row, sourceOf);
    rows.set(row, read);
    return lineFacts(read, read.hits[hit] as TextRange, ordinal);
  });
}

/** A row with its words and where the hits stand in them. */
interface RowRead {
  turn: Turn;
  text: string;
  hits: TextRange[];
  source: LoadedSource | null;
  leading: Turn["leading"];
}

function readRow(
  view: LibraryView,
  tree: QueryNode,
  row: number,
  sourceOf: (id: string) => LoadedSource | null,
): RowRead {
  const turn = view.row(row);
  const { leading } = turn;
  const text = occurrenceText(leading.paragraphs);
  const source = sourceOf(turn.contribution.occurrences[0]?.source ?? "");
  return { turn, text, hits: findHits(tree, text), source, leading };
}

function lineFacts({ turn, text, source, leading }: RowRead, hit: TextRange, ordinal: number): ConcordanceLine {
  const { contribution, debate } = turn;
  const { speaker: printed, name, date, party, office, constituency } = contribution;
  const origin: AnchorOrigin = {
    key: contribution.occurrences[0]?.key ?? "",
    reader: source?.facts?.reader ?? { id: "none", version: 0 },
    speaker: printed?.name ?? printed?.printed ?? null,
  };
  const anchor = makeAnchor(text, hit.start, hit.end, origin) ?? blankAnchor(text, hit, origin);
  const place = placeOfRange(leading.paragraphs, source?.facts?.encoding ?? "utf-8", anchor.start, anchor.end);
  return {
    ordinal,
    contribution: contribution.id,
    debate: debate.id,
    anchor,
    ...shownAround(text, anchor),
    date,
    speaker: { printed: printed?.printed ?? null, name },
    party,
    office,
    constituency,
    debateTitle: debate.title.value ?? "",
    house: debate.house.value,
    path: source?.path ?? "",
    line: place?.line ?? null,
    column: leading.column,
  };
}

/** A pattern can hold at white space alone; then the line stands where it does all the same. */
function blankAnchor(text: string, { start, end }: TextRange, origin: AnchorOrigin): Anchor {
  const exact = text.slice(start, end);
  const around = { prefix: textBefore(text, start), suffix: textAfter(text, end) };
  return { ...origin, start, end, exact, ...around, exactAtCreation: exact };
}
