import { DAY_PATTERN } from "../dates.ts";
import type { Block } from "../html/blocks.ts";
import { readTurnLine } from "../name-colon/turn-line.ts";
import { endsSentence } from "../paragraphs.ts";

/** Links in a row that are navigation or a list of contents. */
const LINKS_IN_A_ROW = 3;
/** So often does a page's head recur, at least. */
const RECURS = 4;
const LONGEST = 100;
/** What a page's head holds, unlike other words that recur. */
const OF_A_PAGE = new RegExp(`\\b(?:page|take|hansard|column)\\b|${DAY_PATTERN}`, "i");
const PAGE_NUMBER = /^page \d+(?: of \d+)?$/i;
const NUMBER = /^[-–]?\s?\d{1,5}\s?[-–]?$/;

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
  for (const block of [...blocks, null]) {
    if (block && isLink(block)) {
      run.push(block);
      continue;
    }
    if (run.length >= LINKS_IN_A_ROW) found.push(...run);
    run = [];
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

/** A head as it recurs: with another number on each page. */
function keyOf({ words }: Block): string | null {
  if (words.length > LONGEST) return null;
  const { text } = words;
  if (PAGE_NUMBER.test(text) || NUMBER.test(text)) return null;
  if (endsSentence(text) || readTurnLine(text) !== null) return null;
  return text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, " ");
}

function headsOfPages(blocks: readonly Block[]): Block[] {
  const keys = blocks.map(keyOf);
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  const recurs = (at: number) => (counts.get(keys[at] ?? "") ?? 0) >= RECURS;
  const pages = blocks.map(({ words }) => words.length <= LONGEST && PAGE_NUMBER.test(words.text));
  const hasPages = pages.filter(Boolean).length > 1;
  const seen = new Set<string>();
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
  return pages.slice(Math.max(0, at - 2), at + 3).some(Boolean);
}
