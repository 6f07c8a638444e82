import { parseDates } from "./dates.ts";
import { type Lexeme, lex, type QueryError } from "./lexer.ts";
import { patternError } from "./pattern.ts";
import {
  FIELD_NAMES,
  HAS_VALUES,
  type HasValue,
  type LengthNode,
  LONGEST_QUERY,
  MOST_DISTANCE,
  type PatternNode,
  type QueryNode,
  type WordField,
  type WordsNode,
} from "./query.ts";
import { exactRun, termRun } from "./query-terms.ts";
import { parseColumns, parseTimes } from "./ranges.ts";

/** Deeper nesting than this is refused, so that no query can exhaust the stack. */
const MAX_DEPTH = 50;

/**
 * Reads the query language (docs/query-language.md). Never throws. An empty query gives neither tree nor error;
 * an unreadable one gives an error with its place.
 */
export function parseQuery(text: string): { query: QueryNode | null; error: QueryError | null } {
  const tooLong = tooLongAt(text);
  if (tooLong) return { query: null, error: tooLong };
  const { lexemes, error } = lex(text);
  if (error) return { query: null, error };
  const state: State = { lexemes, at: 0, depth: 0, length: text.length };
  try {
    const query = parseOr(state);
    const rest = state.lexemes[state.at];
    if (rest) throw new Unreadable("This closing bracket has no opening one.", rest);
    return { query, error: null };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { query: null, error: thrown.where };
    throw thrown;
  }
}

function tooLongAt(text: string): QueryError | null {
  if (text.length <= LONGEST_QUERY) return null;
  const message = `A query has at most ${LONGEST_QUERY.toLocaleString("en-GB")} letters; this one has ${text.length.toLocaleString("en-GB")}.`;
  return { message, position: LONGEST_QUERY, length: text.length - LONGEST_QUERY };
}

interface State {
  lexemes: Lexeme[];
  at: number;
  depth: number;
  length: number;
}

/** Leaves the recursion at the first error; never leaves this file. */
class Unreadable extends Error {
  readonly where: QueryError;

  constructor(message: string, at: { start: number; end: number }) {
    super(message);
    this.where = { message, position: at.start, length: at.end - at.start };
  }
}

function parseOr(state: State): QueryNode | null {
  const children = [parseAnd(state)];
  for (let next = state.lexemes[state.at]; next?.type === "or"; next = state.lexemes[state.at]) {
    state.at += 1;
    const right = parseAnd(state);
    if (!children.at(-1) || !right) throw new Unreadable("OR needs something on both sides.", next);
    children.push(right);
  }
  return join("or", children);
}

function parseAnd(state: State): QueryNode | null {
  const children: (QueryNode | null)[] = [];
  for (;;) {
    const next = state.lexemes[state.at];
    if (!next || next.type === "or" || next.type === "close") return join("and", children);
    if (next.type === "and") {
      state.at += 1;
      const after = state.lexemes[state.at];
      const isDangling = !after || isJoining(after);
      if (children.length === 0 || isDangling) throw new Unreadable("AND needs something on both sides.", next);
    } else {
      children.push(parseNot(state));
    }
  }
}

/** Null for a chunk that holds no letter or digit: nothing to look for, and nothing to complain of. */
function parseNot(state: State): QueryNode | null {
  const next = state.lexemes[state.at] as Lexeme;
  if (next.type !== "not" && next.type !== "minus") return parseNear(state);
  state.at += 1;
  const after = state.lexemes[state.at];
  const name = next.type === "not" ? "NOT" : "The minus sign";
  if (!after || isJoining(after) || after.type === "near") {
    throw new Unreadable(`${name} needs something after it.`, next);
  }
  const child = deeper(state, next, () => parseNot(state));
  return child && { type: "not", child };
}

/** After these nothing can begin. */
function isJoining({ type }: Lexeme): boolean {
  return type === "or" || type === "and" || type === "close";
}

function parseNear(state: State): QueryNode | null {
  const from = state.at;
  const left = parseSingle(state);
  const near = state.lexemes[state.at];
  if (near?.type !== "near") return left;
  if (near.distance < 1 || near.distance > MOST_DISTANCE) {
    throw new Unreadable(`NEAR takes a number of words from 1 to ${MOST_DISTANCE}, such as NEAR/5.`, near);
  }
  state.at += 1;
  const after = state.lexemes[state.at];
  if (!after || isJoining(after) || after.type === "not" || after.type === "minus") {
    throw new Unreadable("NEAR needs words on both sides.", near);
  }
  const to = state.at;
  const right = parseSingle(state);
  const third = state.lexemes[state.at];
  if (third?.type === "near") {
    throw new Unreadable("NEAR joins two sides. For a third write a NEAR/5 b AND b NEAR/5 c.", third);
  }
  const sideOf = (node: QueryNode | null, at: number, end: number): WordsNode[] => {
    const words = node?.type === "or" ? node.children : [node];
    if (words.every((one) => one?.type === "words")) return words;
    const where = { start: (state.lexemes[at] as Lexeme).start, end: (state.lexemes[end] as Lexeme).end };
    throw new Unreadable(
      "On each side of NEAR stands a word, a phrase, or several in brackets with OR between.",
      where,
    );
  };
  const sides: [WordsNode[], WordsNode[]] = [sideOf(left, from, to - 2), sideOf(right, to, state.at - 1)];
  return { type: "near", distance: near.distance, sides };
}

