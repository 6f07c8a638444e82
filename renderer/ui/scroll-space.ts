/**
 * Rows beyond what a browser can scroll. Chromium holds no element taller than about 33 million pixels: 1.19 million
 * rows of 28. Above {@link TALLEST} the scrolled element stays that tall and stands for more: a drag of the thumb goes
 * to the same share of the rows, while the wheel and the keys move by the pixels they say.
 */

/** Pixels of the scrolled element at most. */
export const TALLEST = 16_000_000;

/** Pixels of all rows, and of what is in view of them. */
export interface ScrollSpace {
  content: number;
  view: number;
}

/** Where it is scrolled to: rows at `scroll + shift` of all pixels stand at the top. */
export interface ScrollPlace {
  /** What the browser says: `scrollTop`. */
  scroll: number;
  /** How far the rows stand above where they would be in an element of full height. 0 while all fits. */
  shift: number;
}

/** Pixels of the element that stands for all rows. */
export function heightOf({ content }: ScrollSpace): number {
  return Math.min(content, TALLEST);
}

/** The place at which a pixel of all rows stands at the top, in proportion. */
export function placeAt(space: ScrollSpace, top: number): ScrollPlace {
  const [farthest, range] = [Math.max(0, space.content - space.view), Math.max(0, heightOf(space) - space.view)];
  const wanted = Math.round(Math.min(farthest, Math.max(0, top)));
  if (space.content <= TALLEST) return { scroll: wanted, shift: 0 };
  const scroll = Math.round((wanted / farthest) * range);
  return { scroll, shift: wanted - scroll };
}

/** The pixel of all rows that stands at the top. */
export function topOf({ scroll, shift }: ScrollPlace): number {
  return scroll + shift;
}

/** The place after the browser scrolled: by as much where that is little, to the same share of all where it is far. */
export function follow(space: ScrollSpace, place: ScrollPlace, scroll: number): ScrollPlace {
  if (space.content <= TALLEST) return { scroll, shift: 0 };
  const range = Math.max(1, heightOf(space) - space.view);
  const farthest = space.content - space.view;
  const isEnd = scroll <= 0 || scroll >= range;
  if (!isEnd && Math.abs(scroll - place.scroll) <= 3 * space.view) {
    const top = Math.min(farthest, Math.max(0, scroll + place.shift));
    return { scroll, shift: top - scroll };
  }
  const top = Math.round(Math.min(1, Math.max(0, scroll / range)) * farthest);
  return { scroll, shift: top - scroll };
}

/** The place that shows a pixel of all rows after a step of the program's own: a small one keeps the shift. */
export function moveTo(space: ScrollSpace, place: ScrollPlace, top: number): ScrollPlace {
  const wanted = Math.min(Math.max(0, space.content - space.view), Math.max(0, Math.round(top)));
  const scroll = wanted - place.shift;
  const fits = scroll >= 0 && scroll <= heightOf(space) - space.view;
  const isNear = Math.abs(wanted - topOf(place)) <= 3 * space.view;
  return fits && isNear && space.content > TALLEST ? { scroll, shift: place.shift } : placeAt(space, wanted);
}

/** Numbers of the rows in view, both inclusive, and `around` more on either side. */
export function rowsInView(
  space: ScrollSpace,
  place: ScrollPlace,
  rowHeight: number,
  around = 0,
): { first: number; last: number } {
  const count = Math.round(space.content / rowHeight);
  const first = Math.floor(topOf(place) / rowHeight) - around;
  const last = Math.ceil((topOf(place) + space.view) / rowHeight) - 1 + around;
  return { first: Math.max(0, Math.min(count - 1, first)), last: Math.min(count - 1, Math.max(0, last)) };
}
