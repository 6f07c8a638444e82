import type { Point } from "./selection-state.ts";
import { clipToParagraphs, offsetInTurn, placeInParagraph, type TextRange, type Turn } from "./turns.ts";

/**
 * Between offsets of the model and places in the document. A contribution is an element with `data-turn` (its
 * key); each of its paragraphs one `p[data-paragraph]` that holds one text node and nothing else.
 */

/** The element of a turn, while it is mounted. */
export function turnElement(root: Element, key: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-turn="${CSS.escape(key)}"]`);
}

/** The text of a mounted turn between two offsets, one range for each paragraph. */
export function domRanges(element: Element, turn: Turn, range: TextRange): Range[] {
  const paragraphs = paragraphsOf(element);
  return clipToParagraphs(turn, range).flatMap(({ paragraph, start, end }) => {
    const text = paragraphs[paragraph]?.firstChild;
    if (!text || (text.nodeValue?.length ?? 0) < end) return [];
    const found = document.createRange();
    found.setStart(text, start);
    found.setEnd(text, end);
    return [found];
  });
}

/** The place in the document of an offset; null when it is not mounted. */
export function domPlace(element: Element, turn: Turn, offset: number): { node: Node; offset: number } | null {
  const place = placeInParagraph(turn, offset);
  const paragraph = paragraphsOf(element)[place.paragraph];
  if (!paragraph) return null;
  return { node: paragraph.firstChild ?? paragraph, offset: paragraph.firstChild ? place.offset : 0 };
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
    const isText = node === paragraph.firstChild;
    return pointIn(turns, paragraph, isText ? offset : offset > 0 ? (paragraph.textContent?.length ?? 0) : 0);
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
