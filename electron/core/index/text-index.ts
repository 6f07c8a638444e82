import type { DatabaseSync } from "node:sqlite";
import { type KeyTable, keyOfHash } from "./key-table.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import type { SearchIndex, SearchTexts, SyncOptions } from "./search-index.ts";
import { SegmentWriter } from "./segment-writer.ts";
import { type Segment, SegmentStore } from "./segments.ts";
import { createTextSearch, documentCount } from "./text-search.ts";

/** A segment is written when it has so many tokens: until then they take 12 bytes each in memory. */
const SEGMENT_TOKENS = 12_000_000;
/** More segments than this are brought down to {@link FEW_SEGMENTS} by writing the smallest ones anew. */
const MANY_SEGMENTS = 24;
const FEW_SEGMENTS = 12;

/**
 * The search index: postings of our own, written once in segments and read from SQLite's pages when asked for, so
 * that memory holds no words. Texts are kept by their hash: a correction that moves a debate in time changes which
 * ordinals a text has, not the index, and equal texts are stored once.
 */
export function createTextIndex(database: DatabaseSync): SearchIndex {
  const store = new SegmentStore(database);
  let segments = store.list();
  /** Read when first needed: opening a library that did not change does without. */
  let numbers: KeyTable | null = null;
  let writer = new SegmentWriter();
  let pending: string[] = [];
  /** Number of the first text of the next segment. */
  let next = documentCount(segments);

  function numberOf(hash: string): number {
    const [high, low] = keyOfHash(hash);
    numbers ??= store.numbers(segments);
    return numbers.get(high, low);
  }

  function add(hash: string, text: string): number {
    const there = numberOf(hash);
    if (there >= 0) return there;
    const [high, low] = keyOfHash(hash);
    const number = next + writer.add(text);
    pending.push(hash);
    return (numbers as KeyTable).add(high, low, number);
  }

  async function write(pacer: Pacer): Promise<void> {
    if (pending.length === 0) return;
    const [full, hashes] = [writer, pending];
    // Further texts may come while this is written.
    writer = new SegmentWriter();
    pending = [];
    next += hashes.length;
    await store.write(full, hashes, pacer);
    segments = store.list();
  }

  /** Forgets what was added and not written. */
  function startOver(): void {
    writer = new SegmentWriter();
    pending = [];
    numbers = null;
    segments = store.list();
    next = documentCount(segments);
  }

  async function addMissing(texts: SearchTexts, options: SyncOptions, pacer: Pacer): Promise<Uint32Array> {
    const documents = new Uint32Array(texts.size);
    for (let ordinal = 0; ordinal < texts.size; ordinal++) {
      const hash = texts.hash(ordinal);
      const there = numberOf(hash);
      documents[ordinal] = there >= 0 ? there : add(hash, texts.text(ordinal));
      if (writer.size >= SEGMENT_TOKENS) await write(pacer);
      if (ordinal % 64 === 0 && pacer.isDue()) {
        options.onProgress?.(ordinal, texts.size);
        await pacer.breathe();
      }
    }
    await write(pacer);
    return documents;
  }

  /** Segments most of whose texts nobody needs, and the smallest where there are too many. */
  function outworn(documents: Uint32Array): Segment[] {
    const isUsed = new Uint8Array(documentCount(segments));
    for (const document of documents) isUsed[document] = 1;
    const worn = new Set(
      segments.filter(({ first, documents: size }) => {
        let used = 0;
        for (let at = first; at < first + size; at++) used += isUsed[at] as number;
        return used * 2 < size;
      }),
    );
    const rest = segments.filter((segment) => !worn.has(segment)).sort((a, b) => a.documents - b.documents);
    if (rest.length > MANY_SEGMENTS) for (const one of rest.slice(0, rest.length - FEW_SEGMENTS)) worn.add(one);
    return [...worn];
  }

  return {
    holds: (hash) => numberOf(hash) >= 0,
    add: (hash, text) => void add(hash, text),
    async relieve(pacer) {
      if (writer.size < SEGMENT_TOKENS) return;
      try {
        await write(pacer);
      } catch (error) {
        startOver();
        throw error;
      }
    },
    async sync(texts, options = {}) {
      options.signal?.throwIfAborted();
      options.onProgress?.(0, texts.size);
      const pacer = createPacer(options.signal);
      try {
        let documents = await addMissing(texts, options, pacer);
        const worn = outworn(documents).map((segment) => segment.id);
        if (worn.length > 0) {
          await store.remove(worn, pacer);
          startOver();
          documents = await addMissing(texts, options, pacer);
        }
        return createTextSearch(store, segments, { documents, state: stateOf(segments) });
      } catch (error) {
        startOver();
        throw error;
      }
    },
    restore: (kept) => (kept.state === stateOf(segments) ? createTextSearch(store, segments, kept) : null),
  };
}

/** Ids of segments never come again, and what a segment holds never changes. */
function stateOf(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.id).join(" ");
}
