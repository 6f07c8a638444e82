import { scanTokens } from "../../../shared/text/tokens.ts";
import { ByteSink } from "./byte-sink.ts";

/** The postings of one term in one segment, as they are kept. */
export interface TermPostings {
  term: string;
  /** For each document, ascending: the gap to the one before (the first counted from -1), how often it holds the term. */
  documents: Uint8Array;
  /** For each document the places of the term among its tokens, each as the gap to the one before (from 0). */
  places: Uint8Array;
}

/** Collects texts and turns them into postings: what a segment of the index is made of. */
export class SegmentWriter {
  private readonly termNumbers = new Map<string, number>();
  private tokens = new Uint32Array(1 << 16);
  private tokenCount = 0;
  private readonly starts: number[] = [0];

  /** Texts so far. */
  get documents(): number {
    return this.starts.length - 1;
  }

  get size(): number {
    return this.tokenCount;
  }

  /** Adds a text; answers with its number in the segment. */
  add(text: string): number {
    scanTokens(text, this.addToken);
    return this.starts.push(this.tokenCount) - 2;
  }

  private readonly addToken = (term: string): void => {
    let number = this.termNumbers.get(term);
    if (number === undefined) {
      number = this.termNumbers.size;
      // A term cut out of a text would keep the whole text alive.
      this.termNumbers.set(Buffer.from(term, "utf8").toString("utf8"), number);
    }
    if (this.tokenCount === this.tokens.length) {
      const wider = new Uint32Array(this.tokens.length * 2);
      wider.set(this.tokens);
      this.tokens = wider;
    }
    this.tokens[this.tokenCount++] = number;
  };

  /** The postings of all terms, in the order of their UTF-16 units; the bytes of each hold until the next one. */
  *postings(): Generator<TermPostings> {
    const { order, firsts } = this.byTerm();
    const documentOf = this.documentOfToken();
    const [documents, places] = [new ByteSink(), new ByteSink()];
    const terms = [...this.termNumbers.keys()].sort();
    for (const term of terms) {
      const number = this.termNumbers.get(term) as number;
      documents.clear();
      places.clear();
      const end = firsts[number + 1] as number;
      let former = -1;
      for (let at = firsts[number] as number; at < end; ) {
        const document = documentOf[order[at] as number] as number;
        const start = this.starts[document] as number;
        const first = at;
        let place = 0;
        for (; at < end && documentOf[order[at] as number] === document; at++) {
          const next = (order[at] as number) - start;
          places.putVarint(next - place);
          place = next;
        }
        documents.putVarint(document - former);
        documents.putVarint(at - first);
        former = document;
      }
      yield { term, documents: documents.view(), places: places.view() };
    }
  }

  /** Tokens by term, in the order of texts within each: a counting sort. */
  private byTerm(): { order: Uint32Array; firsts: Uint32Array } {
    const firsts = new Uint32Array(this.termNumbers.size + 1);
    for (let at = 0; at < this.tokenCount; at++) (firsts[(this.tokens[at] as number) + 1] as number)++;
    for (let at = 1; at < firsts.length; at++) firsts[at] = (firsts[at] as number) + (firsts[at - 1] as number);
    const next = firsts.slice();
    const order = new Uint32Array(this.tokenCount);
    for (let at = 0; at < this.tokenCount; at++) {
      const term = this.tokens[at] as number;
      order[next[term] as number] = at;
      (next[term] as number)++;
    }
    return { order, firsts };
  }

  private documentOfToken(): Uint32Array {
    const documentOf = new Uint32Array(this.tokenCount);
    for (let document = 0; document < this.documents; document++) {
      documentOf.fill(document, this.starts[document], this.starts[document + 1]);
    }
    return documentOf;
  }
}
