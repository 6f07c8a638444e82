import { type PrintedColumns, readColumns } from "../../../shared/text/printed-column.ts";
import type { LibraryView } from "./view.ts";

/** Turns without a column of their own that are passed over, at most, to find where one ends. */
const MOST_PASSED = 20;

/**
 * The columns in which a turn stands, as far as is known: those of its debate where none is printed with it, else up to
 * the column in which a next turn of the debate begins, where no words are marked as left out between them.
 */
export function columnsOfTurn(view: LibraryView, order: number): PrintedColumns | null {
  const { contribution, debate } = view.turn(order);
  const printed = contribution.column ?? debate.columns.value;
  const own = printed === null ? null : readColumns(printed);
  if (!own || !contribution.column) return own;
  const end = Math.min(order + MOST_PASSED, view.turnCount - 1);
  for (let at = order + 1; at <= end && view.debateOf(at) === debate.id; at++) {
    const next = view.turn(at).contribution;
    if (next.gapBefore) return own;
    const begun = next.column ? readColumns(next.column) : null;
    if (!begun) continue;
    return begun.series === own.series ? { ...own, last: Math.max(own.last, begun.first) } : own;
  }
  return own;
}
