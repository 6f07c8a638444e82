/** Characters a line that every pane keeps. */
const LEAST_CHARACTERS = 45;
/** Width of an average character of the reading face, in its size. */
const CHARACTER = 0.5;
/** Lanes, paragraph numbers and the edge right of the text, in pixels; the scroll bar included. */
const MARGINS = 64 + 16 + 12;

/** The least width in pixels of a pane whose text stands in that size. */
export function leastPaneWidth(readingSize: number): number {
  return Math.ceil(LEAST_CHARACTERS * CHARACTER * readingSize) + MARGINS;
}

/** The panes that fit side by side: as many as there is room for, in their order, always with the active one. */
export function shownPanes<P extends { id: number }>(
  panes: readonly P[],
  active: number | null,
  width: number,
  least: number,
): P[] {
  const room = Math.max(1, Math.floor(width / least));
  if (panes.length <= room) return [...panes];
  const at = Math.max(
    0,
    panes.findIndex((pane) => pane.id === active),
  );
  const first = Math.min(Math.max(0, at - room + 1), panes.length - room);
  return panes.slice(first, first + room);
}
