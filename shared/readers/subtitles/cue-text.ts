import type { Line } from "../lines.ts";
import type { Piece, TextRange } from "../reader.ts";

/** What a cue's line holds: words, the beginning or end of a voice, and other marks. In order, without overlap. */
export type CuePart =
  | { type: "words"; piece: Piece }
  | { type: "voice"; name: string | null; range: TextRange }
  | { type: "mark"; range: TextRange };

/** Tags, `{\an8}` of SubRip, and character references. A lone `<` or `&` is a word's character. */
const MARKUP = /<\/?[a-z\d][^<>]*>|<\/>|\{\\[^{}]*\}|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|lrm|rlm);/gi;
const MAY_HOLD_MARKUP = /[<&{]/;
const VOICE = /^<v(?:\.[^\s<>]*)?\s+([^<>]*\S)\s*>$/i;
const REFERENCES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["lrm", "\u200e"],
  ["rlm", "\u200f"],
]);

function decodeReference(printed: string): string {
  const name = printed.slice(1, -1).toLowerCase();
  if (!name.startsWith("#")) return REFERENCES.get(name) ?? printed;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : printed;
}

/** Whether a cue's line is anything but words: false for most. */
export function mayHoldMarkup({ text }: Line): boolean {
  return MAY_HOLD_MARKUP.test(text);
}

/**
 * Takes a cue's line apart by the W3C and SubRip grammars. Steps from source to words: tags are left out,
 * character references decoded.
 */
export function readCueLine(line: Line): CuePart[] {
  const parts: CuePart[] = [];
  const add = (from: number, to: number, text = line.text.slice(from, to)) => {
    if (to > from) parts.push({ type: "words", piece: { text, start: line.start + from, end: line.start + to } });
  };
  let at = 0;
  MARKUP.lastIndex = 0;
  for (let match = MARKUP.exec(line.text); match; match = MARKUP.exec(line.text)) {
    add(at, match.index);
    at = match.index + match[0].length;
    const range = { start: line.start + match.index, end: line.start + at };
    if (match[0].startsWith("&")) {
      const character = decodeReference(match[0]);
      add(match.index, at, character);
      if (character.trim() === "") parts.push({ type: "mark", range });
    } else if (/^<\/?v\b/i.test(match[0])) {
      parts.push({ type: "voice", name: VOICE.exec(match[0])?.[1] ?? null, range });
    } else parts.push({ type: "mark", range });
  }
  add(at, line.text.length);
  return parts;
}
