import type { DatabaseSync } from "node:sqlite";
import { type Skeleton, unpackSkeleton } from "../../../shared/debates/skeleton.ts";
import type { Span } from "../../../shared/model/source.ts";
import type { Pacer } from "../index/pacer.ts";
import { createRecent } from "../index/recent.ts";
import {
  type CacheKey,
  type CacheValidity,
  createValidity,
  flagsOf,
  KEPT,
  type KeptRow,
  keptReading,
} from "./cache-validity.ts";
import { type CachedSource, readingOf } from "./loaded-source.ts";
import { type OutlinedSource, type PackedSource, type SourceFacts, unpackOutline } from "./packed-source.ts";
import { unpackSpans } from "./packed-spans.ts";
import { SourceWords, type WordBlock } from "./source-words.ts";
import { readTogether, transact } from "./transact.ts";

/** Where an occurrence's words stand: in a body, among all its occurrences. */
export interface WordPlace {
  body: number;
  at: number;
}

/** Parsed sources of a library, so that opening it again parses nothing and memory holds no words. */
export interface SourceCache {
  /** What holds now of what was kept by these readers; what is put afterwards is not in it. */
  validity(readers: string): CacheValidity;
  get(source: string): CachedSource | null;
  all(): CachedSource[];
  /** Answers with what was put, one for each. */
  put(entries: readonly { key: CacheKey; packed: PackedSource }[]): CachedSource[];
  /**
   * The words of a body by its number (`Reading.body`); those used last are kept open. They stay as long as nobody calls
   * `forgetUnused`. Asking for what is gone throws.
   */
  words(body: number): SourceWords;
  /** The spans of a body. Throws when it is gone. */
  spans(body: number): Span[];
  /** Reads the words of several occurrences in one go, for {@link SourceCache.words}. */
  readAhead(places: readonly WordPlace[]): void;
  /** The texts of several occurrences, read in one go. */
  texts(places: readonly WordPlace[]): string[];
  outline(source: string): OutlinedSource;
  /** Throws when there is no such source. */
  skeleton(source: string): Skeleton;
  /** How many sources it holds. */
  size(): number;
  /** Forgets all sources but these. */
  keepOnly(sources: ReadonlySet<string>): void;
  /** Forgets the words of former readings, some at a time: called off, it goes on when it is called again. */
  forgetUnused(pacer: Pacer): Promise<void>;
  /** Revisions of all sources, to recognise a library that moved. */
  revisions(): Set<string>;
}

// A file written in the moment it was read may change again without its time showing it. Whole seconds tell
// of a file system that keeps no finer times.
const FRESH_MS = { fine: 50, coarse: 2000 };
const OPEN_BODIES = 256;
/** A block of words has the number of its body, times this, and its first occurrence: what SQLite and numbers both hold. */
const NUMBERS_A_BODY = 2 ** 26;
/** So many bodies are forgotten in one go. */
const FORGOTTEN_AT_ONCE = 64;
const BODY_OF = "(SELECT body FROM sources WHERE source = ?)";

