import type { PostingCursor } from "./posting-cursor.ts";

/** Told of each place of a phrase: the document, and the place of its first term among the document's tokens. */
export type VisitPlace = (document: number, place: number) => void;

/** Visits where the terms of all cursors (of one segment) stand next to each other, in order. */
export function visitPhrase(cursors: readonly PostingCursor[], visit: VisitPlace): void {
  const [first, ...others] = cursors;
  if (!first) return;
  const places = cursors.map(() => new Uint32Array(64));
  let isThere = first.next();
  while (isThere) {
    const { document } = first;
    let target = document;
    for (const other of others) {
      if (!other.seek(document)) return;
      if (other.document > target) target = other.document;
    }
    if (target > document) {
      isThere = first.seek(target);
      continue;
    }
    const counts = cursors.map((cursor, at) => readInto(places, at, cursor));
    visitAdjacent(places, counts, (place) => visit(document, place));
    isThere = first.next();
  }
}

/** Reads the places of a cursor's document into the buffer of that number, widened as needed. */
function readInto(buffers: Uint32Array[], at: number, cursor: PostingCursor): number {
  if ((buffers[at] as Uint32Array).length < cursor.count) buffers[at] = new Uint32Array(cursor.count * 2);
  return cursor.readPlaces(buffers[at] as Uint32Array);
}

function visitAdjacent(
  places: readonly Uint32Array[],
  counts: readonly number[],
  visit: (place: number) => void,
): void {
  const starts = places[0] as Uint32Array;
  const at = new Uint32Array(counts.length);
  for (let start = 0; start < (counts[0] as number); start++) {
    const place = starts[start] as number;
    let holds = true;
    for (let term = 1; term < places.length && holds; term++) {
      const list = places[term] as Uint32Array;
      const count = counts[term] as number;
      let next = at[term] as number;
      while (next < count && (list[next] as number) < place + term) next++;
      at[term] = next;
      if (next === count) return;
      holds = list[next] === place + term;
    }
    if (holds) visit(place);
  }
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
    const buffer = [new Uint32Array(64)];
    while (cursor.next()) {
      const slot = this.slots[this.slotOf[cursor.document] as number];
      if (!slot) continue;
      const count = readInto(buffer, 0, cursor);
      const found = buffer[0] as Uint32Array;
      let next = 0;
      for (let at = slot.from; at < slot.to; at++) {
        const wanted = (this.places[at] as number) + distance;
        while (next < count && (found[next] as number) < wanted) next++;
        if (next < count && found[next] === wanted) visit(cursor.document, this.places[at] as number);
      }
    }
  }
}

/** Stretches of tokens in documents of one segment, found in any order, to be counted without overlaps. */
export class SpanCounter {
  private readonly documents: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(document: number, start: number, end: number): void {
    this.documents.push(document);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Tells each document's number of stretches, overlapping ones as one. */
  count(visit: (document: number, count: number) => void): void {
    const { documents, starts, ends } = this;
    const order = Uint32Array.from(documents.keys()).sort(
      (a, b) =>
        (documents[a] as number) - (documents[b] as number) ||
        (starts[a] as number) - (starts[b] as number) ||
        (ends[a] as number) - (ends[b] as number),
    );
    let document = -1;
    let count = 0;
    let reach = 0;
    for (const at of order) {
      if (documents[at] !== document) {
        if (count > 0) visit(document, count);
        document = documents[at] as number;
        count = 0;
        reach = 0;
      }
      if (count === 0 || (starts[at] as number) >= reach) count++;
      reach = Math.max(reach, ends[at] as number);
    }
    if (count > 0) visit(document, count);
  }
}
