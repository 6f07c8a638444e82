import { isUnspaced, tokens } from "../text/tokens.ts";
import type { ExactNode, QueryNode, TermRun, TextNode, WordsNode } from "./query.ts";

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
 * What counts as the same in an exact search: one normal form of accents, and any apostrophe, because nobody types the
 * curly one.
 */
export function exactForm(printed: string): string {
  return printed.normalize("NFC").replace(/[\u2018\u2019\u02bc\uff07]/g, "'");
}

/** The words with case and accents as typed. Scripts without spaces know no case: there they are the words themselves. */
export function exactRun(run: TermRun & { text: string }): ExactNode | WordsNode {
  if (run.terms.some(isUnspaced)) return { type: "words", ...run };
  const forms = tokens(run.text).map(({ start, end }) => exactForm(run.text.slice(start, end)));
  return { type: "exact", ...run, forms };
}

/**
 * What a match of the query may hold in its text, each once, in the order typed. What stands under NOT is left out, and
 * so are field values: these are what is marked in a text.
 */
export function textNodes(node: QueryNode): TextNode[] {
  const found = new Map<string, TextNode>();
  collect(node, found);
  return [...found.values()];
}

/**
 * The words by which divisions and procedural notes are asked for, where that is not under NOT: what is marked in these.
 * Of a voter's name also with the surname first, as lists print it.
 */
export function procedureRuns(node: QueryNode): TermRun[] {
  if (node.type === "and" || node.type === "or") return node.children.flatMap(procedureRuns);
  if (node.type !== "field") return [];
  const { terms, prefix } = node;
  if (node.field === "procedure" || node.field === "division") return [{ terms, prefix }];
  if (node.field !== "voted" && node.field !== "aye" && node.field !== "no") return [];
  const surname = terms.at(-1);
  if (surname === undefined || terms.length === 1 || prefix) return [{ terms, prefix }];
  return [
    { terms, prefix },
    { terms: [surname, ...terms.slice(0, -1)], prefix },
  ];
}

function collect(node: QueryNode, found: Map<string, TextNode>): void {
  switch (node.type) {
    case "words": {
      const id = `${node.terms.join(" ")}${node.prefix ? "*" : ""}`;
      if (!found.has(id)) found.set(id, node);
      return;
    }
    case "exact":
    case "near":
    case "pattern": {
      const id = JSON.stringify(node);
      if (!found.has(id)) found.set(id, node);
      return;
    }
    case "and":
    case "or":
      for (const child of node.children) collect(child, found);
  }
}