/** The cache in a library's index database. */
export function createSourceCache(database: DatabaseSync): SourceCache {
  const find = database.prepare("SELECT * FROM sources WHERE source = ?");
  const findOutline = database.prepare(`SELECT id, outline FROM bodies WHERE id = ${BODY_OF}`);
  const findSkeleton = database.prepare(`SELECT skeleton FROM bodies WHERE id = ${BODY_OF}`);
  const findSpans = database.prepare("SELECT spans FROM bodies WHERE id = ?");
  const findBlock = database.prepare("SELECT id, bytes FROM words WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1");
  const putBody = database.prepare("INSERT INTO bodies (skeleton, outline, spans) VALUES (?, ?, ?)");
  const putBlock = database.prepare("INSERT INTO words VALUES (?, ?)");
  const put = database.prepare("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const count = database.prepare("SELECT count(*) AS count FROM sources");
  const leave = database.prepare("INSERT INTO unused SELECT body FROM sources WHERE source = ?");
  const open = createRecent<number, SourceWords>(OPEN_BODIES);

  function words(body: number): SourceWords {
    const known = open.get(body);
    if (known) return known;
    const found = new SourceWords((at) => blockOf(body, at));
    open.set(body, found);
    return found;
  }

  function blockOf(body: number, at: number): WordBlock {
    const start = body * NUMBERS_A_BODY;
    const row = findBlock.get(start, start + at);
    if (!row) throw new RangeError(`no words of occurrence ${at} of body ${body}`);
    return { first: (row.id as number) - start, bytes: row.bytes as Uint8Array<ArrayBuffer> };
  }

  /** All rows of a query about all sources, as lists: of many rows these take half as long as objects. */
  function allRows<Row>(query: string, ...values: string[]): Row[] {
    const statement = database.prepare(query);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as Row[];
  }

  function get(source: string): CachedSource | null {
    const row = find.get(source);
    return row ? cachedSource(row) : null;
  }

  return {
    validity: (readers) => createValidity(allRows<KeptRow>(KEPT, readers), readers),
    get,
    all: () => database.prepare("SELECT * FROM sources ORDER BY source").all().map(cachedSource),
    put(entries) {
      const stored: CachedSource[] = [];
      transact(database, () => {
        for (const { key, packed } of entries) {
          const { source, size, modified: printed, readers, chosen } = key;
          const isFresh = Date.now() - printed < (printed % 1000 === 0 ? FRESH_MS.coarse : FRESH_MS.fine);
          const modified = isFresh ? -1 : printed;
          const { revision, facts, skeleton, outline, spans } = packed;
          const body = Number(putBody.run(skeleton, outline, spans).lastInsertRowid);
          for (const { first, bytes } of packed.words) putBlock.run(body * NUMBERS_A_BODY + first, bytes);
          leave.run(source);
          const own = { ...readingOf(revision, facts), body };
          const flags = flagsOf(own);
          put.run(source, size, modified, revision, readers, chosen, body, own.mark, flags, JSON.stringify(facts));
          stored.push({ source, revision, facts, reading: own });
        }
      });
      return stored;
    },
    words,
    spans: (body) => unpackSpans(findSpans.get(body)?.spans as Uint8Array),
    readAhead: (places) =>
      readTogether(database, () => {
        for (const { body, at } of places) words(body).open(at);
      }),
    texts(places) {
      let texts: string[] = [];
      readTogether(database, () => {
        texts = places.map(({ body, at }) => words(body).text(at));
      });
      return texts;
    },
    outline(source) {
      const row = findOutline.get(source);
      const number = row?.id as number;
      return unpackOutline(row?.outline as Uint8Array, (at) => words(number).paragraphs(at));
    },
    skeleton: (source) => unpackSkeleton(findSkeleton.get(source)?.skeleton as Uint8Array),
    size: () => count.get()?.count as number,
    keepOnly(sources) {
      const remove = database.prepare("DELETE FROM sources WHERE source = ?");
      for (const [source] of allRows<[source: string]>("SELECT source FROM sources")) {
        if (sources.has(source)) continue;
        leave.run(source);
        remove.run(source);
      }
    },
    async forgetUnused(pacer) {
      const next = database.prepare("SELECT rowid AS row, body FROM unused LIMIT ?");
      const remove = database.prepare("DELETE FROM words WHERE id BETWEEN ? AND ?");
      const removeBody = database.prepare("DELETE FROM bodies WHERE id = ?");
      const forget = database.prepare("DELETE FROM unused WHERE rowid = ?");
      for (;;) {
        const some = next.all(FORGOTTEN_AT_ONCE) as { row: number; body: number }[];
        if (some.length === 0) return;
        transact(database, () => {
          for (const { row, body } of some) {
            remove.run(body * NUMBERS_A_BODY, (body + 1) * NUMBERS_A_BODY - 1);
            removeBody.run(body);
            forget.run(row);
          }
        });
        if (pacer.isDue()) await pacer.breathe();
      }
    },
    revisions() {
      const rows = database.prepare("SELECT DISTINCT revision FROM sources").all();
      return new Set(rows.map((row) => row.revision as string));
    },
  };
}

function cachedSource(row: Record<string, unknown>): CachedSource {
  return {
    source: row.source as string,
    reading: keptReading(row.mark as number, row.flags as number, row.body as number),
    revision: row.revision as string,
    facts: JSON.parse(row.facts as string) as SourceFacts,
  };
}
