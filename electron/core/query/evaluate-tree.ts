import { AppError } from "../../../shared/lib/errors.ts";
import { lastAtMost } from "../../../shared/lib/last-at-most.ts";
import { formatQuery } from "../../../shared/query/format-query.ts";
import { findHits } from "../../../shared/query/hits.ts";
import { type Needed, neededLetters } from "../../../shared/query/pattern-letters.ts";
import type { ConditionNode, ExactNode, PatternNode, QueryNode, TextNode } from "../../../shared/query/query.ts";
import type { Pacer } from "../index/pacer.ts";
import { allRows, intersect, invert, RowSet, rowsOf, unite } from "../index/row-set.ts";
import type { Sought, TextQuestion, TextSearch } from "../index/search-index.ts";
import { readTexts, type TextsOf } from "./read-texts.ts";

/** More texts than this are not read for one pattern or exact word: it would take longer than anybody waits. */
export const MOST_READ = 100_000;

/** Texts that a tree is asked of: those of contributions, or others. */
export interface TextGround {
  size: number;
  search: TextSearch;
  textsOf: TextsOf;
}

/** A tree being asked of texts. */
export interface AskedTree {
  ground: TextGround;
  question: TextQuestion;
  pacer: Pacer;
  read: Map<TextNode, ReadRows>;
  condition: RowsMeeting;
}

/** Some rows, ascending, and how many hits each has. */
export interface CountedRows {
  rows: Uint32Array;
  hits: Uint32Array;
}

/** What reading texts told of a node, of the rows that were read. */
export interface ReadRows extends CountedRows {
  /** Rows that may hold it too, but did not matter; null for none. */
  unread: RowSet | null;
}

/** The rows for which a condition holds. */
export type RowsMeeting = (node: ConditionNode, isNegated: boolean) => RowSet | Promise<RowSet>;

/** Begins to ask. */
export function askTree(ground: TextGround, pacer: Pacer, condition: RowsMeeting): AskedTree {
  return { ground, question: ground.search.ask(pacer), pacer, read: new Map(), condition };
}

/** What an index is asked for a node; null when only reading tells. */
export function soughtOf(node: TextNode): Sought | null {
  return node.type === "words" || node.type === "near" ? node : null;
}

/**
 * The rows a tree holds for. Rows that are not in `within` do not matter to whoever asks: their texts are not read.
 * Throws `bad-query` when too many texts would have to be.
 */
export async function evaluateTree(
  asked: AskedTree,
  node: QueryNode,
  within: RowSet | null = null,
  isNegated = false,
): Promise<RowSet> {
  if (asked.pacer.isDue()) await asked.pacer.breathe();
  switch (node.type) {
    case "words":
    case "near":
      return asked.question.holders(node);
    case "exact":
    case "pattern":
      return rowsHit(await readRows(asked, node, within), asked.ground.size);
    case "and":
      return evaluateAll(asked, node.children, within, isNegated);
    case "or": {
      const sets: RowSet[] = [];
      for (const child of node.children) sets.push(await evaluateTree(asked, child, within, isNegated));
      return sets.reduce(unite);
    }
    case "not":
      return invert(await evaluateTree(asked, node.child, within, !isNegated));
    default:
      return asked.condition(node, isNegated);
  }
}

/** What needs reading comes last, and reads only what all others leave. */
async function evaluateAll(
  asked: AskedTree,
  children: readonly QueryNode[],
  within: RowSet | null,
  isNegated: boolean,
): Promise<RowSet> {
  const order = [...children.filter((child) => !needsReading(child)), ...children.filter(needsReading)];
  let left = within?.copy() ?? null;
  for (const child of order) {
    const next = await evaluateTree(asked, child, left, isNegated);
    left = left ? intersect(left, next) : next;
  }
  return left as RowSet;
}

function needsReading(node: QueryNode): boolean {
  if (node.type === "and" || node.type === "or") return node.children.some(needsReading);
  return node.type === "not" ? needsReading(node.child) : node.type === "exact" || node.type === "pattern";
}

/** Hits of a node in each row, found by reading the texts that may hold it. */
async function readRows(
  { ground, question, pacer, read }: AskedTree,
  node: ExactNode | PatternNode,
  within: RowSet | null,
): Promise<ReadRows> {
  const holding =
    node.type === "exact" ? await question.holders(node) : await rowsHolding(question, neededLetters(node.source));
  const all = holding ?? allRows(ground.size);
  const unread = within ? intersect(invert(within.copy()), all) : null;
  const rows = rowsOf(within ? intersect(all, within) : all);
  if (rows.length > MOST_READ) throw tooMuchToRead(node, rows.length);
  const found = { rows, hits: new Uint32Array(rows.length), unread };
  await readTexts(ground.textsOf, rows, pacer, (at, text) => {
    found.hits[at] = findHits(node, text).length;
  });
  read.set(node, found);
  return found;
}

/** How many hits one row has; 0 for a row that is not among them. */
export function hitsOf({ rows, hits }: CountedRows, row: number): number {
  const at = lastAtMost(rows, row);
  return rows[at] === row ? (hits[at] as number) : 0;
}

/** The rows in which something was found. */
export function rowsHit({ rows, hits }: CountedRows, size: number): RowSet {
  const found = new RowSet(size);
  for (let at = 0; at < rows.length; at++) if ((hits[at] as number) > 0) found.add(rows[at] as number);
  return found;
}

/** The rows that hold the letters a pattern needs; null for all. */
async function rowsHolding(question: TextQuestion, needed: Needed): Promise<RowSet | null> {
  if (needed === null) return null;
  if ("piece" in needed) return question.holding(needed.piece);
  const sets: RowSet[] = [];
  for (const one of "all" in needed ? needed.all : needed.any) {
    const rows = await rowsHolding(question, one);
    if (rows) sets.push(rows);
  }
  return sets.reduce("all" in needed ? intersect : unite);
}

/** Says which texts are too many, and the way out. */
export function tooMuchToRead(node: QueryNode, rows: number): AppError {
  const count = rows.toLocaleString("en-GB");
  return new AppError(
    "bad-query",
    `For ${formatQuery(node)} the texts of ${count} contributions would have to be read, and 100,000 are the most.`,
    "Add a word that must stand beside it, or a field such as date:2024.",
  );
}
