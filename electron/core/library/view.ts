import type { Contribution, Debate, OccurrenceRef, Reconstruction, Run } from "../../../shared/model/debate.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { isCounted, type Occurrence, occurrenceText } from "../../../shared/model/extract.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { countWords } from "../../../shared/text/words.ts";

/** A source with its file, read or not. */
export interface LoadedSource {
  id: string;
  rootId: string;
  /** Relative path with `/`. */
  path: string;
  /** Where its bytes are now. */
  file: string;
  size: number;
  /** Empty when its bytes could not be read. */
  revision: string;
  /** Null when it could not be read; then a diagnostic says why. */
  parsed: ParsedSource | null;
  diagnostics: Diagnostic[];
}

/** A contribution in its place, with the occurrence that is shown. */
export interface Turn {
  /** Position among all turns in date order, procedural ones included. */
  order: number;
  /** Position among the counted ones; -1 for procedural notes and divisions. */
  row: number;
  contribution: Contribution;
  debate: Debate;
  run: Run;
  leading: Occurrence;
  words: number;
}

/** One occurrence with the source it stands in and the turn it belongs to. */
export interface PlacedOccurrence {
  ref: OccurrenceRef;
  source: LoadedSource;
  occurrence: Occurrence;
  turn: Turn;
}

/** The library as rebuilt, with every way in that calls need. Never changed; a correction makes a new one. */
export interface LibraryView {
  sources: Map<string, LoadedSource>;
  reconstruction: Reconstruction;
  /** All turns in date order. */
  turns: Turn[];
  /** The counted ones, in the same order: what tables and searches work on. */
  rows: Turn[];
  byContribution: Map<string, Turn>;
  byDebate: Map<string, { debate: Debate; turns: Turn[] }>;
  byKey: Map<string, PlacedOccurrence>;
  bySource: Map<string, PlacedOccurrence[]>;
  byHash: Map<string, PlacedOccurrence[]>;
}

/** The words of a turn as shown: those of its leading occurrence. */
export function turnText(turn: Turn): string {
  return occurrenceText(turn.leading.paragraphs);
}

const wordCounts = new WeakMap<Occurrence, number>();

/** Words of an occurrence, counted once. */
export function occurrenceWords(occurrence: Occurrence): number {
  let count = wordCounts.get(occurrence);
  if (count === undefined) {
    count = occurrence.paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph.text), 0);
    wordCounts.set(occurrence, count);
  }
  return count;
}

/** Puts a reconstruction and its sources together. Every occurrence ref must stand in one of the sources. */
export function buildView(loaded: readonly LoadedSource[], reconstruction: Reconstruction): LibraryView {
  const view: LibraryView = {
    sources: new Map(loaded.map((source) => [source.id, source])),
    reconstruction,
    turns: [],
    rows: [],
    byContribution: new Map(),
    byDebate: new Map(),
    byKey: new Map(),
    bySource: new Map(),
    byHash: new Map(),
  };
  for (const debate of reconstruction.debates) {
    const turns: Turn[] = [];
    for (const run of debate.runs) {
      for (const contribution of run.contributions) turns.push(addTurn(view, debate, run, contribution));
    }
    view.byDebate.set(debate.id, { debate, turns });
  }
  return view;
}

function addTurn(view: LibraryView, debate: Debate, run: Run, contribution: Contribution): Turn {
  const found = contribution.occurrences.map((ref) => ({ ref, ...findOccurrence(view, ref) }));
  const leading = found[0]?.occurrence;
  if (!leading) throw new Error(`contribution ${contribution.id} has no occurrence`);
  const turn: Turn = {
    order: view.turns.length,
    row: isCounted(contribution.kind) ? view.rows.length : -1,
    contribution,
    debate,
    run,
    leading,
    words: occurrenceWords(leading),
  };
  view.turns.push(turn);
  if (turn.row >= 0) view.rows.push(turn);
  view.byContribution.set(contribution.id, turn);
  for (const part of found) {
    const placed = { ...part, turn };
    view.byKey.set(part.ref.key, placed);
    pushTo(view.bySource, part.ref.source, placed);
    pushTo(view.byHash, part.occurrence.hash, placed);
  }
  return turn;
}

function findOccurrence(view: LibraryView, ref: OccurrenceRef): { source: LoadedSource; occurrence: Occurrence } {
  const source = view.sources.get(ref.source);
  const occurrence = source?.parsed?.extracts[ref.extract]?.occurrences[ref.index];
  if (!source || !occurrence) throw new Error(`no occurrence at ${ref.source} ${ref.extract}.${ref.index}`);
  return { source, occurrence };
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
