import type { DatabaseSync } from "node:sqlite";
import type { PersonRow } from "../../../shared/api/schemas.ts";
import { type ReconstructionMemo, reconstruct } from "../../../shared/debates/reconstruct.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { isCounted, occurrenceText } from "../../../shared/model/extract.ts";
import { buildCatalogue, type CatalogueRow } from "../index/catalogue.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import type { SearchIndex, SearchTexts, TextSearch } from "../index/search-index.ts";
import type { JobContext } from "../jobs.ts";
import { keepPeople } from "../people/kept-people.ts";
import { personRows } from "../people/person-rows.ts";
import { debateRow } from "../query/debate-rows.ts";
import { isUnreadable } from "../query/source-rows.ts";
import { createDebateStore, type DebateStore } from "./debate-store.ts";
import { type BuiltState, keepState } from "./kept-state.ts";
import { layOut } from "./layout.ts";
import type { LazyOccurrence, OutlinedSource } from "./packed-source.ts";
import type { SourceCache } from "./source-cache.ts";
import type { LoadedSource } from "./view.ts";

/** What a library is built from. */
export interface BuildInput {
  database: DatabaseSync;
  cache: SourceCache;
  index: SearchIndex;
  sources: readonly LoadedSource[];
  /** What is wrong with the folders as a whole; kept with the result. */
  diagnostics: readonly Diagnostic[];
  corrections: readonly Correction[];
  /** Name what it is made of; see {@link BuiltState}. */
  names: { made: string; sources: string };
  memory: BuildMemory;
  context?: JobContext;
}

/** What one build leaves to the next, so that only what changed is done again. May be empty at any time. */
export interface BuildMemory {
  outlines: Map<string, OutlinedSource>;
  reconstruction: ReconstructionMemo | undefined;
  /** Where debates are stored that did not change since. */
  stored: WeakMap<Debate, number>;
}

/** A memory of nothing. */
export function emptyMemory(): BuildMemory {
  return { outlines: new Map(), reconstruction: undefined, stored: new WeakMap() };
}

/** A built library, kept on disk, and its search. */
export interface Built {
  state: BuiltState;
  search: TextSearch;
}

/**
 * Rebuilds debates from sources and corrections, brings the search index up to date and keeps all of it. What was
 * kept before stays readable until `forgetFormer`. Throws the abort reason; then what was kept before holds.
 */
export async function buildLibrary(input: BuildInput): Promise<Built> {
  const { database, cache, index, memory, context } = input;
  const pacer = createPacer(context?.signal);
  context?.progress({ stage: "rebuilding", done: 0, total: null });
  const outlines = await loadOutlines(input, pacer);
  const { reconstruction, memo } = reconstruct([...outlines.values()], input.corrections, memory.reconstruction);
  await pacer.breathe();
  const { debates } = reconstruction;
  const occurrenceAt = (source: string, extract: number, at: number) =>
    outlines.get(source)?.extracts[extract]?.occurrences[at] as LazyOccurrence;
  const rows = countedRows(debates, occurrenceAt);
  const layout = layOut(debates, [...outlines.values()], occurrenceAt);
  layout.sourceBodies.set(layout.sourceIds.map((id) => cache.bodyOf(id)));
  await pacer.breathe();
  const pathOf = (id: string) => id.slice(id.indexOf("/") + 1);
  const catalogue = buildCatalogue(rows, pathOf);
  await pacer.breathe();
  const wordsOf = ({ occurrences: [leading] }: Contribution) =>
    leading ? occurrenceAt(leading.source, leading.extract, leading.index).words : 0;
  const people = personRows(reconstruction, wordsOf);
  await pacer.breathe();
  const search = await index.sync(textsOf(rows, occurrenceAt), {
    signal: context?.signal,
    onProgress: (done, total) => context?.progress({ stage: "indexing", done, total }),
  });
  const state: BuiltState = {
    ...input.names,
    unread: input.sources.filter((source) => source.facts === null),
    diagnostics: [...input.diagnostics],
    counts: countOf(debates, input.sources),
    staleCorrections: reconstruction.staleCorrections,
    layout,
    catalogue,
    search: search.kept,
  };
  const numbers = await store(database, { debates, people, state }, { memory, pathOf, occurrenceAt }, pacer);
  for (const [debate, number] of numbers) memory.stored.set(debate, number);
  memory.outlines = outlines;
  memory.reconstruction = memo;
  return { state, search };
}

