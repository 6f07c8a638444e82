import { isDigit } from "../../text/is-digit.ts";
import type { Piece, TextRange } from "../reader.ts";
import { remembered } from "../remembered.ts";

/** What a cue's line holds: words, the beginning or end of a voice, and other marks. In order, without overlap. */
export type CuePart =
  | { type: "words"; piece: Piece }
  | { type: "voice"; name: string | null; range: TextRange }
  | { type: "mark"; range: TextRange };

/** Tags, `{\an8}` of SubRip, and character references. A lone `<` or `&` is a word's character. */
const MARKUP = /<\/?[a-z\d][^<>]*>|<\/>|\{\\[^{}]*\}|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|lrm|rlm);/gi;
const LESS = 60;
const BRACKET = 91;
const ROUND_BRACKET = 40;
const MAY_HOLD_MARKUP = /[<&{]/;
/** What a line without any of these holds is words alone, and nobody new says them: they hold neither markup nor what ends a name. */
const MAY_BE_MORE = /[<>&{:：–—‐‑⟦-]/g;
const VOICE_TAG = /^<\/?v\b/i;
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

/** Whether a cue's line, or its end, is anything but words: false for most. */
export function mayHoldMarkup(text: string): boolean {
  return MAY_HOLD_MARKUP.test(text);
}

/** Whether a line is words that go on with a turn: without markup, and nothing that `readTurnLine` takes. True for most. */
export function isPlain(text: string): boolean {
  return new PlainLines().has(text, 0, text.length);
}

/**
 * Tells whether lines of a source are words that go on with a turn, as {@link isPlain} does, in one look for
 * all lines of a cue: it finds the timing of the next.
 */
export class PlainLines {
  private source = "";
  /** Between these two places stands nothing of what makes a line more. */
  private from = 0;
  private to = 0;

  /** Of the line from one place to another, not blank; lines come in order. */
  has(source: string, from: number, to: number): boolean {
    const first = source.charCodeAt(from);
    if (first === LESS || first === BRACKET || first === ROUND_BRACKET || isDigit(first)) return false;
    if (from < this.from || from > this.to || source !== this.source) {
      MAY_BE_MORE.lastIndex = from;
      this.source = source;
      this.from = from;
      this.to = MAY_BE_MORE.test(source) ? MAY_BE_MORE.lastIndex - 1 : source.length;
    }
    return to <= this.to;
  }
}

/** A voice's tag at the beginning of a line: its name and where it ends; null when none stands there. */
export function voiceBefore(text: string): Voice | null {
  if (text.charCodeAt(0) !== LESS) return null;
  // A voice goes on for many cues, each of which prints it.
  if (text.startsWith(lastVoice.tag)) return lastVoice;
  if (!VOICE_TAG.test(text)) return null;
  const end = text.indexOf(">") + 1;
  const inner = text.indexOf("<", 1);
  if (end === 0 || (inner >= 0 && inner < end)) return null;
  lastVoice = voiceOf(text.slice(0, end));
  return lastVoice;
}

/** A voice's tag, the name in it, and its length. */
interface Voice {
  tag: string;
  name: string | null;
  end: number;
}

/** What a voice's tag says; the same few stand before thousands of lines. */
const voiceOf = remembered((tag): Voice => ({ tag, name: VOICE.exec(tag)?.[1] ?? null, end: tag.length }));

/** The tag asked for last. */
let lastVoice: Voice = voiceOf("</v>");

/**
 * Takes a cue's line apart by the W3C and SubRip grammars. Steps from source to words: tags are left out,
 * character references decoded.
 */
export function readCueLine({ text, start }: Piece): CuePart[] {
  const parts: CuePart[] = [];
  let at = 0;
  const wordsTo = (to: number) => {
    if (to > at) parts.push({ type: "words", piece: { text: text.slice(at, to), start: start + at, end: start + to } });
    at = to;
  };
  MARKUP.lastIndex = 0;
  for (let match = MARKUP.exec(text); match; match = MARKUP.exec(text)) {
    wordsTo(match.index);
    const [printed] = match;
    at += printed.length;
    const range = { start: start + match.index, end: start + at };
    if (printed.startsWith("&")) {
      const character = decodeReference(printed);
      parts.push({ type: "words", piece: { text: character, ...range } });
      if (character.trim() === "") parts.push({ type: "mark", range });
    } else {
      const isVoice = VOICE_TAG.test(printed);
      parts.push(isVoice ? { type: "voice", name: voiceOf(printed).name, range } : { type: "mark", range });
    }
  }
  wordsTo(text.length);
  return parts;
}
