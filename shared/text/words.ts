import { isWhiteSpace } from "./white-space.ts";

const CJK_FORM = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u;
const CJK_ALL = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/gu;
const LETTER_FORM = /[\p{L}\p{N}]/u;
/** Nothing below this code is Han or Kana. */
const FIRST_CJK = 0x2e80;

const SPACE = 1;
const CJK = 2;
/** What a UTF-16 unit is to {@link countWords}. */
const KINDS = new Uint8Array(0x10000).fill(CJK, FIRST_CJK);
for (let code = 0; code < KINDS.length; code++) if (isWhiteSpace(code)) KINDS[code] = SPACE;

/**
 * Counts words as a word processor does: runs between white space, Han and Kana characters singly. Punctuation
 * between Han characters is no word. Of each word only the end of the space before it is counted, without a branch:
 * where words begin cannot be foretold.
 */
export function countWords(text: string): number {
  let [count, before, seen] = [0, SPACE, 0];
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)] as number;
    seen |= kind;
    count += before & ~kind;
    before = kind & SPACE;
  }
  return (seen & CJK) === 0 ? count : countMixed(text);
}

/** The same for the first `length` units of a text; null where Han or Kana characters are among them. */
export function countWordsInUnits(units: Uint16Array, length: number): number | null {
  let [count, before, seen] = [0, SPACE, 0];
  for (let at = 0; at < length; at++) {
    const kind = KINDS[units[at] as number] as number;
    seen |= kind;
    count += before & ~kind;
    before = kind & SPACE;
  }
  return (seen & CJK) === 0 ? count : null;
}

/** What a byte is to {@link countWordsInUtf8}: white space, the first of a character beyond ASCII, or part of a word. */
const LEAD = 2;
const BYTE_KINDS = new Uint8Array(0x100).fill(LEAD, 0xc2);
BYTE_KINDS.set(KINDS.subarray(0, 0x80));

/**
 * The same for a text in UTF-8; null where characters stand in it of which that cannot be told without decoding it.
 */
export function countWordsInUtf8(bytes: Uint8Array): number | null {
  let [count, before] = [0, SPACE];
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    let kind = BYTE_KINDS[bytes[at] as number] as number;
    if (kind === LEAD) {
      if (!isOfWord(bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number)) return null;
      kind = 0;
    }
    count += before & ~kind;
    before = kind;
  }
  return count;
}

/** Whether a byte that begins a character beyond ASCII begins a Latin letter, say, or a quotation mark. */
function isOfWord(byte: number, second: number, third: number): boolean {
  if (byte < 0xe0) return byte > 0xc2 || second !== 0xa0;
  // General punctuation, but for the blanks and line separators among it.
  return byte === 0xe2 && second === 0x80 && third >= 0x90 && third < 0xa8;
}

function countMixed(text: string): number {
  let count = 0;
  for (const run of text.match(/\S+/g) ?? []) {
    if (CJK_FORM.test(run)) {
      const singles = run.match(CJK_ALL)?.length ?? 0;
      count += singles + run.split(CJK_FORM).filter((piece) => LETTER_FORM.test(piece)).length;
    } else count++;
  }
  return count;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Words as a caret steps over them, without the white space and punctuation between; offsets are UTF-16. */
export function wordRanges(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const piece of segmenter.segment(text)) {
    if (piece.isWordLike) ranges.push({ start: piece.index, end: piece.index + piece.segment.length });
  }
  return ranges;
}
