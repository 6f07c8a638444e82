import type { DatabaseSync } from "node:sqlite";
import { completeDebate, type DraftedPart, namingBy } from "../../../shared/debates/draft-part.ts";
import { addNames, type NameTable, newNameTable, understoodDifferently } from "../../../shared/debates/named-in.ts";
import { indexPeople, type PeopleIndex, stalePeople, toldDifferently } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import { inOrderMade, isAboutPeople } from "../../../shared/debates/resolve-corrections.ts";
import { supersededSources } from "../../../shared/debates/revisions.ts";
import { markRows, USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { spliceTables, TableBuilder } from "../../../shared/lib/coded-table.ts";
import { runsOf } from "../../../shared/lib/splice.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import type { SearchIndex, TextSearch } from "../index/search-index.ts";
import type { JobContext } from "../jobs.ts";
import { debateRow } from "../query/debate-rows.ts";
import { isUnreadable } from "../query/source-rows.ts";
import { createDebateStore, type DebateStore } from "./debate-store.ts";
import { createFreshIntake, type FreshDebates } from "./fresh-debates.ts";
import { type BuiltState, keepState, readGroundwork } from "./kept-state.ts";
import { createPartReader, type PartReader } from "./part-reader.ts";
import { type PartPlan, planParts } from "./plan-parts.ts";
import { type Groundwork, nothingRebuilt, type Rebuilt } from "./rebuilt.ts";
import { rowTexts } from "./row-texts.ts";
import type { SourceCache } from "./source-cache.ts";
import { type SplicedSources, spliceSources } from "./source-set.ts";
import { type Spliced, spliceLibrary } from "./splice-library.ts";
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
  /** What was built last by this version and is in the database; null when there is nothing to go on from. */
  former: BuiltState | null;
  context?: JobContext;
  /** More sources are about to come: nothing is forgotten that they may need. */
  isPart?: boolean;
}

/** A built library, kept on disk, and its search. */
export interface Built {
  state: BuiltState;
  search: TextSearch;
}

/**
 * Rebuilds debates from sources and corrections, brings the search index up to date and keeps all of it. Only parts of
 * the library are rebuilt of which a source or a decision changed, or in which something else is known of people now;
 * the result is the same as if all of it had been. What was kept before stays readable until `forgetFormer`. Throws the
 * abort reason; then what was kept before holds.
 */
export async function buildLibrary(input: BuildInput): Promise<Built> {
  const { database, cache, index, context } = input;
  context?.progress({ stage: "rebuilding", done: 0, total: null });
  const pacer = createPacer(context?.signal);
  const build = prepare(input);
  await pacer.breathe();
  const { from, former, plan, sources } = build;
  const { fresh, uses, names: freshNames, people, stale } = await rebuildParts(build, input, pacer);
  const bodies = cache.bodies();
  const spliced = spliceLibrary({
    former,
    kept: build.kept,
    fresh,
    freshUses: uses,
    freshNames,
    sources,
    sourceBodies: Uint32Array.from(sources.set.ids, (id) => bodies.get(id) ?? 0),
  });
  await pacer.breathe();
  const { layout, catalogue } = spliced;
  const texts = rowTexts(layout, cache, from && { search: from.search, ...spliced });
  const search = await index.sync(texts, {
    signal: context?.signal,
    isPart: input.isPart,
    onProgress: (done, total) => context?.progress({ stage: "indexing", done, total }),
  });
  const { names } = build.naming;
  const lost = stalePeople(plan.people, names, people, spliced.uses);
  const state: BuiltState = {
    ...input.names,
    unread: input.sources.filter((source) => source.facts === null),
    diagnostics: [...input.diagnostics],
    counts: countOf(spliced, input.sources),
    staleCorrections: [...plan.stale, ...[...stale.values()].flat(), ...lost].sort(),
    layout,
    catalogue,
    search: search.kept,
  };
  const groundwork = groundworkOf(build, spliced, stale);
  const was = from && { state: from, groundwork: former.groundwork };
  transact(database, () => keepState(database, state, groundwork, was));
  return { state, search };
}

/** Removes what only the former state needed; `former` is null where all of what is stored may be of others. */
export function forgetFormer(
  debates: DebateStore,
  cache: SourceCache,
  former: BuiltState | null,
  { layout }: BuiltState,
): void {
  debates.keepOnly(layout.debateBodies, former?.layout.debateBodies ?? null);
  cache.forgetUnused();
}

