import { FIELD_NAMES, USUAL_DISTANCE } from "./query.ts";

/** A piece of a query as typed. Offsets are UTF-16, end exclusive. */
export type Lexeme = { start: number; end: number } & (
  | { type: "open" | "close" | "and" | "or" | "not" | "minus" }
  /** `NEAR` or `NEAR/5`; the distance as typed. */
  | { type: "near"; distance: number }
  /** What stands between two slashes. */
  | { type: "pattern"; source: string }
  /** `name:` right before its value. */
  | { type: "field"; name: string }
  /** A bare chunk, or what stands between quotes. */
  | { type: "words"; text: string; quoted: boolean }
);

/** Where and why a query cannot be read. */
export interface QueryError {
  /** A sentence for the person who typed it. */
  message: string;
  /** UTF-16 offset and length of what is wrong. */
  position: number;
  length: number;
}

const QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';
const QUOTED_FORM = new RegExp(`[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]`, "y");
const FIELD_FORM = /(\p{L}+):/uy;
const BARE_FORM = new RegExp(`[^\\s()${QUOTES}]+`, "y");
const NEAR_FORM = /^NEAR(?:\/(\d{1,9}))?$/;
/** Ends at the first slash after which the piece ends too: those in `/a[/]b/` and `/a\/b/` are the pattern's own. */
const PATTERN_FORM = /\/((?:\\.|[^\\])+?)\/(?=[\s)]|$)/sy;
const SPACE_FORM = /\s+/y;
const OPERATORS = new Map<string, "and" | "or" | "not">([
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
]);

/**
 * Cuts a query into pieces; an error when a quotation or a pattern is not closed. Only upper-case AND, OR,
 * NOT, NEAR are operators.
 */
export function lex(text: string): { lexemes: Lexeme[]; error: QueryError | null } {
  const lexemes: Lexeme[] = [];
  let at = 0;
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(text);
  };
  while (at < text.length) {
    const space = take(SPACE_FORM);
    if (space) {
      at += space[0].length;
      continue;
    }
    const lexeme = nextLexeme(text, at, take);
    if (!lexeme) {
      const isPattern = text.charAt(at) === "/";
      const message = isPattern
        ? "This pattern is never closed. Add a slash after it, or put the words in quotation marks."
        : "This quotation mark is never closed. Add a second one after the phrase.";
      return { lexemes, error: { message, position: at, length: 1 } };
    }
    lexemes.push(lexeme);
    at = lexeme.end;
  }
  return { lexemes, error: null };
}

function nextLexeme(text: string, at: number, take: (form: RegExp) => RegExpExecArray | null): Lexeme | null {
  const character = text.charAt(at);
  if (character === "(") return { type: "open", start: at, end: at + 1 };
  if (character === ")") return { type: "close", start: at, end: at + 1 };
  if (QUOTES.includes(character)) {
    const quoted = take(QUOTED_FORM);
    return quoted && { type: "words", text: quoted[1] ?? "", quoted: true, start: at, end: at + quoted[0].length };
  }
  if (character === "/" && /^\/[^\s/)]/.test(text.slice(at, at + 2))) {
    const pattern = take(PATTERN_FORM);
    return pattern && { type: "pattern", source: pattern[1] ?? "", start: at, end: at + pattern[0].length };
  }
  if (character === "-" && /[^\s)-]/.test(text.charAt(at + 1))) return { type: "minus", start: at, end: at + 1 };
  const field = take(FIELD_FORM);
  if (field && isFieldName(text, field)) {
    return { type: "field", name: (field[1] ?? "").toLowerCase(), start: at, end: at + field[0].length };
  }
  const bare = (take(BARE_FORM) as RegExpExecArray)[0];
  const operator = OPERATORS.get(bare);
  if (operator) return { type: operator, start: at, end: at + bare.length };
  const near = NEAR_FORM.exec(bare);
  if (near) return { type: "near", distance: Number(near[1] ?? USUAL_DISTANCE), start: at, end: at + bare.length };
  return { type: "words", text: bare, quoted: false, start: at, end: at + bare.length };
}

/** `Report: the words` and `https://…` are text; `speaker: cooper` is a field, and `sepaker:cooper` a slip to report. */
function isFieldName(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length);
  if ((FIELD_NAMES as readonly string[]).includes((match[1] ?? "").toLowerCase())) return true;
  return after !== "" && !/^(\s|\/\/)/.test(after);
}
