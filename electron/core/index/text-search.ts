import { MENTION_MARK } from "../../../shared/mentions/mention.ts";
import { nearSpans, type WordSpan } from "../../../shared/query/near.ts";
import type { TermRun } from "../../../shared/query/query.ts";
import { isUnspaced } from "../../../shared/text/tokens.ts";
import type { Pacer } from "./pacer.ts";
import { PlaceList, visitPhrase } from "./phrases.ts";
import type { TermRange } from "./posting-blocks.ts";
import { PostingCursor } from "./posting-cursor.ts";
import { RowSet } from "./row-set.ts";
import type { KeptSearch, NearRuns, Sought, TextQuestion, TextSearch } from "./search-index.ts";
import { exactCursors, type Segment, type SegmentStore } from "./segments.ts";
import { countApart, SpanList } from "./span-list.ts";

/** Told of each place of a run: the document in its segment, and its first and last token (end exclusive). */
type VisitSpan = (document: number, start: number, end: number) => void;

/** So many arrays of counts are kept to be used again. */
const SPARE = 2;

/** The search over the texts that the numbers in `kept` name. */
export function createTextSearch(store: SegmentStore, segments: readonly Segment[], kept: KeptSearch): TextSearch {
  const { documents } = kept;
  const size = documents.length;
  const total = documentCount(segments);
  const ordinals = layOut(documents, total);
  const spare: Uint32Array[] = [];

  /** Counts by document: what is next to each other on disk is so in memory, while ordinals lie all over it. */
  const noCounts = () => spare.pop()?.fill(0) ?? new Uint32Array(total);
  const countsIn = (counts: Uint32Array, { first, documents: count }: Segment) => counts.subarray(first, first + count);

  async function countTerm(run: TermRun, pacer: Pacer): Promise<Uint32Array> {
    const counts = noCounts();
    for (const segment of segments) {
      const inSegment = countsIn(counts, segment);
      for (const range of store.find(run.terms[0] as string, run.prefix, segment)) {
        addCounts(inSegment, range);
        if (pacer.isDue()) await pacer.breathe();
      }
    }
    return counts;
  }

  async function countHolding(letters: string, pacer: Pacer): Promise<Uint32Array> {
    const counts = noCounts();
    for (const segment of segments) {
      const inSegment = countsIn(counts, segment);
      for (const ranges of store.findHolding(letters, segment)) {
        for (const range of ranges) addCounts(inSegment, range);
        if (pacer.isDue()) await pacer.breathe();
      }
    }
    return counts;
  }

  /** For anything together, places in any order. */
  async function countSpans(sought: readonly Sought[], pacer: Pacer): Promise<Uint32Array> {
    const counts = noCounts();
    for (const segment of segments) {
      const inSegment = countsIn(counts, segment);
      const spans = new SpanList();
      const add: VisitSpan = (document, start, end) => spans.add(document, start, end);
      for (const one of sought) {
        if ("sides" in one) await visitNear(store, one, segment, pacer, add);
        else visitRun(store, one, segment, add);
        if (pacer.isDue()) await pacer.breathe();
      }
      const count = (document: number, found: WordSpan[]) => {
        inSegment[document] = countApart(found);
      };
      await spans.visit(segment.documents, count, pacer);
      if (pacer.isDue()) await pacer.breathe();
    }
    return counts;
  }

  /** Places of an exact phrase come in order and need no sorting. */
  async function countPhrase(run: TermRun, pacer: Pacer): Promise<Uint32Array> {
    const counts = noCounts();
    for (const segment of segments) {
      const inSegment = countsIn(counts, segment);
      let current = -1;
      let reach = 0;
      visitRun(store, run, segment, (document, start, end) => {
        if (document !== current || start >= reach) inSegment[document] = (inSegment[document] as number) + 1;
        current = document;
        reach = end;
      });
      if (pacer.isDue()) await pacer.breathe();
    }
    return counts;
  }

  function count(sought: Sought, pacer: Pacer): Promise<Uint32Array> {
    if ("sides" in sought) return countSpans([sought], pacer);
    if (sought.terms.length === 1) return countTerm(sought, pacer);
    return sought.prefix ? countSpans([sought], pacer) : countPhrase(sought, pacer);
  }

  /** The ordinals whose documents were counted. */
  function ordinalsCounted(counts: Uint32Array): RowSet {
    const counted = new RowSet(size);
    for (let document = 0; document < counts.length; document++) {
      if (counts[document] === 0) continue;
      for (let at = ordinals.first[document] as number; at >= 0; at = ordinals.next?.[at] ?? -1) counted.add(at);
    }
    return counted;
  }

  /** The sums of counts of some ordinals. */
  function sumOf(all: readonly Uint32Array[], some: Uint32Array): Uint32Array {
    const sums = new Uint32Array(some.length);
    for (const counts of all) {
      for (let at = 0; at < some.length; at++) {
        sums[at] = (sums[at] as number) + (counts[documents[some[at] as number] as number] as number);
      }
    }
    return sums;
  }

  function ask(pacer: Pacer): TextQuestion {
    const counted = new Map<string, Promise<Uint32Array>>();
    const done: Uint32Array[] = [];
    function once(name: string, work: () => Promise<Uint32Array>): Promise<Uint32Array> {
      const counts = counted.get(name) ?? work().then(isDone);
      counted.set(name, counts);
      return counts;
    }
    function isDone(counts: Uint32Array): Uint32Array {
      done.push(counts);
      return counts;
    }
    const countOnce = (sought: Sought) => once(nameOf(sought), () => count(sought, pacer));
    return {
      holders: async (sought) => ordinalsCounted(await countOnce(sought)),
      holding: async (letters) => ordinalsCounted(await once(`/${letters}`, () => countHolding(letters, pacer))),
      async hits(sought, some) {
        if (sought.some((one) => runsOf(one).some((run) => run.terms.some(isUnspaced)))) return null;
        const own = sought.filter((one, at) => !sought.some((other, i) => i !== at && covers(other, one, i < at)));
        const mayMeet = own.some((one, at) => own.slice(at + 1).some((other) => mayOverlap(one, other)));
        const counts = mayMeet ? [isDone(await countSpans(own, pacer))] : await Promise.all(own.map(countOnce));
        return sumOf(counts, some);
      },
      end: () => spare.push(...done.splice(0, SPARE - spare.length)),
    };
  }

  async function visitMentions(visit: Parameters<TextSearch["visitMentions"]>[0], pacer: Pacer): Promise<void> {
    for (const segment of segments) {
      for (const range of store.find(MENTION_MARK, true, segment)) {
        for (const [at, form] of range.terms.entries()) visit(form, ordinalsOf(range, at, segment.first, ordinals));
        if (pacer.isDue()) await pacer.breathe();
      }
    }
  }

  return { kept, ask, visitMentions };
}

