/** Abbreviations after which the sentence goes on, whatever stands next. */
const GOES_ON = new Set(
  (
    "hon rt mr mrs ms mx dr st ste messrs mme mlle prof rev revd fr gen capt maj lt sgt cpl cdr adm brig sr jr " +
    "e.g i.e eg ie cf viz vs v al ibid op cit ca approx hc hl cm cmd cmnd dept govt parl"
  ).split(" "),
);

/** Abbreviations only before a number or a blank to fill in: `No. 10`, `cols. 12-14`, `vol. [ ]`; else words. */
const BEFORE_NUMBER = new Set("no nos col cols vol vols p pp para paras art arts s ss sec cl fig ch pt".split(" "));

/** Abbreviations that may end a sentence: they do when a word follows that often begins one. */
const MAY_END = new Set("etc a.m p.m pm ltd co inc plc".split(" "));

const STARTERS = new Set(
  (
    "the we i it this that these those there here he she they you but and so if in on at as for to my our his her " +
    "their what when why how who where will would can could is are does do did has have however order no yes not " +
    "after before since while although"
  ).split(" "),
);

/** "my right hon." at the end of a line: "Friend" on the next one is still the same sentence. */
const TITLE_FOLLOWS = /(?<!\p{L})(hon|rt)\.\s*$/iu;

const SPACE = /\s/u;
const CLOSERS = "\"'\u201d\u2019\u00bb)]\u300d\u300f\uff09";
const OPENERS = "\"'\u201c\u2018\u00ab([\u300c\u300e\uff08";
/** Characters that end a sentence without white space after them. */
const FULL_WIDTH = "\u3002\uff01\uff1f";
const TERMINATORS = `.!?\u2026\u061f\u0964${FULL_WIDTH}`;

/**
 * The sentences of a text in order: UTF-16 offsets, end exclusive, without the white space between them; every
 * other character lies in exactly one. A paragraph's end (U+000A) ends a sentence. Closing quotes and brackets
 * stay with their sentence. Knows Hansard's abbreviations: nothing after "hon." begins a sentence.
 */
export function sentences(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = skipSpace(text, 0);
  let at = start;
  while (at < text.length) {
    const end = text[at] === "\n" && !TITLE_FOLLOWS.test(text.slice(start, at)) ? at : endAfter(text, start, at);
    if (end === null) {
      at += 1;
      continue;
    }
    found.push({ start, end: trimEnd(text, start, end) });
    start = skipSpace(text, end);
    at = start;
  }
  if (start < text.length) found.push({ start, end: trimEnd(text, start, text.length) });
  return found;
}

/** Where the sentence ends if the character at `at` ends it (after closing marks), else null. */
function endAfter(text: string, start: number, at: number): number | null {
  if (!TERMINATORS.includes(text.charAt(at))) return null;
  let end = at + 1;
  while (end < text.length && TERMINATORS.includes(text.charAt(end))) end += 1;
  const marks = text.slice(at, end);
  const afterMarks = end;
  while (end < text.length && CLOSERS.includes(text.charAt(end))) end += 1;
  if (end >= text.length) return end;
  if (FULL_WIDTH.includes(marks.charAt(marks.length - 1))) return end;
  if (!SPACE.test(text.charAt(end))) return null;
  const next = skipSpace(text, end);
  if (next >= text.length) return end;
  // A paragraph's end is judged there.
  if (text.slice(end, next).includes("\n")) return null;
  if (marks === "." && end === afterMarks && isAbbreviation(text, start, at, next)) return null;
  return beginsLower(text, next) ? null : end;
}

/** Whether the full stop at `at` belongs to a shortened word, so that the sentence goes on. */
function isAbbreviation(text: string, start: number, at: number, next: number): boolean {
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(start, at - 24), at))?.[0] ?? "";
  const lower = word.toLowerCase();
  if (GOES_ON.has(lower) || GOES_ON.has(/\p{L}*$/u.exec(lower)?.[0] ?? "")) return true;
  const following = text.slice(next, next + 24);
  if (BEFORE_NUMBER.has(lower)) return /^[\d[]|^[IVXLC]+\b/.test(following);
  const startsSentence = STARTERS.has(
    (/^[\p{L}]+/u.exec(following.replace(/^["“‘'([]+/, ""))?.[0] ?? "").toLowerCase(),
  );
  if (MAY_END.has(lower)) return !startsSentence;
  // "1. The Bill": the number of an item, not a sentence of its own.
  if (/^\d{1,3}$/.test(word) && text.slice(start, at) === word) return true;
  // Initials: "J. R. Smith", "the U.K. Government"; "So do I." is the one word that looks like them.
  if (/^(\p{Lu}\.)*\p{Lu}$/u.test(word)) return word === "I" ? /^\p{Lu}\./u.test(following) : !startsSentence;
  return false;
}

function beginsLower(text: string, at: number): boolean {
  let from = at;
  while (from < text.length && OPENERS.includes(text.charAt(from))) from += 1;
  return /^\p{Ll}/u.test(text.slice(from, from + 2));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
  return at;
}

function trimEnd(text: string, start: number, from: number): number {
  let end = from;
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
  return end;
}
