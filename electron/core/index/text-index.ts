import type { DatabaseSync } from "node:sqlite";
import { createKeyTable, type KeyTable, keyOfHash } from "./key-table.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import {
  type KeptSearch,
  NO_DOCUMENT,
  type SearchIndex,
  type SearchTexts,
  type SyncOptions,
  type TextKey,
  type TextSearch,
} from "./search-index.ts";
import { type ReadySegment, SegmentWriter } from "./segment-writer.ts";
import { type Segment, SegmentStore } from "./segments.ts";
import { createTextSearch, documentCount } from "./text-search.ts";

/** A segment is written when it has so many tokens: until then they take four bytes each in memory, then six. */
export const SEGMENT_TOKENS = 12_000_000;
/** More segments than this are brought down to {@link FEW_SEGMENTS} by writing the smallest ones anew. */
const MANY_SEGMENTS = 24;
const FEW_SEGMENTS = 12;
/** So small a part of all texts in worn segments is left where it is: to take it out renumbers all others. */
const LITTLE_WORN = 16;
/** Where less than one text in so many is looked up, the numbers of all are not brought into memory for it. */
const FEW = 8;
/** Nor for so few texts that are added: `sync` asks for those it misses. */
const UNASKED = 2000;

/** What an index is brought up to date with. */
interface Syncing {
  texts: SearchTexts;
  options: SyncOptions;
  pacer: Pacer;
}

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
  /** Texts that were added while nothing was known of their numbers. */
  let unasked = 0;
  let writer = new SegmentWriter();
  /** Number of the first text of the next segment. */
  let next = documentCount(segments);

  function numberOf([high, low]: TextKey): number {
    numbers ??= store.numbers(segments);
    return numbers.get(high, low);
  }

  function add(key: TextKey, text: string): number {
    const there = numberOf(key);
    if (there >= 0) return there;
    const [high, low] = key;
    return (numbers as KeyTable).add(high, low, next + writer.add(high, low, text));
  }

  async function write(pacer: Pacer): Promise<void> {
    if (writer.documents === 0) return;
    const full = writer;
    // Further texts may come while this is written.
    writer = new SegmentWriter();
    next += full.documents;
    await store.write(full.finish(), pacer);
    segments = store.list();
  }

  async function takeIn(segment: ReadySegment, pacer: Pacer): Promise<void> {
    await write(pacer);
    const first = next;
    next += segment.keys.length / 2;
    await store.write(segment, pacer);
    segments = store.list();
    for (let at = 0; at < segment.keys.length; at += 2) {
      numbers?.set(segment.keys[at] as number, segment.keys[at + 1] as number, first + at / 2);
    }
  }

  /** Passes an error on; what was added and not written is forgotten. */
  async function orStartOver<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      startOver();
      throw error;
    }
  }

  /** Forgets what was added and not written. */
  function startOver(): void {
    writer = new SegmentWriter();
    numbers = null;
    segments = store.list();
    next = documentCount(segments);
  }

  /** Adds the texts that have no number in `documents`, where none of the segments `among` holds them, and notes their numbers there. */
  async function addMissing(
    documents: Uint32Array,
    { texts, options, pacer }: Syncing,
    among: readonly Segment[] | null = null,
  ): Promise<void> {
    const missing: number[] = [];
    for (let at = 0; at < documents.length; at++) if (documents[at] === NO_DOCUMENT) missing.push(at);
    const isPartial = among !== null || (numbers === null && missing.length * FEW < documents.length);
    if (isPartial) numbers = store.numbers(among ?? segments, keysOf(missing, texts));
    for (const [done, ordinal] of missing.entries()) {
      const key = texts.key(ordinal);
      const there = numberOf(key);
      documents[ordinal] = there >= 0 ? there : add(key, texts.text(ordinal));
      if (writer.size >= SEGMENT_TOKENS) await write(pacer);
      if (done % 64 === 0 && pacer.isDue()) {
        options.onProgress?.(ordinal, texts.size);
        await pacer.breathe();
      }
    }
    if (isPartial) numbers = null;
    await write(pacer);
  }

  /**
   * Writes anew what is needed of some segments, and only then removes them: until then an earlier search finds all it did. Answers
   * with the numbers that all texts have then.
   */
  async function rewrite(worn: readonly Segment[], documents: Uint32Array, syncing: Syncing): Promise<Uint32Array> {
    const isWorn = new Uint8Array(documentCount(segments));
    for (const { first, documents: size } of worn) isWorn.fill(1, first, first + size);
    const numbered = documents.map((document) => (isWorn[document] === 1 ? NO_DOCUMENT : document));
    await addMissing(
      numbered,
      syncing,
      segments.filter((segment) => !worn.includes(segment)),
    );
    const before = segments;
    await store.remove(
      worn.map(({ id }) => id),
      syncing.pacer,
    );
    startOver();
    return renumbered(numbered, before, segments);
  }

  /** The same if its numbers still hold: they do as long as nothing but new segments came. */
  function holding(former: KeptSearch | null | undefined): KeptSearch | null {
    const ids = segments.map((segment) => String(segment.id));
    const known = former?.state.split(" ").filter(Boolean) ?? [];
    return former && known.every((id, at) => id === ids[at]) ? former : null;
  }

  /**
   * Segments two thirds of whose texts nobody needs, once they hold more than a small part of all, and the smallest where
   * there are too many.
   */
  function outworn(documents: Uint32Array): Segment[] {
    const isUsed = new Uint8Array(documentCount(segments));
    for (let at = 0; at < documents.length; at++) isUsed[documents[at] as number] = 1;
    const worn = new Set(
      segments.filter(({ first, documents: size }) => usedIn(isUsed, first, first + size) * 3 < size),
    );
    const size = [...worn].reduce((sum, { documents }) => sum + documents, 0);
    if (size * LITTLE_WORN < documents.length) worn.clear();
    const rest = segments.filter((segment) => !worn.has(segment)).sort((a, b) => a.documents - b.documents);
    if (rest.length > MANY_SEGMENTS) for (const one of rest.slice(0, rest.length - FEW_SEGMENTS)) worn.add(one);
    return [...worn];
  }

  async function syncWith(syncing: Syncing): Promise<TextSearch> {
    const { texts, options } = syncing;
    let documents: Uint32Array =
      holding(texts.former)?.documents.slice() ?? new Uint32Array(texts.size).fill(NO_DOCUMENT);
    await addMissing(documents, syncing);
    const worn = options.isPart ? [] : outworn(documents);
    if (worn.length > 0) documents = await rewrite(worn, documents, syncing);
    return createTextSearch(store, segments, { documents, state: stateOf(segments) });
  }

  return {
    holds: (hash) => numberOf(keyOfHash(hash)) >= 0,
    add(hash, text) {
      if (numbers === null && segments.length > 0 && ++unasked <= UNASKED) return;
      add(keyOfHash(hash), text);
    },
    async relieve(pacer) {
      if (writer.size >= SEGMENT_TOKENS) await orStartOver(write(pacer));
    },
    takeIn: (segment, pacer) => orStartOver(takeIn(segment, pacer)),
    async sync(texts, options = {}) {
      options.signal?.throwIfAborted();
      options.onProgress?.(0, texts.size);
      unasked = 0;
      return orStartOver(syncWith({ texts, options, pacer: createPacer(options.signal) }));
    },
    restore: (kept) => (holding(kept) ? createTextSearch(store, segments, kept) : null),
  };
}