/** All that is known before anything is rebuilt. */
interface Build {
  /** What is gone on from; null where everything is built. */
  from: BuiltState | null;
  /** All of it, or nothing. */
  former: Rebuilt;
  sources: SplicedSources;
  superseded: ReadonlyMap<string, string>;
  plan: PartPlan;
  naming: ReturnType<typeof namingBy>;
  /** Former debate -> its part now; -1 where it is rebuilt or gone. */
  kept: Int32Array;
}

function prepare({ database, cache, sources: given, corrections, former: state }: BuildInput): Build {
  const groundwork = state && readGroundwork(database, state);
  const from = groundwork && state;
  const former = from && groundwork ? { ...from, groundwork } : nothingRebuilt();
  const readable = given.filter((source) => source.facts !== null);
  const superseded = supersededSources(
    readable.map(({ id, facts }) => ({ source: id, diagnostics: facts?.diagnostics ?? [] })),
  );
  const standing = readable.map((source) => ({ ...source, supersededBy: superseded.get(source.id) ?? null }));
  const sources = spliceSources(former.groundwork.set, standing, cache.skeleton);
  const { names, people, debates } = former.groundwork;
  const renamed = understoodDifferently(names, people, inOrderMade(corrections).filter(isAboutPeople));
  const worn = new Set(renamed.map((debate) => debates.parts[debate] as number));
  const plan = planParts(sources, { ...former.groundwork, worn }, corrections);
  const kept = Int32Array.from(debates.parts, (part) => plan.nowOf[part] as number);
  return { from, former, sources, superseded, plan, naming: namingBy(plan.people), kept };
}

/** What comes of rebuilding. */
interface Rebuilding {
  fresh: FreshDebates;
  /** Of the fresh debates. */
  uses: UseTable;
  names: NameTable;
  people: PeopleIndex;
  /** Part -> ids of corrections that no one debate of it holds. */
  stale: Map<number, string[]>;
}

/** Drafts of so many occurrences are kept until they can be completed; beyond that they are drafted twice. */
const KEPT_DRAFTS = 50_000;

/** Rebuilds the parts that changed, then finds out about whom other things are known, and rebuilds where they speak. */
async function rebuildParts(build: Build, input: BuildInput, pacer: Pacer): Promise<Rebuilding> {
  const { former, sources, plan, naming, kept } = build;
  const { uses: formerUses, people: formerPeople } = former.groundwork;
  const drafting = createDrafting(build, input);
  await drafting.draft(plan.changed, pacer);
  const all = spliceTables(USE_COLUMNS, runsOf(stayingAnd(kept, drafting.debates())), [formerUses, drafting.uses()]);
  const people = indexPeople(all, plan.people, naming.names);
  await pacer.breathe();
  if (!isToldAlike(build, drafting.uses())) {
    const before = indexPeople(formerUses, formerPeople, nameResolver(formerPeople));
    const affected = new Set(toldDifferently(formerUses, kept, before, people).map((debate) => kept[debate] as number));
    for (const [debate, part] of kept.entries()) if (affected.has(part)) kept[debate] = -1;
    await drafting.draft(
      [...affected].sort((a, b) => a - b),
      pacer,
    );
  }
  const stale = new Map(drafting.stale);
  for (const [part, ids] of former.groundwork.stale) {
    const now = plan.nowOf[part] ?? -1;
    if (now >= 0) stale.set(now, ids);
  }
  const pathOf = (id: string) => id.slice(id.indexOf("/") + 1);
  const intake = createFreshIntake(sources.set, pathOf);
  const store = createDebateStore(input.database);
  const known = build.from ? null : store.names();
  const wordsOf = (source: string, extract: number, index: number) => intake.wordsOf({ source, extract, index });
  await drafting.each(pacer, (part, { debates }) => {
    for (const drafted of debates) {
      const debate = completeDebate(drafted, { names: naming.names, people });
      const body = store.put(debate, (one) => debateRow(one, pathOf, wordsOf), known);
      intake.add(debate, part, body);
    }
  });
  return { fresh: intake.finish(), uses: drafting.uses(), names: drafting.names(), people, stale };
}

