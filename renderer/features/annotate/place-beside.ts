export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pixels between the words and what belongs to them. */
const GAP = 8;

/**
 * Where a bar of that size stands beside the words it belongs to: below their last line, else above their first,
 * within the view, never over them. Null when there is no room on either side, so that it must stand outside.
 */
export function placeBeside(
  words: Box,
  view: Box,
  size: { width: number; height: number },
): { left: number; top: number } | null {
  const most = view.right - size.width - GAP;
  const left = Math.max(view.left + GAP, Math.min(words.left, most));
  const below = words.bottom + GAP;
  if (words.bottom >= view.top && below + size.height <= view.bottom) return { left, top: below };
  const above = words.top - GAP - size.height;
  if (words.top <= view.bottom && above >= view.top) return { left, top: above };
  return null;
}
