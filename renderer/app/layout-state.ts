import type { Place } from "../data/workspace-state.ts";

/** How the parts of the window stand for a width and what is open. */
export interface Layout {
  /** `docked` beside the centre; `drawer` over it, opened on demand. */
  rails: "docked" | "drawer";
  /** `strip` shows one row of the result with previous and next. */
  table: "full" | "strip";
}

/** Below this many pixels a second debate needs the room of the rails and most of the table's. */
export const TWO_DEBATES_WIDTH = 1500;
/** Below this many pixels rails never stand beside the text. */
export const RAILS_WIDTH = 900;

/** Decides from the width of the window in pixels and the number of open panes. */
export function layoutFor(width: number, panes: number, place: Place): Layout {
  const isCrowded = width < TWO_DEBATES_WIDTH && panes >= 2 && place !== "annotations" && place !== "analysis";
  return {
    rails: width < RAILS_WIDTH || isCrowded ? "drawer" : "docked",
    table: isCrowded ? "strip" : "full",
  };
}
