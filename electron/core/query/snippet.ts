import type { TextRange } from "../../../shared/query/hits.ts";
import { findHits } from "../../../shared/query/hits.ts";
import type { QueryNode, TextNode } from "../../../shared/query/query.ts";
import { textNodes } from "../../../shared/query/query-terms.ts";
import { tokens } from "../../../shared/text/tokens.ts";

/** A line of a text with the hits in it, UTF-16 offsets into `text`. */
export interface Snippet {
  text: string;
  hits: TextRange[];
}

const LENGTH = 180;
/** So little that the hit is in sight in the narrowest window. */
const BEFORE_HIT = 40;
/** A longer one is cut. */
const LONGEST_WORD = 40;
/** So much of a text is searched first, and four times as much as long as nothing is found: speeches may be an hour long. */
const FIRST_LOOK = 2048;

/** The words around the first hit of a query, or the first words. Paragraph breaks become spaces, cuts an ellipsis. */
export function snippetOf(text: string, tree: QueryNode | null): Snippet {
  const hits = tree ? firstHits(tree, text) : [];
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

/** The hits of a query, all of them at least as far as a snippet around the first goes. */
function firstHits(tree: QueryNode, text: string): TextRange[] {
  const reach = Math.max(0, ...textNodes(tree).map(reachOf));
  for (let size = FIRST_LOOK; size < text.length && reach < Number.POSITIVE_INFINITY; size *= 4) {
    const head = text.slice(0, size);
    const hits = findHits(tree, head);
    // The last word may be cut, and a hit that began before it may end behind it.
    if (hits[0] && tokens(head.slice(hits[0].end + LENGTH)).length > reach) return hits;
  }
  return findHits(tree, text);
}

/** How many words a hit of it takes at most. */
function reachOf(node: TextNode): number {
  return node.type === "words" || node.type === "exact" ? node.terms.length : Number.POSITIVE_INFINITY;
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
