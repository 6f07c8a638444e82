import type { WordSpan } from "../../../shared/query/near.ts";
import type { Pacer } from "./pacer.ts";

/** Stretches of tokens in documents of one segment, put in any order and visited by document. */
export class SpanList {
  private documents = new Uint32Array(256);
  private from = new Uint32Array(256);
  private to = new Uint32Array(256);
  private size = 0;

  add(document: number, from: number, to: number): void {
    if (this.size === this.documents.length) this.widen();
    this.documents[this.size] = document;
    this.from[this.size] = from;
    this.to[this.size++] = to;
  }

  /** Tells the stretches of each document, both ascending, in slices; the segment has `count` documents. */
  async visit(count: number, visit: (document: number, spans: WordSpan[]) => void, pacer: Pacer): Promise<void> {
    const starts = new Uint32Array(count + 1);
    for (let at = 0; at < this.size; at++) (starts[(this.documents[at] as number) + 1] as number)++;
    for (let at = 1; at <= count; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    const next = starts.slice();
    const order = new Uint32Array(this.size);
    for (let at = 0; at < this.size; at++) {
      const document = this.documents[at] as number;
      order[next[document] as number] = at;
      (next[document] as number)++;
    }
    for (let document = 0; document < count; document++) {
      const [first, end] = [starts[document] as number, starts[document + 1] as number];
      if (first === end) continue;
      const spans: WordSpan[] = [];
      for (let at = first; at < end; at++) {
        const span = order[at] as number;
        spans.push({ from: this.from[span] as number, to: this.to[span] as number });
      }
      visit(document, spans.length > 1 ? spans.sort((a, b) => a.from - b.from || a.to - b.to) : spans);
      if (document % 256 === 0 && pacer.isDue()) await pacer.breathe();
    }
  }

  private widen(): void {
    const wider = (former: Uint32Array) => {
      const array = new Uint32Array(former.length * 2);
      array.set(former);
      return array;
    };
    this.documents = wider(this.documents);
    this.from = wider(this.from);
    this.to = wider(this.to);
  }
}

/** How many stretches there are in ascending ones, overlapping ones as one. */
export function countApart(spans: readonly WordSpan[]): number {
  let count = 0;
  let reach = 0;
  for (const { from, to } of spans) {
    if (from >= reach) count++;
    reach = Math.max(reach, to);
  }
  return count;
}
