import type { AnchorCorpus, AnchorOccurrence } from "../../../shared/anchoring/resolution.ts";
import { occurrenceText } from "../../../shared/model/extract.ts";
import { parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { LibraryView, PlacedOccurrence, Turn } from "../library/view.ts";

/** The library as anchors see it; looks things up when asked, copies nothing. */
export function anchorCorpus(view: LibraryView): AnchorCorpus {
  function* inDebates(ids: Iterable<string>): Generator<AnchorOccurrence> {
    for (const id of ids) {
      for (const turn of view.debate(id)?.turns ?? []) yield* occurrencesOf(view, turn);
    }
  }
  return {
    occurrence(key) {
      const placed = view.occurrence(key);
      return placed ? toAnchorOccurrence(placed) : null;
    },
    inSource: (source) => view.inSource(source).map(toAnchorOccurrence),
    withHash: (hash) => view.withHash(hash).map(toAnchorOccurrence),
    inDebateOf(key) {
      const placed = view.occurrence(key);
      if (placed) return inDebates([placed.turn.debate.id]);
      const source = parseOccurrenceKey(key)?.source;
      const there = source === undefined ? [] : view.inSource(source);
      return inDebates(new Set(there.map((one) => one.turn.debate.id)));
    },
  };
}

function* occurrencesOf(view: LibraryView, turn: Turn): Generator<AnchorOccurrence> {
  for (const { key } of turn.contribution.occurrences) {
    const placed = view.occurrence(key);
    if (placed) yield toAnchorOccurrence(placed);
  }
}

function toAnchorOccurrence({ ref, occurrence }: PlacedOccurrence): AnchorOccurrence {
  return {
    key: ref.key,
    text: occurrenceText(occurrence.paragraphs),
    speaker: occurrence.speaker?.name ?? occurrence.speaker?.printed ?? null,
  };
}
