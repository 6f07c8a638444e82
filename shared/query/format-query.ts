import { formatDates } from "./dates.ts";
import type { LengthNode, QueryNode, WordsNode } from "./query.ts";
import { formatColumns, formatTimes } from "./ranges.ts";

/** Writes a tree as a query that `parseQuery` reads back as the same tree. */
export function formatQuery(node: QueryNode): string {
  switch (node.type) {
    case "words":
      return formatWords(node.text, node.prefix);
    case "exact":
      return `exact:${formatWords(node.text, node.prefix)}`;
    case "near":
      return node.sides.map(formatSide).join(` NEAR/${node.distance} `);
    case "pattern":
      return `${node.isExact ? "exact:" : ""}/${node.source}/`;
    case "field":
      return `${node.field}:${formatWords(node.text, node.prefix)}`;
    case "date":
      return `date:${formatDates(node)}`;
    case "column":
      return `column:${formatColumns(node)}`;
    case "time":
      return `time:${formatTimes(node)}`;
    case "length":
      return `words:${formatLength(node)}`;
    case "has":
      return `has:${node.what}`;
    case "not":
      return `NOT ${isJoined(node.child) ? `(${formatQuery(node.child)})` : formatQuery(node.child)}`;
    case "and":
      return node.children
        .map((child) => (child.type === "or" ? `(${formatQuery(child)})` : formatQuery(child)))
        .join(" ");
    case "or":
      return node.children.map(formatQuery).join(" OR ");
  }
}

function formatSide(words: readonly WordsNode[]): string {
  const written = words.map((one) => formatWords(one.text, one.prefix)).join(" OR ");
  return words.length > 1 ? `(${written})` : written;
}

function isJoined(node: QueryNode): boolean {
  return node.type === "and" || node.type === "or";
}

/** Letters and digits stand bare; anything else, and the words that are operators, in quotes. */
function formatWords(text: string, prefix: boolean): string {
  const star = prefix && /[\p{L}\p{M}\p{N}]$/u.test(text) ? "*" : "";
  const isBare = /^[\p{L}\p{M}\p{N}'’]+$/u.test(text) && !["AND", "OR", "NOT", "NEAR"].includes(text);
  return isBare ? `${text}${star}` : `"${text}${star}"`;
}

function formatLength(node: LengthNode): string {
  if (node.min !== null && node.min === node.max) return String(node.min);
  if (node.max === null) return `>=${node.min}`;
  return node.min === null ? `<=${node.max}` : `${node.min}..${node.max}`;
}
