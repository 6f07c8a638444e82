/** A stretch of the document in one style; the style is a name that a style sheet gives a `::highlight()` rule. */
export interface PaintedRange {
  style: string;
  range: AbstractRange;
}

/**
 * Paints ranges without touching the document (CSS Custom Highlights); returns the function that takes them
 * away. There is one highlight per style, whoever paints in it. A browser without them paints nothing: every
 * highlight also stands in words or lanes elsewhere.
 */
export function paintHighlights(painted: readonly PaintedRange[]): () => void {
  if (typeof Highlight === "undefined") return () => {};
  const done = painted.map(({ style, range }) => {
    const highlight = highlightOf(style);
    highlight.add(range);
    return () => highlight.delete(range);
  });
  return () => {
    for (const undo of done) undo();
  };
}

/** Later ones are painted over earlier ones; a style belongs to the last name it begins with. */
const LAYERS = ["mention", "tag-", "bright-", "hit", "hit-current", "reader-selection"];

function highlightOf(style: string): Highlight {
  let highlight = CSS.highlights.get(style);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = LAYERS.findLastIndex((layer) => style.startsWith(layer));
    CSS.highlights.set(style, highlight);
  }
  return highlight;
}