/** Whether what is rebuilt prints and decides about people just what was there before: then nobody else is affected. */
function isToldAlike({ former, plan, kept }: Build, fresh: UseTable): boolean {
  const { uses, people } = former.groundwork;
  if (!kept.some((part) => part >= 0)) return true;
  if (JSON.stringify(people) !== JSON.stringify(plan.people)) return false;
  const gone = Array.from(kept.keys()).filter((debate) => (kept[debate] as number) < 0);
  const rowsOf = function* ({ starts }: UseTable, groups: Iterable<number>): Generator<number> {
    for (const group of groups) {
      for (let row = starts[group] as number; row < (starts[group + 1] as number); row++) yield row;
    }
  };
  const all = Array.from({ length: fresh.starts.length - 1 }, (_, group) => group);
  return markRows(uses)(rowsOf(uses, gone)) === markRows(fresh)(rowsOf(fresh, all));
}

function* stayingAnd(kept: Int32Array, fresh: number): Generator<{ from: 0 | 1; group: number }> {
  for (const [group, part] of kept.entries()) if (part >= 0) yield { from: 0, group };
  for (let group = 0; group < fresh; group++) yield { from: 1, group };
}

/** Drafts parts, and hands each out once more when people are known. */
function createDrafting({ plan, sources, superseded, naming }: Build, { cache, database, context }: BuildInput) {
  const reader: PartReader = createPartReader(sources.set, cache, superseded);
  const { starts } = sources.set.skeleton;
  const builder = new TableBuilder(USE_COLUMNS);
  const names = newNameTable();
  const parts: number[] = [];
  const members = new Map<number, number[]>();
  const stale = new Map<number, string[]>();
  const drafts = new Map<number, DraftedPart>();
  let debates = 0;
  let occurrences = 0;

  const draftOf = (part: number): DraftedPart =>
    reader.draft(members.get(part) as number[], plan.placed.get(part) ?? [], naming);

  return {
    stale,
    debates: () => debates,
    uses: () => builder.finish(),
    names: () => names.finish(),
    async draft(wanted: readonly number[], pacer: Pacer): Promise<void> {
      for (const part of wanted) members.set(part, []);
      for (const [extract, part] of plan.partOf.entries()) members.get(part)?.push(extract);
      for (const part of wanted) {
        const drafted = draftOf(part);
        parts.push(part);
        for (const { draft } of drafted.debates) {
          for (const use of draft.uses) builder.add(use);
          builder.endGroup();
          addNames(names, draft.group.members);
        }
        debates += drafted.debates.length;
        if (drafted.stale.length > 0) stale.set(part, drafted.stale);
        for (const extract of members.get(part) as number[]) {
          occurrences += (starts[extract + 1] as number) - (starts[extract] as number);
        }
        if (occurrences <= KEPT_DRAFTS) drafts.set(part, drafted);
        if (!pacer.isDue()) continue;
        context?.progress({});
        await pacer.breathe();
      }
    },
    /** `take` writes to the database: what it wrote is of no use before the state is kept that names it. */
    async each(pacer: Pacer, take: (part: number, drafted: DraftedPart) => void): Promise<void> {
      for (let first = 0; first < parts.length; first += AT_ONCE) {
        const some = parts.slice(first, first + AT_ONCE);
        const drafted = some.map((part): [number, DraftedPart] => [part, drafts.get(part) ?? draftOf(part)]);
        transact(database, () => {
          for (const [part, one] of drafted) take(part, one);
        });
        for (const part of some) drafts.delete(part);
        context?.progress({ stage: "rebuilding", done: first + some.length, total: parts.length });
        if (pacer.isDue()) await pacer.breathe();
      }
    },
  };
}

/** So many parts are completed in one transaction; it ends before anyone else has a turn. */
const AT_ONCE = 8;

function transact(database: DatabaseSync, work: () => void): void {
  database.exec("BEGIN");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function groundworkOf(
  build: Build,
  { debates, uses, names, sightings }: Spliced,
  stale: Map<number, string[]>,
): Groundwork {
  const { plan, sources } = build;
  const { partOf, people } = plan;
  return {
    set: sources.set,
    partOf,
    decisions: plan.decisions,
    people,
    stale,
    debates,
    uses,
    names,
    sightings,
  };
}

function countOf({ debates }: Spliced, sources: readonly LoadedSource[]): BuiltState["counts"] {
  const writtenQuestions = debates.questions.reduce((sum, one) => sum + one, 0);
  return {
    debates: debates.questions.length - writtenQuestions,
    writtenQuestions,
    unreadable: sources.filter(isUnreadable).length,
  };
}
