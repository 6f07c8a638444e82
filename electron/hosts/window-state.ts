import { readFileSync } from "node:fs";
import { z } from "zod";
import { writeFileAtomic } from "../core/files/atomic-write.ts";

const place = z.object({ x: z.number(), y: z.number(), width: z.number().min(200), height: z.number().min(200) });
const windowState = z.object({ place, isMaximized: z.boolean() });

export type Rectangle = z.infer<typeof place>;
/** Where a window stood. */
export type WindowState = z.infer<typeof windowState>;

/**
 * The window as it was left, from `file`; null when there is nothing to go by or it would stand where no display is
 * any more.
 */
export function readWindowState(file: string, displays: readonly Rectangle[]): WindowState | null {
  const state = parse(file);
  return state && displays.some((display) => overlaps(state.place, display)) ? state : null;
}

/** Remembers the window. A disk that cannot be written costs the memory, nothing else. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileAtomic(file, JSON.stringify(state));
  } catch (error) {
    console.error(error);
  }
}

function parse(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Enough of the window is on the display to be taken hold of. */
function overlaps(window: Rectangle, display: Rectangle): boolean {
  const width = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const height = Math.min(window.y + window.height, display.y + display.height) - Math.max(window.y, display.y);
  return width >= 100 && height >= 100;
}
