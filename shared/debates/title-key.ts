import { foldTerm } from "../text/tokens.ts";
import { comparableWords } from "./similarity.ts";

/** From this share of common words on two titles count as nearly the same. */
const SIMILAR_TITLES = 0.6;

/** ASCII words with single spaces between: folding them only changes their case. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** What of a title counts for equality: its letters and digits, case and accents folded, `&` as `and`. "" for none. */
export function titleKey(title: string | null): string {
  return comparableWords((title ?? "").replaceAll("&", " and ")).join(" ");
}

/** Folded for comparison, white space collapsed; "" for null. */
export function foldedText(text: string | null): string {
  if (text === null) return "";
  if (PLAIN.test(text)) return text.toLowerCase();
  return foldTerm(text).replace(/\s+/gu, " ").trim();
}

/**
 * Whether two title keys share three fifths of their words and all of their numbers ("Clause 1" is not
 * "Clause 2"). Alone it never puts extracts together.
 */
export function areSimilarTitles(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  const left = new Set(a.split(" "));
  const right = new Set(b.split(" "));
  const numbers = (words: ReadonlySet<string>): string => [...words].filter((word) => /\d/.test(word)).join(" ");
  const shared = [...left].filter((word) => right.has(word)).length;
  return numbers(left) === numbers(right) && (2 * shared) / (left.size + right.size) >= SIMILAR_TITLES;
}