/** Removes what only former states needed. */
export function forgetFormer(debates: DebateStore, cache: SourceCache, { layout }: BuiltState): void {
  debates.keepOnly(layout.debateBodies);
  cache.forgetUnused();
}

async function loadOutlines(input: BuildInput, pacer: Pacer): Promise<Map<string, OutlinedSource>> {
  const outlines = new Map<string, OutlinedSource>();
  for (const { id, revision, facts } of input.sources) {
    if (!facts) continue;
    const known = input.memory.outlines.get(id);
    const isSame =
      known?.revision === revision &&
      known.reader.id === facts.reader.id &&
      JSON.stringify(known.columns) === JSON.stringify(facts.columns);
    outlines.set(id, known && isSame ? known : input.cache.outline(id));
    if (pacer.isDue()) await pacer.breathe();
  }
  return outlines;
}

type OccurrenceAt = (source: string, extract: number, index: number) => LazyOccurrence;

function countedRows(debates: readonly Debate[], occurrenceAt: OccurrenceAt): CatalogueRow[] {
  const rows: CatalogueRow[] = [];
  for (const debate of debates) {
    for (const { contributions } of debate.runs) {
      for (const contribution of contributions) {
        if (!isCounted(contribution.kind)) continue;
        const leading = contribution.occurrences[0];
        if (!leading) throw new Error(`contribution ${contribution.id} has no occurrence`);
        const { words } = occurrenceAt(leading.source, leading.extract, leading.index);
        rows.push({ contribution, debate, words });
      }
    }
  }
  return rows;
}

function textsOf(rows: readonly CatalogueRow[], occurrenceAt: OccurrenceAt): SearchTexts {
  const leading = (row: number) => {
    const [ref] = (rows[row] as CatalogueRow).contribution.occurrences;
    return occurrenceAt(ref?.source ?? "", ref?.extract ?? 0, ref?.index ?? 0);
  };
  return {
    size: rows.length,
    hash: (row) => leading(row).hash,
    text: (row) => occurrenceText(leading(row).paragraphs),
  };
}

function countOf(debates: readonly Debate[], sources: readonly LoadedSource[]): BuiltState["counts"] {
  const writtenQuestions = debates.filter((debate) => debate.kind === "written-question").length;
  return {
    debates: debates.length - writtenQuestions,
    writtenQuestions,
    unreadable: sources.filter(isUnreadable).length,
  };
}

interface Lookups {
  memory: BuildMemory;
  pathOf(source: string): string;
  occurrenceAt: OccurrenceAt;
}

/** Stores the debates that are not stored yet, and the state, in one transaction; answers with the new numbers. */
async function store(
  database: DatabaseSync,
  { debates, people, state }: { debates: readonly Debate[]; people: readonly PersonRow[]; state: BuiltState },
  { memory, pathOf, occurrenceAt }: Lookups,
  pacer: Pacer,
): Promise<Map<Debate, number>> {
  const stored = createDebateStore(database);
  const added = new Map<Debate, number>();
  const wordsOf = (source: string, extract: number, at: number) => occurrenceAt(source, extract, at).words;
  database.exec("BEGIN");
  try {
    for (const [at, debate] of debates.entries()) {
      let number = memory.stored.get(debate);
      if (number === undefined) {
        number = stored.put(debate, (one) => debateRow(one, pathOf, wordsOf));
        added.set(debate, number);
      }
      state.layout.debateBodies[at] = number;
      if (pacer.isDue()) await pacer.breathe();
    }
    keepState(database, state);
    keepPeople(database, people);
    database.exec("COMMIT");
    return added;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
