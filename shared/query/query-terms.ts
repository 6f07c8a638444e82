import { isUnspaced, tokens } from "../text/tokens.ts";
import type { QueryNode, TermRun, WordsNode } from "./query.ts";

/**
 * Turns typed words into the run of terms to look for; null when they hold no letter or digit. A last
 * character of Han, Kana or Thai may go on in the text: after a bigram it adds nothing, alone it is a prefix.
 */
export function termRun(text: string, prefix: boolean): TermRun | null {
  const found = tokens(text);
  const last = found.at(-1);
  if (!last) return null;
  const terms = found.map((token) => token.term);
  const isLoneCharacter = isUnspaced(last.term) && [...text.slice(last.start, last.end)].length === 1;
  if (!isLoneCharacter) return { terms, prefix };
  const closesBigram = (found.at(-2)?.end ?? -1) === last.end;
  return closesBigram ? { terms: terms.slice(0, -1), prefix: false } : { terms, prefix: true };
}

/**
 * The words, phrases and prefixes a match of the query may hold, each once, in the order typed. What stands
 * under NOT is left out, and so are field values: these are the words to mark in a text.
 */
export function queryTerms(node: QueryNode): WordsNode[] {
  const found = new Map<string, WordsNode>();
  collect(node, found);
  return [...found.values()];
}

function collect(node: QueryNode, found: Map<string, WordsNode>): void {
  if (node.type === "words") {
    const id = `${node.terms.join(" ")}${node.prefix ? "*" : ""}`;
    if (!found.has(id)) found.set(id, node);
  } else if (node.type === "and" || node.type === "or") {
    for (const child of node.children) collect(child, found);
  }
}
