import { isUnspaced, type Token, tokens } from "../text/tokens.ts";
import type { ConditionNode, QueryNode, TermRun } from "./query.ts";
import { queryTerms } from "./query-terms.ts";

/** A stretch of a text, UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * Where the words of a query stand in a text: each word, prefix or whole phrase is one hit; overlapping ones
 * are one. In order. Words under NOT and field values give none. The text need not match the query.
 */
export function findHits(node: QueryNode, text: string): TextRange[] {
  const runs = queryTerms(node);
  if (runs.length === 0) return [];
  const words = tokens(text);
  return mergeOverlaps(runs.flatMap((run) => runHits(run, words)));
}

/** Where one run of terms stands among the tokens of a text, in order. */
export function runHits(run: TermRun, words: readonly Token[]): TextRange[] {
  const hits: TextRange[] = [];
  const size = run.terms.length;
  for (let at = 0; at + size <= words.length; at += 1) {
    if (!standsAt(run, words, at)) continue;
    hits.push({ start: (words[at] as Token).start, end: hitEnd(run, words[at + size - 1] as Token) });
  }
  return hits;
}

/** One character of Han, Kana or Thai is found at the head of a bigram; only the character itself is the hit. */
function hitEnd(run: TermRun, word: Token): number {
  const term = run.terms.at(-1) as string;
  return run.prefix && isUnspaced(term) ? Math.min(word.end, word.start + term.length) : word.end;
}

/** True when the run stands somewhere in `text`; the rule for words and for values of fields alike. */
export function holdsRun(run: TermRun, text: string): boolean {
  const words = tokens(text);
  return words.some((_, at) => at + run.terms.length <= words.length && standsAt(run, words, at));
}

/**
 * Whether a text matches a query, by plain reading: what every index must agree with. `condition` answers for
 * fields, dates, lengths and `has:`; without it none of these holds.
 */
export function matchesText(
  node: QueryNode,
  text: string,
  condition: (node: ConditionNode) => boolean = () => false,
): boolean {
  switch (node.type) {
    case "words":
      return holdsRun(node, text);
    case "and":
      return node.children.every((child) => matchesText(child, text, condition));
    case "or":
      return node.children.some((child) => matchesText(child, text, condition));
    case "not":
      return !matchesText(node.child, text, condition);
    default:
      return condition(node);
  }
}

function standsAt(run: TermRun, words: readonly Token[], at: number): boolean {
  const lastIndex = run.terms.length - 1;
  return run.terms.every((term, index) => {
    const word = (words[at + index] as Token).term;
    return run.prefix && index === lastIndex ? word.startsWith(term) : word === term;
  });
}

function mergeOverlaps(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
