import { RE2JS, RE2JSException } from "re2js";
import type { TextRange } from "./hits.ts";

/** Longer patterns are refused. */
const MOST_LETTERS = 300;
const COMPILED_MOST = 50;
/**
 * Finding one place takes time that grows with the paragraph alone, whatever the pattern; finding all of them may take
 * that for each. In paragraphs so long that this would be felt no more than this divided by their length are found.
 */
const MOST_WORK = 20_000_000;

/** A regular expression (RE2: no pattern can make a search hang). */
export interface Pattern {
  /** Where it holds, from left to right, without overlaps: paragraph by paragraph, at least one character at a time. */
  find(text: string): TextRange[];
}

const compiled = new Map<string, Pattern>();

/** The pattern of a source that {@link patternError} finds nothing wrong with; throws on others. */
export function compilePattern(source: string, isExact: boolean): Pattern {
  const id = `${isExact}/${source}`;
  const known = compiled.get(id);
  if (known) return known;
  if (compiled.size >= COMPILED_MOST) compiled.clear();
  const re2 = RE2JS.compile(source, isExact ? 0 : RE2JS.CASE_INSENSITIVE);
  const pattern: Pattern = {
    find(text) {
      const found: TextRange[] = [];
      for (let start = 0; start < text.length; ) {
        const feed = text.indexOf("\n", start);
        const end = feed < 0 ? text.length : feed;
        findIn(re2, text.slice(start, end), start, found);
        start = end + 1;
      }
      return found;
    },
  };
  compiled.set(id, pattern);
  return pattern;
}

function findIn(re2: RE2JS, paragraph: string, offset: number, found: TextRange[]): void {
  const matcher = re2.matcher(paragraph);
  let left = Math.ceil(MOST_WORK / Math.max(1, paragraph.length));
  while (left-- > 0 && matcher.find()) {
    if (matcher.end() > matcher.start()) found.push({ start: offset + matcher.start(), end: offset + matcher.end() });
  }
}

/** What is wrong with a regular expression, as a sentence for who typed it; null when nothing is. */
export function patternError(source: string): string | null {
  if (source.length > MOST_LETTERS) return `A pattern has at most ${MOST_LETTERS} letters.`;
  try {
    compilePattern(source, false);
    return null;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const reason = error.message.replace(/^error parsing regexp: /, "").replaceAll("`", "");
    const hint = /Perl syntax|escape|named/.test(reason)
      ? " Patterns have no look-ahead, look-behind or back-references."
      : "";
    return `This pattern cannot be read: ${reason}.${hint}`;
  }
}