/** The same for what asks the same. */
function nameOf(sought: Sought): string {
  if (!("sides" in sought)) return `${sought.terms.join(" ")}${sought.prefix ? "*" : ""}`;
  const sides = sought.sides.map((side) => side.map(nameOf).join(" OR "));
  return `(${sides.join(`) NEAR/${sought.distance} (`)})`;
}

function runsOf(sought: Sought): readonly TermRun[] {
  return "sides" in sought ? sought.sides.flat() : [sought];
}

/** How many texts some segments hold. */
export function documentCount(segments: readonly Segment[]): number {
  const last = segments.at(-1);
  return last ? last.first + last.documents : 0;
}

/** Which ordinals have a document's text. */
interface Ordinals {
  /** By document: the first one; -1 when none has it. */
  first: Int32Array;
  /** By ordinal: the next one with the same text, or -1; null when no text recurs. */
  next: Int32Array | null;
}

function layOut(documents: Uint32Array, total: number): Ordinals {
  const first = new Int32Array(total).fill(-1);
  let next: Int32Array | null = null;
  for (let ordinal = documents.length - 1; ordinal >= 0; ordinal--) {
    const document = documents[ordinal] as number;
    const later = first[document] as number;
    if (later >= 0) {
      next ??= new Int32Array(documents.length).fill(-1);
      next[ordinal] = later;
    }
    first[document] = ordinal;
  }
  return { first, next };
}

/** The innermost loop of every search for a word or a prefix: written out, so that nothing is called for each document. */
function addCounts(counts: Uint32Array, { documents: bytes, documentStarts }: TermRange): void {
  for (let term = 0; term + 1 < documentStarts.length; term++) {
    const end = documentStarts[term + 1] as number;
    let document = -1;
    for (let at = documentStarts[term] as number; at < end; ) {
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
      }
      byte = bytes[at++] as number;
      let count = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        count |= (byte & 127) << shift;
      }
      document += gap;
      counts[document] = (counts[document] as number) + count;
    }
  }
}

