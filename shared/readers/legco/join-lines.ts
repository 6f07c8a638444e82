import type { Piece } from "../reader.ts";

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2010-\u2027]/u;

/** Adds a printed line to its paragraph: with nothing between in Chinese, and a space between Latin words. */
export function joinLine(paragraph: Piece[], line: readonly Piece[]): void {
  const [last, first] = [paragraph.at(-1), line[0]];
  if (last && first && !HAN.test(last.text.at(-1) ?? "") && !HAN.test(first.text.charAt(0))) {
    paragraph.push({ text: " ", start: last.end, end: last.end });
  }
  for (const piece of line) paragraph.push(piece);
}
