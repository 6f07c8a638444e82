import type { DebateRow } from "../../../shared/api/query-schemas.ts";
import { lastAtMost } from "../../../shared/lib/last-at-most.ts";
import { lazily } from "../../../shared/lib/lazily.ts";
import type { Contribution, OccurrenceRef } from "../../../shared/model/debate.ts";
import { type Occurrence, occurrenceText } from "../../../shared/model/extract.ts";
import { formatOccurrenceKey, parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { Span } from "../../../shared/model/source.ts";
import { keyOfHash } from "../index/key-table.ts";
import { invert, RowSet, rowsOf } from "../index/row-set.ts";
import type { DebateHead, RunHead } from "./compact-debate.ts";
import type { DebateStore } from "./debate-store.ts";
import { contributionKey, findOccurrence, firstOccurrence, holderOf, type Layout, wordPlace } from "./layout.ts";
import { type LoadedSource, loadedSource, relativePath } from "./loaded-source.ts";
import type { SourceCache, WordPlace } from "./source-cache.ts";

/** A contribution in its place. */
export interface Turn {
  /** Position among all turns in date order, procedural ones included. */
  order: number;
  /** Position among the counted ones; -1 for procedural notes and divisions. */
  row: number;
  contribution: Contribution;
  /** Read when asked for, as is the run. */
  readonly debate: DebateHead;
  readonly run: RunHead;
  words: number;
  /** The occurrence that is shown; read when asked for. */
  readonly leading: Occurrence;
}

/** One occurrence with the source it stands in and the turn it belongs to; each is read when asked for. */
export interface PlacedOccurrence {
  ref: OccurrenceRef;
  readonly source: LoadedSource;
  readonly occurrence: Occurrence;
  readonly turn: Turn;
}

/**
 * The library as rebuilt, with every way in that calls need. Numbers stand in memory, words and debates on disk.
 * Never changed; a correction makes a new one.
 */
export interface LibraryView {
  /** Counted turns: what tables and searches work on. */
  rowCount: number;
  /** All turns, those that do not count included. */
  turnCount: number;
  debateCount: number;
  sourceCount: number;
  row(row: number): Turn;
  /** All that is no contribution, as numbers of turns: {@link LibraryView.turn} and its words. */
  procedure(): { divisions: Uint32Array; notes: Uint32Array };
  turn(order: number): Turn;
  turnWords(order: number): string;
  /** The debate of a turn, which stays closed. */
  debateOf(order: number): string;
  /** Reads what rows show in one go, for {@link LibraryView.row} and `rowText`; at most `READ_AHEAD` rows. */
  readAhead(rows: Uint32Array): void;
  /** What {@link turnText} gives for a row, while its debate stays closed. */
  rowText(row: number): string;
  /** The same for several rows, read in one go: at most `READ_AHEAD`. */
  rowTexts(rows: Uint32Array): string[];
  contribution(id: string): Turn | null;
  /** The row of a contribution; -1 when it is not counted or not there. */
  rowOfContribution(id: string): number;
  debate(id: string): { debate: DebateHead; turns: Turn[] } | null;
  /** The occurrence of a key, exactly. */
  occurrence(key: string): PlacedOccurrence | null;
  /** The occurrence of a key; after its file changed, the one with the same words in the same file; else null. */
  nearestOccurrence(key: string): PlacedOccurrence | null;
  /** The row of {@link nearestOccurrence}; -1 for none. */
  rowOfKey(key: string): number;
  inSource(source: string): PlacedOccurrence[];
  withHash(hash: string): PlacedOccurrence[];
  source(id: string): LoadedSource | null;
  pathOf(source: string): string;
  /** All sources by id. */
  sources(): LoadedSource[];
  spans(source: string): Span[];
  /** Rows of the table of debates, in natural order. */
  debateRows(): DebateRow[];
}

/** What a view reads from. */
export interface ViewGround {
  layout: Layout;
  debates: DebateStore;
  cache: SourceCache;
  /** Path of each root by id. */
  rootPaths: ReadonlyMap<string, string>;
  /** Sources that could not be read, by id. */
  unread: ReadonlyMap<string, LoadedSource>;
}

/** The words of a turn as shown: those of its leading occurrence. */
export function turnText(turn: Turn): string {
  return occurrenceText(turn.leading.paragraphs);
}

/** A view over what was rebuilt and stored. */
export function createView(ground: ViewGround): LibraryView {
  const { layout, debates, cache, rootPaths, unread } = ground;
  const sourceNumbers = lazily(() => new Map(layout.sourceIds.map((id, number) => [id, number])));
  const debateNumbers = lazily(() => new Map(layout.debateIds.map((id, number) => [id, number])));
  const allSources = lazily(listSources);
  const allDebateRows = lazily(listDebateRows);
  const turnCount = layout.turnWords.length;

  function turn(order: number): Turn {
    const number = lastAtMost(layout.debateStarts, order);
    const stored = debates.get(layout.debateBodies[number] as number);
    const at = order - (layout.debateStarts[number] as number);
    return {
      order,
      row: rowOf(order),
      contribution: stored.contribution(at),
      get debate() {
        return stored.head;
      },
      get run() {
        return runOf(stored.head, at);
      },
      words: layout.turnWords[order] as number,
      get leading() {
        return occurrenceAt(layout.turnLeads[order] as number);
      },
    };
  }

  function rowOf(order: number): number {
    const row = lastAtMost(layout.rowTurns, order);
    return layout.rowTurns[row] === order ? row : -1;
  }

  function sourceNumber(id: string): number {
    return sourceNumbers().get(id) ?? -1;
  }

  function occurrenceAt(number: number): Occurrence {
    const { body, at } = wordPlace(layout, number);
    return cache.words(body).occurrence(at);
  }

  function turnWords(order: number): string {
    const { body, at } = wordPlace(layout, layout.turnLeads[order] as number);
    return cache.words(body).text(at);
  }

  function wordsOfRow(row: number): WordPlace {
    return wordPlace(layout, layout.turnLeads[layout.rowTurns[row] as number] as number);
  }

  function readAhead(rows: Uint32Array): void {
    const orders = Array.from(rows, (row) => layout.rowTurns[row] as number);
    const debateOf = (order: number) => layout.debateBodies[lastAtMost(layout.debateStarts, order)] as number;
    debates.readAhead(orders.map(debateOf));
    cache.readAhead(Array.from(rows, wordsOfRow));
  }

  function listProcedure(): { divisions: Uint32Array; notes: Uint32Array } {
    const others = new RowSet(turnCount);
    for (const order of layout.rowTurns) others.add(order);
    for (const order of layout.divisionTurns) others.add(order);
    return { divisions: layout.divisionTurns, notes: rowsOf(invert(others)) };
  }

  function placed(number: number, known?: OccurrenceRef): PlacedOccurrence {
    const holder = holderOf(layout, number);
    const id = layout.sourceIds[holder] as string;
    const ofLibrary = lastAtMost(layout.extractStarts, number);
    const extract = ofLibrary - (layout.sourceExtracts[holder] as number);
    const index = number - (layout.extractStarts[ofLibrary] as number);
    const occurrence = lazily(() => occurrenceAt(number));
    const inTurn = lazily(() => turn(layout.turns[number] as number));
    const loaded = lazily(() => source(id) as LoadedSource);
    const ref = lazily(() => {
      const parts = { source: id, revision: loaded().revision, extract, index, hash: occurrence().hash };
      return known ?? { key: formatOccurrenceKey(parts), source: id, extract, index };
    });
    return {
      get ref() {
        return ref();
      },
      get source() {
        return loaded();
      },
      get occurrence() {
        return occurrence();
      },
      get turn() {
        return inTurn();
      },
    };
  }

  /** The number of a key's occurrence; -1 when its file changed or is not there. */
  function numberOfKey(key: string): number {
    const parts = parseOccurrenceKey(key);
    const source = parts ? sourceNumber(parts.source) : -1;
    if (!parts || source < 0 || !hasKey(layout.sourceRevisions, source, parts.revision)) return -1;
    const number = findOccurrence(layout, source, parts.extract, parts.index);
    return number >= 0 && hasKey(layout.hashes, number, parts.hash) ? number : -1;
  }

  function nearestNumber(key: string): number {
    const exact = numberOfKey(key);
    const parts = exact < 0 ? parseOccurrenceKey(key) : null;
    const source = parts ? sourceNumber(parts.source) : -1;
    if (!parts || source < 0) return exact;
    const [start, end] = [firstOccurrence(layout, source), firstOccurrence(layout, source + 1)];
    const [same] = withKey(layout.hashes, keyOfHash(parts.hash), start, end);
    return same ?? -1;
  }

  function source(id: string): LoadedSource | null {
    const failed = unread.get(id);
    if (failed) return failed;
    const cached = cache.get(id);
    return cached ? loadedSource(cached, rootPaths) : null;
  }

  function listSources(): LoadedSource[] {
    const read = cache.all().map((one) => loadedSource(one, rootPaths));
    return [...read, ...unread.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  function listDebateRows(): DebateRow[] {
    const byNumber = debates.rows();
    return Array.from(layout.debateBodies, (number) => byNumber.get(number) as DebateRow);
  }

  function turnOfContribution(id: string): number {
    const [found] = withKey(layout.turnKeys, contributionKey(id), 0, turnCount);
    return found ?? -1;
  }

  const bodyOf = (id: string) => layout.sourceBodies[sourceNumber(id)];
  return {
    rowCount: layout.rowTurns.length,
    turnCount,
    debateCount: layout.debateIds.length,
    sourceCount: layout.sourceIds.length + unread.size,
    row: (row) => turn(layout.rowTurns[row] as number),
    procedure: listProcedure,
    turn,
    turnWords,
    debateOf: (order) => layout.debateIds[lastAtMost(layout.debateStarts, order)] as string,
    readAhead,
    rowText: (row) => turnWords(layout.rowTurns[row] as number),
    rowTexts: (rows) => cache.texts(Array.from(rows, wordsOfRow)),
    contribution(id) {
      const order = turnOfContribution(id);
      return order < 0 ? null : turn(order);
    },
    rowOfContribution(id) {
      const order = turnOfContribution(id);
      return order < 0 ? -1 : rowOf(order);
    },
    debate(id) {
      const number = debateNumbers().get(id);
      if (number === undefined) return null;
      const [start, end] = [layout.debateStarts[number] as number, layout.debateStarts[number + 1] as number];
      const turns = Array.from({ length: end - start }, (_, at) => turn(start + at));
      return { debate: debates.get(layout.debateBodies[number] as number).head, turns };
    },
    occurrence(key) {
      const number = numberOfKey(key);
      return number < 0 ? null : placed(number);
    },
    nearestOccurrence(key) {
      const number = nearestNumber(key);
      return number < 0 ? null : placed(number);
    },
    rowOfKey(key) {
      const number = nearestNumber(key);
      return number < 0 ? -1 : rowOf(layout.turns[number] as number);
    },
    inSource(id) {
      const number = sourceNumber(id);
      if (number < 0) return [];
      const [start, end] = [firstOccurrence(layout, number), firstOccurrence(layout, number + 1)];
      return Array.from({ length: end - start }, (_, at) => placed(start + at));
    },
    withHash: (hash) => [...withKey(layout.hashes, keyOfHash(hash), 0, layout.turns.length)].map((one) => placed(one)),
    source,
    pathOf: relativePath,
    sources: allSources,
    spans(id) {
      const number = bodyOf(id);
      return number === undefined ? [] : cache.spans(number);
    },
    debateRows: allDebateRows,
  };
}

function runOf({ runs }: DebateHead, at: number): RunHead {
  let end = 0;
  for (const run of runs) {
    end += run.size;
    if (at < end) return run;
  }
  throw new RangeError(`no contribution ${at}`);
}

function hasKey(keys: Uint32Array, at: number, hash: string): boolean {
  const [high, low] = keyOfHash(hash);
  return keys[at * 2] === high && keys[at * 2 + 1] === low;
}

/** The places from `start` to `end` that have a key: a plain scan, some milliseconds for a million. */
function* withKey(keys: Uint32Array, [high, low]: [number, number], start: number, end: number): Generator<number> {
  for (let at = start; at < end; at++) if (keys[at * 2] === high && keys[at * 2 + 1] === low) yield at;
}
