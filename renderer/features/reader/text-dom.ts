import type { Point } from "./selection-state.ts";
import { clipToParagraphs, offsetInTurn, placeInParagraph, type TextRange, type Turn } from "./turns.ts";

/**
 * Between offsets of the model and places in the document. A contribution is an element with `data-turn` (its
 * key); each of its paragraphs one `p[data-paragraph]` whose text nodes together are its words and nothing else: one
 * node, or of a list of votes one for each name.
 */

/** The element of a turn, while it is mounted. */
export function turnElement(root: Element, key: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-turn="${CSS.escape(key)}"]`);
}

/** The text of a mounted turn between two offsets, one range for each paragraph. */
export function domRanges(element: Element, turn: Turn, range: TextRange): Range[] {
  const paragraphs = paragraphsOf(element);
  return clipToParagraphs(turn, range).flatMap(({ paragraph, start, end }) => {
    const element = paragraphs[paragraph];
    const [from, to] = element ? [textPlace(element, start), textPlace(element, end)] : [];
    if (!from || !to) return [];
    const found = document.createRange();
    found.setStart(from.node, from.offset);
    found.setEnd(to.node, to.offset);
    return [found];
  });
}

/** The place in the document of an offset; null when it is not mounted. */
export function domPlace(element: Element, turn: Turn, offset: number): { node: Node; offset: number } | null {
  const place = placeInParagraph(turn, offset);
  const paragraph = paragraphsOf(element)[place.paragraph];
  if (!paragraph) return null;
  return textPlace(paragraph, place.offset) ?? { node: paragraph, offset: 0 };
}

/** The text node of a paragraph that holds an offset; null beyond its words. */
function textPlace(paragraph: Element, offset: number): { node: Text; offset: number } | null {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
  }
  return null;
}

/** How many of a paragraph's characters stand before a place in it. */
function offsetInParagraph(paragraph: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** Where an offset is drawn, in the window's coordinates: the box of a caret without width. */
export function caretBox(element: Element, turn: Turn, offset: number): DOMRect | null {
  const place = domPlace(element, turn, offset);
  if (!place) return null;
  const range = document.createRange();
  range.setStart(place.node, place.offset);
  const boxes = range.getClientRects();
  return boxes[boxes.length - 1] ?? (place.node instanceof Element ? place.node.getBoundingClientRect() : null);
}

/**
 * The point of a place in the document. A place outside of a paragraph (a speaker's name, a margin) gives the
 * nearest text: after it for the start of a selection, before it for its end; null when there is none.
 */
export function pointOfDom(
  root: Element,
  turns: readonly Turn[],
  node: Node,
  offset: number,
  edge: "start" | "end",
): Point | null {
  const within = node instanceof Element ? node : node.parentElement;
  const paragraph = within?.closest<HTMLElement>("p[data-paragraph]");
  if (paragraph && root.contains(paragraph)) {
    return pointIn(turns, paragraph, offsetInParagraph(paragraph, node, offset));
  }
  const place = document.createRange();
  place.setStart(node, offset);
  const all = [...root.querySelectorAll<HTMLElement>("p[data-paragraph]")];
  const isAfter = (other: HTMLElement) => place.comparePoint(other, 0) > 0;
  const nearest = edge === "start" ? (all.find(isAfter) ?? all.at(-1)) : (all.findLast((p) => !isAfter(p)) ?? all[0]);
  if (!nearest) return null;
  const isBefore = isAfter(nearest);
  return pointIn(turns, nearest, isBefore ? 0 : (nearest.textContent?.length ?? 0));
}

/** The point under the pointer; null over anything that is no text. */
export function pointAt(root: Element, turns: readonly Turn[], x: number, y: number): Point | null {
  const position = document.caretPositionFromPoint?.(x, y);
  if (!position) return null;
  const within =
    position.offsetNode instanceof Element ? position.offsetNode : (position.offsetNode.parentElement ?? null);
  if (!within?.closest("p[data-paragraph]") || !root.contains(within)) return null;
  return pointOfDom(root, turns, position.offsetNode, position.offset, "start");
}

function pointIn(turns: readonly Turn[], paragraph: HTMLElement, offset: number): Point | null {
  const key = paragraph.closest<HTMLElement>("[data-turn]")?.dataset.turn;
  const turn = turns.find((other) => other.key === key);
  return turn ? { key: turn.key, offset: offsetInTurn(turn, Number(paragraph.dataset.paragraph), offset) } : null;
}

function paragraphsOf(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("p[data-paragraph]")];
}
