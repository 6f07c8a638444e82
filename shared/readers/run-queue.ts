const FIELDS = 7;
/** So many places runs may be moved back in all before sorting them anew is cheaper. */
const MOST_MOVED = 200_000;

/**
 * Runs of the source in its order, kept as numbers: what the run is (`role`, a number), whose turn it belongs to (`extract`,
 * `index`), and where it stands, also in bytes where these were told. They may be added nearly in order; of those that begin at the same place the first to come is
 * the first.
 */
export class RunQueue {
  private runs = new Float64Array(FIELDS * 256);
  /** Places, in fields: of the first run that was not taken, and after the last. */
  private first = 0;
  private last = 0;
  private isInOrder = true;
  private greatest = 0;

  add(role: number, start: number, end: number, extract: number, index: number, byteStart = -1, byteEnd = -1): void {
    const at = this.last;
    if (at === this.runs.length) this.grow();
    if (start < this.greatest) this.isInOrder = false;
    else this.greatest = start;
    const { runs } = this;
    runs[at] = role;
    runs[at + 1] = start;
    runs[at + 2] = end;
    runs[at + 3] = extract;
    runs[at + 4] = index;
    runs[at + 5] = byteStart;
    runs[at + 6] = byteEnd;
    this.last = at + FIELDS;
  }

  get isEmpty(): boolean {
    return this.first === this.last;
  }

  get role(): number {
    return this.runs[this.first] as number;
  }

  get start(): number {
    return this.runs[this.first + 1] as number;
  }

  get end(): number {
    return this.runs[this.first + 2] as number;
  }

  get extract(): number {
    return this.runs[this.first + 3] as number;
  }

  get index(): number {
    return this.runs[this.first + 4] as number;
  }

  /** -1 where only its characters were told. */
  get byteStart(): number {
    return this.runs[this.first + 5] as number;
  }

  get byteEnd(): number {
    return this.runs[this.first + 6] as number;
  }

  /** The first run is done; the next is the first. */
  shift(): void {
    this.first += FIELDS;
  }

  /** Whether the first run stands before that of another queue, which is not empty either. */
  isBefore(other: RunQueue): boolean {
    return this.start < other.start;
  }

  /** Puts the runs in order: each that is out of order is moved back to its place; what is all out of order is sorted. */
  sort(): void {
    const { runs, first } = this;
    runs.copyWithin(0, first, this.last);
    this.last -= first;
    this.first = 0;
    if (this.isInOrder) return;
    this.isInOrder = true;
    let moved = 0;
    for (let at = FIELDS; at < this.last; at += FIELDS) {
      if ((runs[at + 1] as number) >= (runs[at + 1 - FIELDS] as number)) continue;
      const to = placeFor(runs, at);
      moved += (at - to) / FIELDS;
      if (moved > MOST_MOVED) {
        this.runs = sortedRuns(runs, this.last);
        return;
      }
      const run = runs.slice(at, at + FIELDS);
      runs.copyWithin(to + FIELDS, to, at);
      runs.set(run, to);
    }
  }

  private grow(): void {
    const { runs } = this;
    this.runs = new Float64Array(runs.length * 2);
    this.runs.set(runs);
  }
}

/** Where the run at `at` belongs among those before it, which are in order; after its equals. */
function placeFor(runs: Float64Array, at: number): number {
  let low = 0;
  let high = at / FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle * FIELDS + 1] as number) <= (runs[at + 1] as number)) low = middle + 1;
    else high = middle;
  }
  return low * FIELDS;
}

function sortedRuns(runs: Float64Array, length: number): Float64Array<ArrayBuffer> {
  // An array and no typed one, whose sort makes nothing of what is in order already.
  const places = Array.from({ length: length / FIELDS }, (_, place) => place * FIELDS);
  places.sort((a, b) => (runs[a + 1] as number) - (runs[b + 1] as number));
  const sorted = new Float64Array(runs.length);
  for (const [to, from] of places.entries()) {
    for (let field = 0; field < FIELDS; field++) sorted[to * FIELDS + field] = runs[from + field] as number;
  }
  return sorted;
}
