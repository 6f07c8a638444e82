import { DAY_PATTERN } from "../dates.ts";
import type { Block } from "../html/blocks.ts";
import { readTurnLine } from "../name-colon/turn-line.ts";
import { endsSentence } from "../paragraphs.ts";
import { ownCopy } from "../remembered.ts";

/** Links in a row that are navigation or a list of contents. */
const LINKS_IN_A_ROW = 3;
/** So often does a page's head recur, at least. */
const RECURS = 4;
const LONGEST = 100;
/** What a page's head holds, unlike other words that recur. */
const OF_A_PAGE = new RegExp(`\\b(?:page|take|hansard|column)\\b|${DAY_PATTERN}`, "i");
const PAGE_NUMBER = /^page \d+(?: of \d+)?$/i;
const NUMBER = /^[-–]?\s?\d{1,5}\s?[-–]?$/;
const NONE: readonly Block[] = [];
/** So many blocks from a page's number may another number belong to it. */
const NEAR = 2;

/**
 * Blocks of a page that are no words of its transcript: links in a row, and the heads of pages where the page was made from
 * a document of pages. The first head stays: it may be what states day and house.
 */
export function furnitureOf(blocks: readonly Block[]): Set<Block> {
  return new Set([...linksInARow(blocks), ...headsOfPages(blocks)]);
}

function linksInARow(blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  let run: Block[] = [];
  for (let at = 0; at <= blocks.length; at++) {
    const block = blocks[at];
    if (block && isLink(block)) {
      run.push(block);
      continue;
    }
    if (run.length >= LINKS_IN_A_ROW) found.push(...run);
    if (run.length > 0) run = [];
  }
  return found;
}

function isLink({ words, links }: Block): boolean {
  if (links.length === 0) return false;
  let rest = "";
  let at = 0;
  for (const { from, to } of links) {
    rest += words.text.slice(at, from);
    at = to;
  }
  return !/[\p{L}\p{N}]/u.test(rest + words.text.slice(at));
}

/** A block that may be a head as it recurs, with another number on each page; null for any other. */
function headKeyOf({ words }: Block): string | null {
  if (words.length > LONGEST) return null;
  const { text } = words;
  if (mayNumber(text) || endsSentence(text) || readTurnLine(text) !== null) return null;
  return text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, " ");
}

function isPageNumber({ words }: Block): boolean {
  return words.length <= LONGEST && PAGE_NUMBER.test(words.text);
}

/** The heads among blocks, `before` which those of these keys came so often. */
function headsOfPages(blocks: readonly Block[], before: ReadonlyMap<string, number> = new Map()): Block[] {
  const keys: (string | null)[] = [];
  const pages: boolean[] = [];
  const counts = new Map(before);
  for (const block of blocks) {
    const key = headKeyOf(block);
    keys.push(key);
    pages.push(isPageNumber(block));
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const recurs = (at: number) => {
    const key = keys[at] ?? null;
    return key !== null && (counts.get(key) ?? 0) >= RECURS;
  };
  const hasPages = pages.filter(Boolean).length > 1;
  const seen = new Set(before.keys());
  const found: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    // A head is of one block or several.
    let end = at;
    while (end < blocks.length && (recurs(end) || (hasPages && (pages[end] || isNumberOfPage(blocks, pages, end)))))
      end++;
    if (end === at) continue;
    const head = blocks.slice(at, end);
    const isHead = head.some((block, i) => pages[at + i] || OF_A_PAGE.test(block.words.text));
    for (const [i, block] of head.entries()) {
      const key = keys[at + i] ?? null;
      if (isHead && (key === null || seen.has(key))) found.push(block);
      if (key !== null) seen.add(key);
    }
    at = end - 1;
  }
  return found;
}

/** A number alone, within three blocks of one that says `Page 3`. */
function isNumberOfPage(blocks: readonly Block[], pages: readonly boolean[], at: number): boolean {
  if (!NUMBER.test(blocks[at]?.words.text ?? "")) return false;
  return pages.slice(Math.max(0, at - NEAR), at + NEAR + 1).some(Boolean);
}

/**
 * Finds heads of pages as {@link furnitureOf} does, of blocks without links and while they come, so that a document
 * without pages need not be kept. The first head stays words; so a block waits only while one like it came before and
 * stands beside what a page's head holds, and from the first such block on all wait.
 */
export class PageHeads {
  private waiting: Block[] = [];
  private isHolding = false;
  /** How often each key came. */
  private readonly counts = new Map<string, number>();
  /** Of the blocks that may be heads, one after the other, at the end of what waits. */
  private recurs = false;
  private isOfPage = false;
  /** Blocks at the end of what waits that are no heads. */
  private others = 0;

  /** Takes the next block; answers with those before it, in order, that turned out to be none. */
  add(block: Block): readonly Block[] {
    this.waiting.push(block);
    const key = headKeyOf(block);
    if (key !== null) this.count(key);
    if (this.isHolding) return NONE;
    if (key !== null || (block.words.length <= LONGEST && mayNumber(block.words.text))) this.mayBeHead(block, key);
    else {
      this.others++;
      this.recurs = false;
      this.isOfPage = false;
    }
    // A number may still belong to a page that is told within the next two blocks.
    if (this.others < NEAR || this.isHolding) return NONE;
    const { waiting } = this;
    this.waiting = [waiting.pop() as Block];
    return waiting;
  }

  /** No more come: those that are heads, and those that are not, of what waits. */
  end(): { heads: ReadonlySet<Block>; words: readonly Block[] } {
    const { waiting, counts } = this;
    if (!this.isHolding) return { heads: new Set(), words: waiting };
    const before = new Map(counts);
    for (const block of waiting) {
      const key = headKeyOf(block);
      if (key === null) continue;
      const left = (before.get(key) ?? 0) - 1;
      if (left > 0) before.set(key, left);
      else before.delete(key);
    }
    const heads = new Set(headsOfPages(waiting, before));
    return { heads, words: waiting.filter((block) => !heads.has(block)) };
  }

  private count(key: string): void {
    const known = this.counts.get(key);
    this.counts.set(known === undefined ? ownCopy(key) : key, (known ?? 0) + 1);
  }

  private mayBeHead(block: Block, key: string | null): void {
    this.others = 0;
    if (key !== null) {
      this.recurs ||= (this.counts.get(key) ?? 0) > 1;
      this.isOfPage ||= OF_A_PAGE.test(block.words.text);
    }
    this.isHolding = isPageNumber(block) || (this.recurs && this.isOfPage);
  }
}

/** Whether a text numbers a page, or may. */
function mayNumber(text: string): boolean {
  return PAGE_NUMBER.test(text) || NUMBER.test(text);
}