function parseSingle(state: State): QueryNode | null {
  const next = state.lexemes[state.at] as Lexeme;
  state.at += 1;
  if (next.type === "open") {
    const inner = deeper(state, next, () => parseOr(state));
    const close = state.lexemes[state.at];
    if (close?.type !== "close") throw new Unreadable("This bracket is never closed.", next);
    if (!inner) throw new Unreadable("There is nothing between these brackets.", { start: next.start, end: close.end });
    state.at += 1;
    return inner;
  }
  if (next.type === "field") return parseField(state, next);
  if (next.type === "pattern") return readPattern(next, false);
  if (next.type === "near") throw new Unreadable("NEAR needs words on both sides.", next);
  const words = next as Extract<Lexeme, { type: "words" }>;
  const typed = readWords(words);
  if (!typed && words.quoted) throw new Unreadable("There is no word between these quotation marks.", next);
  return typed && { type: "words", ...typed };
}

function deeper<T>(state: State, at: Lexeme, parse: () => T): T {
  if (state.depth >= MAX_DEPTH) throw new Unreadable("This query is nested too deeply.", at);
  state.depth += 1;
  const parsed = parse();
  state.depth -= 1;
  return parsed;
}

function readPattern({ source, start, end }: Extract<Lexeme, { type: "pattern" }>, isExact: boolean): PatternNode {
  const message = patternError(source);
  if (message) throw new Unreadable(message, { start, end });
  return { type: "pattern", source, isExact };
}

function readWords(lexeme: { text: string; start: number; end: number }) {
  const ends = /^(.*[^\s*])\*$/s.exec(lexeme.text);
  const text = (ends?.[1] ?? lexeme.text).trim();
  if (/\*[\p{L}\p{N}]/u.test(text)) {
    throw new Unreadable("A star can only stand at the end of a word.", lexeme);
  }
  const run = termRun(text, ends !== null && /[\p{L}\p{M}\p{N}]$/u.test(text));
  return run && { text, ...run };
}

function parseField(state: State, field: Extract<Lexeme, { type: "field" }>): QueryNode {
  if (!(FIELD_NAMES as readonly string[]).includes(field.name)) {
    const fields = FIELD_NAMES.join(", ");
    throw new Unreadable(
      `There is no field “${field.name}”. Fields are ${fields}; put the words in quotes to search for them.`,
      field,
    );
  }
  const value = state.lexemes[state.at];
  if (field.name === "exact" && value?.type === "pattern") {
    state.at += 1;
    return readPattern(value, true);
  }
  if (value?.type !== "words") throw new Unreadable(`“${field.name}:” needs a value after it.`, field);
  state.at += 1;
  const parseValue = OWN_VALUES.get(field.name);
  if (parseValue) return parseValue(value);
  const typed = readWords(value);
  if (!typed) throw new Unreadable(`“${field.name}:” needs a word or a number.`, value);
  if (field.name === "exact") return exactRun(typed);
  return { type: "field", field: field.name as WordField, ...typed };
}

type Value = Extract<Lexeme, { type: "words" }>;

/** Reads a value, or says how it is to be written. */
function reading(parse: (text: string) => QueryNode | null, message: string): (value: Value) => QueryNode {
  return (value) => {
    const node = parse(value.text);
    if (node) return node;
    throw new Unreadable(message, value);
  };
}

/** Fields whose values are no words. */
const OWN_VALUES = new Map<string, (value: Value) => QueryNode>([
  ["date", reading(parseDates, "Write a date as 2024, 2024-09 or 2024-09-02, or two of them as 2024-09..2025-06.")],
  ["column", reading(parseColumns, "Write a column as it is printed, 344 or 12W, or two of one kind as 344..350.")],
  [
    "time",
    reading(parseTimes, "Write a time as 14:30, 2.30pm or 14 (the whole hour), or two of them as 14:30..16:00."),
  ],
  ["words", parseLength],
  ["has", parseHas],
]);

function parseLength(value: Value): LengthNode {
  const range = /^(\d{1,9})?\.\.(\d{1,9})?$/.exec(value.text);
  const compared = /^(>=|<=|>|<|=)?(\d{1,9})$/.exec(value.text);
  let min: number | null = null;
  let max: number | null = null;
  if (range) {
    min = range[1] === undefined ? null : Number(range[1]);
    max = range[2] === undefined ? null : Number(range[2]);
  } else if (compared) {
    const [, sign = "=", digits] = compared;
    const number = Number(digits);
    if (sign.startsWith(">")) min = sign === ">" ? number + 1 : number;
    else if (sign.startsWith("<")) max = sign === "<" ? number - 1 : number;
    else [min, max] = [number, number];
  }
  if ((min === null && max === null) || (min !== null && max !== null && min > max)) {
    throw new Unreadable("Write a number of words as >300, <50, 120 or 100..300.", value);
  }
  return { type: "length", min, max };
}

function parseHas(value: Value): QueryNode {
  const what = HAS_VALUES.find((known) => known === value.text.trim().toLowerCase()) as HasValue | undefined;
  if (what) return { type: "has", what };
  throw new Unreadable(`“has:” can ask for ${HAS_VALUES.join(", ")}.`, value);
}

/** Flattens, so that a tree has one form: no `and` right under `and`, no `or` under `or`. */
function join(type: "and" | "or", nodes: (QueryNode | null)[]): QueryNode | null {
  const children = nodes
    .filter((node) => node !== null)
    .flatMap((node) => (node.type === type ? node.children : [node]));
  return children.length > 1 ? { type, children } : (children[0] ?? null);
}
