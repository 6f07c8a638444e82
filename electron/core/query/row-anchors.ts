import { makeAnchor } from "../../../shared/anchoring/make-anchor.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { type LibraryView, turnText } from "../library/view.ts";

/** The anchor of all words of a row's leading occurrence; null when there are none. */
export function rowAnchor(view: LibraryView, row: number): Anchor | null {
  const turn = view.row(row);
  const { occurrences, speaker } = turn.contribution;
  const [leading] = occurrences;
  const reader = leading && view.source(leading.source)?.facts?.reader;
  if (!leading || !reader) return null;
  const text = turnText(turn);
  const printed = speaker?.name ?? speaker?.printed ?? null;
  return makeAnchor(text, 0, text.length, {
    key: leading.key,
    reader: { id: reader.id, version: reader.version },
    speaker: printed,
  });
}
