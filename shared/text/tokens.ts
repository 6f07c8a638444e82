/** A word as the index, the query, highlighting and concordance see it. */
export interface Token {
  /** Folded by {@link foldTerm}. */
  term: string;
  /** UTF-16 offsets into the text, end exclusive. */
  start: number;
  end: number;
}

const SEPARATOR = 0;
/** A lower-case ASCII letter or a digit: folding changes nothing. */
const PLAIN = 1;
/** An upper-case ASCII letter. */
const UPPER = 2;
/** Any other letter or number. */
const LETTER = 3;
/** Continues a word, but never begins one: combining marks, soft hyphen, joiners. */
const CONTINUES = 4;
/** Joins two letters: Children's, Children’s. */
const APOSTROPHE = 5;
/** Han, Kana, Thai: written without spaces between words. */
const UNSPACED = 6;
/** Not looked up yet. */
const UNKNOWN = 255;

const HIGH_SURROGATE = 0xd800;
const LOW_SURROGATE = 0xdc00;
const LAST_SURROGATE = 0xdfff;

const UNSPACED_FORM = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70\u0e01-\u0e3a\u0e40-\u0e4e]/u;
const LETTER_FORM = /[\p{L}\p{N}]/u;
const CONTINUES_FORM = /\p{M}|\u00ad|\u200c|\u200d|\u2060|\ufeff/u;

/** Accents and joiners that folding takes away. Vowel signs of Indic scripts and Kana's voicing marks stay. */
const FOLDED_AWAY = /(?![\u3099\u309a])[\p{Mn}&&\p{Script=Inherited}]|\u00ad|\u200c|\u200d|\u2060|\ufeff/gv;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07]/g;

const classes = new Uint8Array(0x10000).fill(UNKNOWN);
for (let code = 0; code < 128; code += 1) {
  const isPlain = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  classes[code] = isPlain ? PLAIN : code >= 65 && code <= 90 ? UPPER : code === 39 ? APOSTROPHE : SEPARATOR;
}

function classify(character: string): number {
  if (/[\u2018\u2019\u02bc\uff07]/.test(character)) return APOSTROPHE;
  if (UNSPACED_FORM.test(character)) return UNSPACED;
  if (LETTER_FORM.test(character)) return LETTER;
  return CONTINUES_FORM.test(character) ? CONTINUES : SEPARATOR;
}

function classAt(text: string, at: number): number {
  const known = classes[text.charCodeAt(at)] as number;
  return known === UNKNOWN ? lookUp(text, at) : known;
}

/** Halves of surrogate pairs are never remembered: what they are depends on the other half. */
function lookUp(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= HIGH_SURROGATE && code <= LAST_SURROGATE) {
    return classify(String.fromCodePoint(text.codePointAt(at) as number));
  }
  const found = classify(text.charAt(at));
  classes[code] = found;
  return found;
}

/** 2 for a whole surrogate pair, else 1. */
function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < HIGH_SURROGATE || code >= LOW_SURROGATE) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= LOW_SURROGATE && next <= LAST_SURROGATE ? 2 : 1;
}

/**
 * Folds case, accents, compatibility forms (ligatures of a PDF, full-width letters) and apostrophes, so that
 * what readers see as the same word is the same term. Folding a folded term changes nothing.
 */
export function foldTerm(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(FOLDED_AWAY, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(APOSTROPHES, "'");
}

/** Told of a token as printed; `isPlain` when ASCII letters, digits and apostrophes are all it holds. */
export type VisitPrinted = (text: string, start: number, end: number, isPlain: boolean) => void;

/**
 * Visits the tokens of `text` in order: runs of letters and digits with inner apostrophes; a hyphen separates.
 * Text written without spaces (Han, Kana, Thai) gives one token for each character: it and the next one
 * (overlapping bigrams), the last of a run alone, so that every character begins exactly one token.
 * One pass over character codes; nothing is kept.
 */
export function scanTokens(text: string, visit: (term: string, start: number, end: number) => void): void {
  scanPrinted(text, (_, start, end, isPlain) => visit(termOf(text.slice(start, end), isPlain), start, end));
}

/** The term of a token as printed. */
export function termOf(printed: string, isPlain: boolean): string {
  return isPlain ? printed.toLowerCase() : foldTerm(printed);
}

/** The tokens of {@link scanTokens} before anything is cut out or folded: for those who go through much text. */
export function scanPrinted(text: string, visit: VisitPrinted): void {
  for (let at = 0; at < text.length; ) at = scanOne(text, at, visit);
}

/**
 * One step of {@link scanPrinted}: visits the token that begins at `at`, the bigrams of a run without spaces, or nothing
 * where no token begins. Answers with the place behind, where the next step begins.
 */
export function scanOne(text: string, at: number, visit: VisitPrinted): number {
  const code = text.charCodeAt(at);
  const kind = code < 128 ? (classes[code] as number) : classAt(text, at);
  if (kind === PLAIN || kind === UPPER || kind === LETTER) return scanWord(text, at, visit);
  if (kind === UNSPACED) return scanUnspaced(text, at, visit);
  return at + (code < HIGH_SURROGATE ? 1 : widthAt(text, at));
}

function scanWord(text: string, start: number, visit: VisitPrinted): number {
  let at = start;
  let isPlain = true;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === PLAIN || kind === UPPER) {
      at += 1;
    } else if (kind === LETTER || kind === CONTINUES) {
      isPlain = false;
      at += widthAt(text, at);
    } else if (kind === APOSTROPHE && isLetterAt(text, at + 1)) {
      if (text.charCodeAt(at) > 127) isPlain = false;
      at += 1;
    } else {
      break;
    }
  }
  visit(text, start, at, isPlain);
  return at;
}

function isLetterAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const kind = classAt(text, at);
  return kind === PLAIN || kind === UPPER || kind === LETTER;
}

function scanUnspaced(text: string, start: number, visit: VisitPrinted): number {
  let at = start;
  while (at < text.length && classAt(text, at) === UNSPACED) {
    const next = at + widthAt(text, at);
    const isLast = next >= text.length || classAt(text, next) !== UNSPACED;
    visit(text, at, isLast ? next : next + widthAt(text, next), false);
    at = next;
  }
  return at;
}

/** All tokens of `text`, in order; see {@link scanTokens}. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  scanTokens(text, (term, start, end) => found.push({ term, start, end }));
  return found;
}

/**
 * True for one character (or pair) of a script written without spaces. A query of one such character stands
 * for every word that holds it, so it is searched as a prefix.
 */
export function isUnspaced(term: string): boolean {
  return term.length > 0 && classAt(term, 0) === UNSPACED;
}
