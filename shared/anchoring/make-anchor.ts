import type { Anchor } from "../model/annotation.ts";
import { cutsPair, textAfter, textBefore } from "./surroundings.ts";

/** What the anchor's occurrence is. `speaker` is the name as printed there. */
export type AnchorOrigin = Pick<Anchor, "key" | "reader" | "speaker">;

/**
 * Makes an anchor for the words between `start` and `end` of an occurrence's text. White space at both ends is
 * left out, a surrogate pair is taken whole, offsets outside the text are brought inside. Null when nothing but
 * white space is left.
 */
export function makeAnchor(text: string, start: number, end: number, origin: AnchorOrigin): Anchor | null {
  let from = Math.max(0, Math.min(start, end));
  let to = Math.min(text.length, Math.max(start, end));
  if (cutsPair(text, from)) from -= 1;
  if (cutsPair(text, to)) to += 1;
  while (from < to && isSpace(text, from)) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  if (from >= to) return null;
  const exact = text.slice(from, to);
  return {
    key: origin.key,
    reader: origin.reader,
    start: from,
    end: to,
    exact,
    prefix: textBefore(text, from),
    suffix: textAfter(text, to),
    exactAtCreation: exact,
    speaker: origin.speaker,
  };
}

function isSpace(text: string, at: number): boolean {
  return text.charAt(at).trim() === "";
}
