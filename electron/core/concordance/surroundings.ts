import { cutsPair } from "../../../shared/anchoring/surroundings.ts";
import type { TextRange } from "../../../shared/query/hits.ts";
import { exactForm } from "../../../shared/query/query-terms.ts";
import { scanPrinted, scanTokens } from "../../../shared/text/tokens.ts";
import { isWhiteSpace } from "../../../shared/text/white-space.ts";

/** UTF-16 units shown on either side of a hit, to the next whole word. */
const SHOWN = 80;
/** Units on either side among which the words to sort by are looked for. */
const SORTED = 160;
/** Words on either side that lines can be sorted by. */
export const CONTEXT_WORDS = 5;

/** What is shown on both sides of a hit: whole words, verbatim; text without spaces is cut between characters. */
export function shownAround(text: string, hit: TextRange): { left: string; right: string } {
  return {
    left: text.slice(before(text, hit.start, SHOWN), hit.start),
    right: text.slice(hit.end, after(text, hit.end, SHOWN)),
  };
}

/**
 * The words of a hit and around it, as lines are sorted by them: from the fifth to the left over the node
 * to the fifth to the right, "" where there is none or where it stands more than 160 characters away. `visit` is
 * told each word with its place, 0 to 10.
 */
export function visitContext(
  text: string,
  hit: TextRange,
  words: WordsOf,
  visit: (place: number, term: string) => void,
): void {
  const left = words(text.slice(before(text, hit.start, SORTED), hit.start));
  for (let away = CONTEXT_WORDS; away > 0; away--) visit(CONTEXT_WORDS - away, left[left.length - away] ?? "");
  visit(CONTEXT_WORDS, words(text.slice(hit.start, hit.end)).join(" "));
  const right = words(text.slice(hit.end, after(text, hit.end, SORTED)));
  for (let away = 1; away <= CONTEXT_WORDS; away++) visit(CONTEXT_WORDS + away, right[away - 1] ?? "");
}

/** The words of a piece of text as they are put in order. */
export type WordsOf = (text: string) => string[];

/** Without case and accents. */
export const foldedWords: WordsOf = (text) => {
  const words: string[] = [];
  scanTokens(text, (term) => words.push(term));
  return words;
};

/** With their accents, which in some languages make another letter, but without case. */
export const accentedWords: WordsOf = (text) => {
  const words: string[] = [];
  scanPrinted(text, (printed, start, end) => words.push(exactForm(printed.slice(start, end)).toLowerCase()));
  return words;
};

/** Where the first whole word begins that is at most `length` units before `at`. */
function before(text: string, at: number, length: number): number {
  const from = at - length;
  if (from <= 0) return 0;
  // A word that begins exactly there is whole.
  for (let start = from; start < at; start++) if (isSpace(text, start - 1)) return start;
  return cutsPair(text, from) ? from + 1 : from;
}

/** Where the last whole word ends that is at most `length` units after `at`. */
function after(text: string, at: number, length: number): number {
  const to = at + length;
  if (to >= text.length) return text.length;
  for (let end = to; end > at; end--) if (isSpace(text, end)) return end;
  return cutsPair(text, to) ? to - 1 : to;
}

function isSpace(text: string, at: number): boolean {
  return isWhiteSpace(text.charCodeAt(at));
}
