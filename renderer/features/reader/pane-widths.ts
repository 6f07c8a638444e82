/** Characters a line that every pane keeps. */
const LEAST_CHARACTERS = 45;
/** Width of an average character of the reading face with what lines lose at their ends, in its size. */
const CHARACTER = 0.525;
/** Lanes, paragraph numbers and the edge right of the text in a narrow pane, in pixels; the scroll bar included. */
const MARGINS = 56 + 12 + 12;

/** The least width in pixels of a pane whose text stands in that size; a narrow pane sets it one pixel smaller. */
export function leastPaneWidth(readingSize: number): number {
  return Math.ceil(LEAST_CHARACTERS * CHARACTER * (readingSize - 1)) + MARGINS;
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
