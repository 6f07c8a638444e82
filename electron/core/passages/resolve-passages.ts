import { projectRange } from "../../../shared/anchoring/project-range.ts";
import type { Resolution } from "../../../shared/anchoring/resolution.ts";
import { resolveAnchor } from "../../../shared/anchoring/resolve-anchor.ts";
import type { Params } from "../../../shared/api/contract.ts";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import { occurrenceText } from "../../../shared/model/extract.ts";
import { columnsOfTurn } from "../library/turn-columns.ts";
import type { LibraryView, PlacedOccurrence } from "../library/view.ts";
import { debateFacts, speakerFacts } from "../pages/debate-page.ts";
import { paragraphsOfRange, placeOfRange } from "../pages/text-place.ts";
import { anchorCorpus } from "./corpus.ts";

/** Where anchors stand now, with all facts that lists, citations and exports need. */
export function resolvePassages(view: LibraryView, anchors: Params<"passages.resolve">["anchors"]): Passage[] {
  const corpus = anchorCorpus(view);
  return anchors.map(({ id, anchor }) => {
    const resolution = resolveAnchor(anchor, corpus);
    const placed = resolution.key === null ? null : view.occurrence(resolution.key);
    return placed ? foundPassage(view, id, resolution, placed) : lostPassage(id, resolution);
  });
}

function lostPassage(id: string, resolution: Resolution): Passage {
  return {
    id,
    ...resolution,
    view: null,
    contribution: null,
    debate: null,
    contributionKind: null,
    date: null,
    speaker: null,
    column: null,
    columns: null,
    time: null,
    number: null,
    url: null,
    paragraphs: null,
    places: [],
    order: -1,
    candidates: candidatesOf(resolution),
  };
}

function foundPassage(view: LibraryView, id: string, resolution: Resolution, placed: PlacedOccurrence): Passage {
  const { start, end } = resolution;
  const { turn, occurrence } = placed;
  const text = occurrenceText(occurrence.paragraphs);
  const shown = projectRange(text, occurrenceText(turn.leading.paragraphs), start, end);
  const counted = shown
    ? paragraphsOfRange(turn.leading.paragraphs, shown.start, shown.end)
    : paragraphsOfRange(occurrence.paragraphs, start, end);
  return {
    id,
    ...resolution,
    view: shown,
    contribution: turn.contribution.id,
    debate: debateFacts(turn.debate),
    contributionKind: turn.contribution.kind,
    date: turn.contribution.date,
    speaker: speakerFacts(turn.contribution),
    column: occurrence.column,
    columns: columnsOfTurn(view, turn.order),
    time: occurrence.time,
    number: occurrence.number,
    url: occurrence.url,
    paragraphs: counted,
    places: placesOf(view, placed, text, start, end),
    order: turn.order,
    candidates: candidatesOf(resolution),
  };
}

/** Every file of the contribution in which the words stand, the anchor's own first. */
function placesOf(
  view: LibraryView,
  own: PlacedOccurrence,
  text: string,
  start: number,
  end: number,
): Passage["places"] {
  const others = own.turn.contribution.occurrences.filter((ref) => ref.key !== own.ref.key);
  const all = [own, ...others.flatMap((ref) => view.occurrence(ref.key) ?? [])];
  return all.flatMap(({ source, occurrence }) => {
    const range = projectRange(text, occurrenceText(occurrence.paragraphs), start, end);
    if (!range) return [];
    const place = placeOfRange(occurrence.paragraphs, source.facts?.encoding ?? "utf-8", range.start, range.end);
    return place ? { source: source.id, path: source.path, revision: source.revision, ...place } : [];
  });
}

function candidatesOf({ candidates }: Resolution): Passage["candidates"] {
  return candidates.map(({ key, start, end, score, context }) => ({ key, start, end, score, context }));
}
