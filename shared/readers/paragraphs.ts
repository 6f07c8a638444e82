import { type Line, pieceOf } from "./lines.ts";
import type { Piece } from "./reader.ts";

/** Lines longer than this are paragraphs of their own; shorter ones may be wrapped by hand. */
const MAX_WRAPPED = 120;
/** A line broken off earlier than this was ended on purpose: a heading, a list, verse. */
const MIN_WRAPPED = 45;
/** Turns of more paragraphs are handed over bit by bit. */
const MANY = 256;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** No character below is Chinese or Japanese. */
const FIRST_CJK = 0x2e80;
/** U+FFFD is what becomes of full stops in PDFs whose fonts do not name them. */
const SENTENCE_ENDS = new Set(Array.from(".?!:;…”’\"')]。！？；：」』\uFFFD", (character) => character.charCodeAt(0)));
const SMALL_A = 97;
const SMALL_Z = 122;
const ASCII_END = 128;

/** Whether a line ends as a sentence or a heading's quotation does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_ENDS.has(text.charCodeAt(text.length - 1));
}

/** Whether a character of a text is Chinese or Japanese. */
function isCjkAt(text: string, at: number): boolean {
  return text.charCodeAt(at) >= FIRST_CJK && CJK.test(text.charAt(at));
}

/** Whether a text begins with a small letter. */
function startsSmall(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < ASCII_END ? code >= SMALL_A && code <= SMALL_Z : /^\p{Ll}/u.test(text);
}

/**
 * Adds a line to a paragraph that it continues: the documented step "line unwrapping". What stood between
 * (a line break, or a line break and a column mark) becomes one space, and nothing in Chinese or Japanese.
 */
export function unwrap(paragraph: Piece[], line: Line): void {
  const last = paragraph[paragraph.length - 1];
  if (last && !(isCjkAt(last.text, last.text.length - 1) && isCjkAt(line.text, 0))) {
    paragraph.push({ text: " ", start: Math.max(last.end, line.start - 1), end: line.start });
  }
  paragraph.push(pieceOf(line));
}

/** Paragraphs gathered line by line: blank lines part them, and so do line breaks unless the text is wrapped. */
export class Paragraphs {
  readonly list: Piece[][] = [];
  private last: Line | null = null;
  private lastWidth = 0;
  /** An earlier line of this block broke off in the middle of a sentence. */
  private wrapped = false;

  /**
   * `joined`: something removed (a column mark) stood between; a sentence it interrupted goes on. `width` is the
   * printed line's, where a name stands before these words.
   */
  add(line: Line, joined = false, width = line.text.length): void {
    const paragraph = this.list[this.list.length - 1];
    if (paragraph && this.last && (joined ? this.resumes(this.last, line) : this.continues(this.last, line))) {
      this.wrapped ||= !joined && !endsSentence(this.last.text);
      unwrap(paragraph, line);
    } else {
      this.list.push([pieceOf(line)]);
      this.wrapped = false;
    }
    this.last = line;
    this.lastWidth = width;
  }

  /** Takes out the paragraphs that are over, when they have become many; the last may still go on. */
  takeMany(): Piece[][] {
    return this.list.length < MANY ? [] : this.list.splice(0, this.list.length - 1);
  }

  private continues(last: Line, line: Line): boolean {
    if (line.blankBefore || this.lastWidth > MAX_WRAPPED) return false;
    if (startsSmall(line.text)) return true;
    if (this.lastWidth < MIN_WRAPPED) return false;
    return this.wrapped || !endsSentence(last.text);
  }

  private resumes(last: Line, line: Line): boolean {
    return !endsSentence(last.text) && (!line.blankBefore || startsSmall(line.text));
  }
}
