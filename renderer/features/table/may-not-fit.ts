import type { ReactNode } from "react";

/** Pixels that a letter takes at most, in the size of the table's words. */
const [NARROW, USUAL, CAPITAL, WIDE] = [5.5, 8.7, 10.5, 14];
/** Pixels beside the words of a cell. */
const PADDING = 20;

/**
 * Whether a value may not fit a cell of so many pixels; one that surely does is not cut, for each cut is a clip of its
 * own, which takes time with every frame. Of anything but words it is not known.
 */
export function mayNotFit(content: ReactNode, width: number): boolean {
  if (content === null || content === undefined || content === false) return false;
  if (typeof content !== "string") return true;
  const room = width - PADDING;
  return content.length * WIDE > room && widthOf(content) > room;
}

function widthOf(words: string): number {
  let sum = 0;
  for (let at = 0; at < words.length; at++) sum += letterWidth(words.charCodeAt(at));
  return sum;
}

function letterWidth(code: number): number {
  if (code > 126) return WIDE;
  const letter = String.fromCharCode(code);
  if (" ijlftr,.:;'|!()[]".includes(letter)) return NARROW;
  if ("mwMW@%&".includes(letter)) return WIDE;
  return letter >= "A" && letter <= "Z" ? CAPITAL : USUAL;
}