/** The ordinals of a term's documents. */
function ordinalsOf(
  { documents: bytes, documentStarts }: TermRange,
  term: number,
  firstDocument: number,
  { first, next }: Ordinals,
): number[] {
  const found: number[] = [];
  const own = bytes.subarray(documentStarts[term], documentStarts[term + 1]);
  const cursor = new PostingCursor(own, own);
  while (cursor.next()) {
    for (let at = first[firstDocument + cursor.document] as number; at >= 0; at = next?.[at] ?? -1) found.push(at);
  }
  return found;
}

/** Visits all places of a run in a segment; in order unless it ends in a prefix. */
function visitRun(store: SegmentStore, run: TermRun, segment: Segment, visit: VisitSpan): void {
  const length = run.terms.length;
  const visitWhole = (document: number, place: number) => visit(document, place, place + length);
  const lastTerm = run.terms[length - 1] as string;
  if (length === 1) {
    for (const cursor of store.cursors(lastTerm, run.prefix, segment)) visitPhrase([cursor], visitWhole);
    return;
  }
  const cursors = exactCursors(store, run, segment);
  if (!cursors) return;
  if (!run.prefix) {
    visitPhrase(cursors, visitWhole);
    return;
  }
  const before = new PlaceList(segment.documents);
  visitPhrase(cursors, (document, place) => before.add(document, place));
  if (before.isEmpty) return;
  for (const cursor of store.cursors(lastTerm, true, segment)) before.visitFollowed(cursor, length - 1, visitWhole);
}

/** Visits the places of either side near one of the other, document by document. */
async function visitNear(
  store: SegmentStore,
  { sides, distance }: NearRuns,
  segment: Segment,
  pacer: Pacer,
  visit: VisitSpan,
): Promise<void> {
  const [isLeft, isRight] = sides.map((runs) => holdersOf(store, runs, segment)) as [Uint8Array, Uint8Array];
  const lists = [new SpanList(), new SpanList()] as const;
  for (const [side, runs] of sides.entries()) {
    for (const run of runs) {
      visitRun(store, run, segment, (document, start, end) => {
        if (isLeft[document] && isRight[document]) (lists[side] as SpanList).add(document, start, end);
      });
      if (pacer.isDue()) await pacer.breathe();
    }
  }
  const left = new Map<number, WordSpan[]>();
  await lists[0].visit(segment.documents, (document, spans) => left.set(document, spans), pacer);
  const join = (document: number, spans: WordSpan[]) => {
    for (const { from, to } of nearSpans(left.get(document) ?? [], spans, distance)) visit(document, from, to);
  };
  await lists[1].visit(segment.documents, join, pacer);
}

/** 1 for each document that holds the first word of any of the runs: those without cannot hold the run. */
function holdersOf(store: SegmentStore, runs: readonly TermRun[], segment: Segment): Uint8Array {
  const counts = new Uint32Array(segment.documents);
  for (const { terms, prefix } of runs) {
    const isPrefix = prefix && terms.length === 1;
    for (const range of store.find(terms[0] as string, isPrefix, segment)) addCounts(counts, range);
  }
  return Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0));
}

/** Whether every place of a single term is one of the other's too; of two equal ones only the earlier covers. */
function covers(other: Sought, one: Sought, isEarlier: boolean): boolean {
  if ("sides" in other || "sides" in one || other.terms.length !== 1 || one.terms.length !== 1) return false;
  const [wide, narrow] = [other.terms[0] as string, one.terms[0] as string];
  if (wide === narrow && other.prefix === one.prefix) return isEarlier;
  return other.prefix && narrow.startsWith(wide);
}

/** Whether some token could belong to a place of either. */
function mayOverlap(one: Sought, other: Sought): boolean {
  return runsOf(one).some((a) => runsOf(other).some((b) => mayMeet(a, b)));
}

function mayMeet(a: TermRun, b: TermRun): boolean {
  const isOpen = (run: TermRun, at: number) => run.prefix && at === run.terms.length - 1;
  return a.terms.some((x, i) =>
    b.terms.some((y, j) => x === y || (isOpen(a, i) && y.startsWith(x)) || (isOpen(b, j) && x.startsWith(y))),
  );
}
