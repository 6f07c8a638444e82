import { AppError } from "../../../shared/lib/errors.ts";
import { formatQuery } from "../../../shared/query/format-query.ts";
import { findHits } from "../../../shared/query/hits.ts";
import { type Needed, neededLetters } from "../../../shared/query/pattern-letters.ts";
import type { ConditionNode, ExactNode, PatternNode, QueryNode, TextNode } from "../../../shared/query/query.ts";
import type { Pacer } from "../index/pacer.ts";
import type { Sought, TextQuestion, TextSearch } from "../index/search-index.ts";
import { intersect, invert, maskOf, rowsOf, unite } from "./mask.ts";
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
  condition: ConditionMask;
}

/** What reading texts told of a node. */
export interface ReadRows {
  /** By row. */
  hits: Uint32Array;
  /** 1 for rows that may hold it too, but did not matter; null for none. */
  unread: Uint8Array | null;
}

/** The rows for which a condition holds. */
export type ConditionMask = (node: ConditionNode, isNegated: boolean) => Uint8Array | Promise<Uint8Array>;

/** Begins to ask. */
export function askTree(ground: TextGround, pacer: Pacer, condition: ConditionMask): AskedTree {
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
  within: Uint8Array | null = null,
  isNegated = false,
): Promise<Uint8Array> {
  if (asked.pacer.isDue()) await asked.pacer.breathe();
  switch (node.type) {
    case "words":
    case "near":
      return asked.question.holders(node);
    case "exact":
    case "pattern":
      return maskOf((await readRows(asked, node, within)).hits);
    case "and":
      return evaluateAll(asked, node.children, within, isNegated);
    case "or": {
      const masks: Uint8Array[] = [];
      for (const child of node.children) masks.push(await evaluateTree(asked, child, within, isNegated));
      return masks.reduce(unite);
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
  within: Uint8Array | null,
  isNegated: boolean,
): Promise<Uint8Array> {
  const order = [...children.filter((child) => !needsReading(child)), ...children.filter(needsReading)];
  let mask: Uint8Array | null = within ? within.slice() : null;
  for (const child of order) {
    const next = await evaluateTree(asked, child, mask, isNegated);
    mask = mask ? intersect(mask, next) : next;
  }
  return mask as Uint8Array;
}

function needsReading(node: QueryNode): boolean {
  if (node.type === "and" || node.type === "or") return node.children.some(needsReading);
  return node.type === "not" ? needsReading(node.child) : node.type === "exact" || node.type === "pattern";
}

/** Hits of a node in each row, found by reading the texts that may hold it. */
async function readRows(
  { ground, question, pacer, read }: AskedTree,
  node: ExactNode | PatternNode,
  within: Uint8Array | null,
): Promise<ReadRows> {
  const holding =
    node.type === "exact" ? await question.holders(node) : await rowsHolding(question, neededLetters(node.source));
  const all: Uint8Array = holding ?? new Uint8Array(ground.size).fill(1);
  const unread = within ? intersect(invert(within.slice()), all) : null;
  const rows = rowsOf(within ? intersect(all, within) : all);
  if (rows.length > MOST_READ) throw tooMuchToRead(node, rows.length);
  const found = { hits: new Uint32Array(ground.size), unread };
  await readTexts(ground.textsOf, rows, pacer, (row, text) => {
    found.hits[row] = findHits(node, text).length;
  });
  read.set(node, found);
  return found;
}

/** The rows that hold the letters a pattern needs; null for all. */
async function rowsHolding(question: TextQuestion, needed: Needed): Promise<Uint8Array | null> {
  if (needed === null) return null;
  if ("piece" in needed) return question.holding(needed.piece);
  const masks: Uint8Array[] = [];
  for (const one of "all" in needed ? needed.all : needed.any) {
    const mask = await rowsHolding(question, one);
    if (mask) masks.push(mask);
  }
  return masks.reduce("all" in needed ? intersect : unite);
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