/** The keys of some texts. */
function keysOf(ordinals: readonly number[], texts: SearchTexts): KeyTable {
  const table = createKeyTable(ordinals.length);
  for (const ordinal of ordinals) table.add(...texts.key(ordinal), 0);
  return table;
}

/** Numbers of texts after segments went; {@link NO_DOCUMENT} for those that went with them. */
function renumbered(documents: Uint32Array, before: readonly Segment[], now: readonly Segment[]): Uint32Array {
  const firsts = new Map(now.map(({ id, first }) => [id, first]));
  const numbers = new Uint32Array(documentCount(before)).fill(NO_DOCUMENT);
  for (const { id, first, documents: size } of before) {
    const own = firsts.get(id);
    if (own !== undefined) for (let at = 0; at < size; at++) numbers[first + at] = own + at;
  }
  const renumbered = new Uint32Array(documents.length);
  for (let at = 0; at < documents.length; at++) renumbered[at] = numbers[documents[at] as number] as number;
  return renumbered;
}

function usedIn(isUsed: Uint8Array, first: number, end: number): number {
  let used = 0;
  for (let at = first; at < end; at++) used += isUsed[at] as number;
  return used;
}

/** Ids of segments never come again, and what a segment holds never changes. */
function stateOf(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.id).join(" ");
}
