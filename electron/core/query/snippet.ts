import type { TextRange } from "../../../shared/query/hits.ts";
import { findHits } from "../../../shared/query/hits.ts";
import type { QueryNode } from "../../../shared/query/query.ts";

/** A line of a text with the hits in it, UTF-16 offsets into `text`. */
export interface Snippet {
  text: string;
  hits: TextRange[];
}

const LENGTH = 180;
const BEFORE_HIT = 60;
/** A longer one is cut. */
const LONGEST_WORD = 40;

/** The words around the first hit of a query, or the first words. Paragraph breaks become spaces, cuts an ellipsis. */
export function snippetOf(text: string, tree: QueryNode | null): Snippet {
  const hits = tree ? findHits(tree, text) : [];
  const first = hits[0];
  const start = first && first.start > BEFORE_HIT ? wordStart(text, first.start - BEFORE_HIT, first.start) : 0;
  const end = wordEnd(text, Math.max(start + LENGTH, first?.end ?? 0));
  const lead = start > 0 ? "… " : "";
  const shown = lead + text.slice(start, end).replaceAll("\n", " ") + (end < text.length ? " …" : "");
  const shift = lead.length - start;
  return {
    text: shown,
    hits: hits
      .filter((hit) => hit.start >= start && hit.end <= end)
      .map((hit) => ({ start: hit.start + shift, end: hit.end + shift })),
  };
}

function wordStart(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  return space < 0 ? limit : from + space + 1;
}

/** The end of the last whole word before `at`, which is no less than {@link LENGTH}; a surrogate pair is never cut. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const from = at - LONGEST_WORD;
  const space = text.slice(from, at + 1).search(/\s\S*$/);
  if (space > 0) return from + space;
  const isPair = /[\ud800-\udbff]/.test(text.charAt(at - 1));
  return isPair ? at - 1 : at;
}
