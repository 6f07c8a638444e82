import { diffArrays } from "diff";
import { tokens } from "../text/tokens.ts";
import { ACCEPTED } from "./score.ts";

/** Words and what stands between them: small enough pieces to keep a changed comma from taking a word along. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (const { start, end } of tokens(text)) {
    // Overlapping tokens (Han, Kana, Thai) advance by their first character.
    if (start > at) found.push(...text.slice(at, start));
    if (end > Math.max(at, start)) found.push(text.slice(Math.max(at, start), end));
    at = Math.max(at, end);
  }
  found.push(...text.slice(at));
  return found;
}

/**
 * Where a range of one text stands in a nearly equal one (another copy of the same turn). The range itself when
 * the texts are equal. Words changed inside the range are taken along while at least 85 % of it is the same;
 * null when it is less: the words are not there.
 */
export function projectRange(
  fromText: string,
  toText: string,
  start: number,
  end: number,
): { start: number; end: number } | null {
  if (start < 0 || end > fromText.length || start >= end) return null;
  if (fromText === toText) return { start, end };
  let from = 0;
  let to = 0;
  let kept = 0;
  let projectedStart = -1;
  let projectedEnd = -1;
  const before = pieces(fromText);
  const after = pieces(toText);
  // Texts that differ more than this are no copies of each other; comparing on would only take long.
  const maxEditLength = 100 + Math.ceil((before.length + after.length) / 4);
  for (const change of diffArrays(before, after, { maxEditLength }) ?? []) {
    const length = change.value.reduce((sum, piece) => sum + piece.length, 0);
    if (!change.added && !change.removed) {
      const first = Math.max(start, from);
      const last = Math.min(end, from + length);
      if (first < last) {
        kept += last - first;
        if (projectedStart < 0) projectedStart = to + first - from;
        projectedEnd = to + last - from;
      }
    }
    if (!change.added) from += length;
    if (!change.removed) to += length;
  }
  const longer = Math.max(end - start, projectedEnd - projectedStart);
  return kept / longer >= ACCEPTED ? { start: projectedStart, end: projectedEnd } : null;
}
