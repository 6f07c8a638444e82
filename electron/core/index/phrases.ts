import type { PostingCursor } from "./posting-cursor.ts";

/** Told of each place of a phrase: the document, and the place of its first term among the document's tokens. */
export type VisitPlace = (document: number, place: number) => void;

/** Visits where the terms of all cursors (of one segment) stand next to each other, in order. */
export function visitPhrase(cursors: readonly PostingCursor[], visit: VisitPlace): void {
  const [first, ...others] = cursors;
  if (!first) return;
  let starts = new Uint32Array(64);
  let places = new Uint32Array(64);
  let isThere = first.next();
  while (isThere) {
    const { document } = first;
    const target = seekAll(others, document);
    if (target < 0) return;
    if (target > document) {
      isThere = first.seek(target);
      continue;
    }
    starts = roomFor(first, starts);
    let count = first.readPlaces(starts);
    for (let at = 0; at < others.length && count > 0; at++) {
      const other = others[at] as PostingCursor;
      places = roomFor(other, places);
      count = keepFollowed(starts, count, places, other.readPlaces(places), at + 1);
    }
    for (let at = 0; at < count; at++) visit(document, starts[at] as number);
    isThere = first.next();
  }
}

/** Takes all to `document` or the first one after it; answers with the furthest, -1 when one has no more. */
function seekAll(cursors: readonly PostingCursor[], document: number): number {
  let target = document;
  for (let at = 0; at < cursors.length; at++) {
    const cursor = cursors[at] as PostingCursor;
    if (!cursor.seek(document)) return -1;
    if (cursor.document > target) target = cursor.document;
  }
  return target;
}

/** The buffer, or a wider one when the cursor's document has more places than it takes. */
function roomFor(cursor: PostingCursor, buffer: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return buffer.length < cursor.count ? new Uint32Array(cursor.count * 2) : buffer;
}

/** Leaves in `starts` those after which, `distance` on, one of the places stands; answers with their number. */
function keepFollowed(
  starts: Uint32Array,
  count: number,
  places: Uint32Array,
  placeCount: number,
  distance: number,
): number {
  let kept = 0;
  let next = 0;
  for (let at = 0; at < count; at++) {
    const wanted = (starts[at] as number) + distance;
    while (next < placeCount && (places[next] as number) < wanted) next++;
    if (next === placeCount) return kept;
    if (places[next] === wanted) starts[kept++] = starts[at] as number;
  }
  return kept;
}

/** Places in documents of one segment, in order, to which a further term may be put. */
export class PlaceList {
  private readonly slotOf: Int32Array;
  private readonly slots: { from: number; to: number }[] = [];
  private readonly places: number[] = [];

  /** For a segment of so many documents. */
  constructor(documents: number) {
    this.slotOf = new Int32Array(documents).fill(-1);
  }

  get isEmpty(): boolean {
    return this.places.length === 0;
  }

  /** Documents and places come in ascending order. */
  add(document: number, place: number): void {
    if (this.slotOf[document] === -1) {
      this.slotOf[document] = this.slots.push({ from: this.places.length, to: this.places.length }) - 1;
    }
    this.places.push(place);
    (this.slots[this.slotOf[document] as number] as { to: number }).to++;
  }

  /** Visits the places after which, `distance` tokens on, the cursor's term stands. */
  visitFollowed(cursor: PostingCursor, distance: number, visit: VisitPlace): void {
    let found = new Uint32Array(64);
    while (cursor.next()) {
      const slot = this.slots[this.slotOf[cursor.document] as number];
      if (!slot) continue;
      found = roomFor(cursor, found);
      const count = cursor.readPlaces(found);
      let next = 0;
      for (let at = slot.from; at < slot.to; at++) {
        const wanted = (this.places[at] as number) + distance;
        while (next < count && (found[next] as number) < wanted) next++;
        if (next < count && found[next] === wanted) visit(cursor.document, this.places[at] as number);
      }
    }
  }
}
