const CJK_FORM = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u;
const CJK_ALL = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/gu;
const LETTER_FORM = /[\p{L}\p{N}]/u;
/** No space but those up to 32 lies below this code. */
const FIRST_OTHER_SPACE = 0xa0;
/** Nothing below this code is Han or Kana. */
const FIRST_CJK = 0x2e80;

/**
 * Counts words as a word processor does: runs between white space, Han and Kana characters singly. Punctuation
 * between Han characters is no word.
 */
export function countWords(text: string): number {
  let count = 0;
  let start = -1;
  let mayHaveCjk = false;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (code > 32 && code < FIRST_OTHER_SPACE) {
      if (start < 0) start = at;
    } else if (isSpace(code)) {
      if (start >= 0) count += mayHaveCjk ? countMixed(text.slice(start, at)) : 1;
      start = -1;
      mayHaveCjk = false;
    } else {
      if (start < 0) start = at;
      if (code >= FIRST_CJK) mayHaveCjk = true;
    }
  }
  return count;
}

function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < FIRST_OTHER_SPACE) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function countMixed(run: string): number {
  if (!CJK_FORM.test(run)) return 1;
  const singles = run.match(CJK_ALL)?.length ?? 0;
  return singles + run.split(CJK_FORM).filter((piece) => LETTER_FORM.test(piece)).length;
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
