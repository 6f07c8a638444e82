import { isUnspaced, type Token, tokens } from "../text/tokens.ts";
import { nearSpans, type WordSpan } from "./near.ts";
import { compilePattern } from "./pattern.ts";
import type { ConditionNode, ExactNode, NearNode, QueryNode, TermRun, TextNode } from "./query.ts";
import { exactForm, textNodes } from "./query-terms.ts";

/** A stretch of a text, UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * Where what a query looks for stands in a text: each word, prefix, whole phrase or match of a pattern is one hit, and
 * so is each word or phrase that stands near enough; overlapping ones are one. In order. What stands under NOT and
 * field values give none. The text need not match the query.
 */
export function findHits(node: QueryNode, text: string): TextRange[] {
  const nodes = textNodes(node);
  if (nodes.length === 0) return [];
  const words = nodes.every(({ type }) => type === "pattern") ? [] : tokens(text);
  return mergeOverlaps(nodes.flatMap((one) => nodeHits(one, text, words)));
}

/** Where one thing that is looked for stands; `words` are the tokens of the text. */
function nodeHits(node: TextNode, text: string, words: readonly Token[]): TextRange[] {
  switch (node.type) {
    case "words":
      return runHits(node, words);
    case "exact":
      return exactHits(node, text, words);
    case "near":
      return nearHits(node, words);
    case "pattern":
      return compilePattern(node.source, node.isExact).find(text);
  }
}

function exactHits(node: ExactNode, text: string, words: readonly Token[]): TextRange[] {
  const lastIndex = node.forms.length - 1;
  const isPrinted = (at: number) =>
    node.forms.every((form, index) => {
      const { start, end } = words[at + index] as Token;
      const printed = exactForm(text.slice(start, end));
      return node.prefix && index === lastIndex ? printed.startsWith(form) : printed === form;
    });
  return placesOf(node, words)
    .filter(isPrinted)
    .map((at) => ({ start: (words[at] as Token).start, end: (words[at + lastIndex] as Token).end }));
}

function nearHits({ sides, distance }: NearNode, words: readonly Token[]): TextRange[] {
  const [left, right] = sides.map((runs) => {
    const spans = runs.flatMap((run) => placesOf(run, words).map((from) => ({ from, to: from + run.terms.length })));
    return spans.sort((a, b) => a.from - b.from);
  }) as [WordSpan[], WordSpan[]];
  return nearSpans(left, right, distance).map(({ from, to }) => ({
    start: (words[from] as Token).start,
    end: (words[to - 1] as Token).end,
  }));
}

/** Where one run of terms stands among the tokens of a text, in order. */
export function runHits(run: TermRun, words: readonly Token[]): TextRange[] {
  const last = run.terms.length - 1;
  return placesOf(run, words).map((at) => ({
    start: (words[at] as Token).start,
    end: hitEnd(run, words[at + last] as Token),
  }));
}

/** The numbers of the tokens with which a run begins, ascending. */
function placesOf(run: TermRun, words: readonly Token[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + run.terms.length <= words.length; at += 1) if (standsAt(run, words, at)) places.push(at);
  return places;
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
    case "exact":
    case "near":
    case "pattern":
      return nodeHits(node, text, tokens(text)).length > 0;
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

/** Ranges in order, overlapping ones as one. */
export function mergeOverlaps(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
