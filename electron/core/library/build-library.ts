import type { DatabaseSync } from "node:sqlite";
import { understoodDifferently } from "../../../shared/debates/named-in.ts";
import { stalePeople } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import { inOrderMade, isAboutPeople } from "../../../shared/debates/resolve-corrections.ts";
import { supersededSources } from "../../../shared/debates/revisions.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import type { SearchIndex, TextSearch } from "../index/search-index.ts";
import type { JobContext } from "../jobs.ts";
import { isUnreadable } from "../query/source-rows.ts";
import { condenseUses } from "./condense-uses.ts";
import type { DebateStore } from "./debate-store.ts";
import { type BuiltState, keepState, readGroundwork } from "./kept-state.ts";
import type { LoadedSource } from "./loaded-source.ts";
import { planParts } from "./plan-parts.ts";
import { type BuildPlan, type BuildThreads, beginInThreads, rebuildParts } from "./rebuild-parts.ts";
import { type Groundwork, nothingRebuilt } from "./rebuilt.ts";
import { rowTexts } from "./row-texts.ts";
import type { SourceCache } from "./source-cache.ts";
import { spliceSources } from "./source-set.ts";
import { type SplicedLibrary, spliceLibrary } from "./splice-library.ts";
import { tellPeopleAhead } from "./told-people.ts";
import { transact } from "./transact.ts";

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
  /** What that build left, where it is still at hand; else it is read from the database. */
  groundwork?: Groundwork | null;
  context?: JobContext;
  /** More sources are about to come: nothing is forgotten that they may need. */
  isPart?: boolean;
  /** Threads to rebuild in where there is much to do; absent: this one does it all. */
  threads?: BuildThreads;
}

/** A built library, kept on disk, and its search. */
export interface Built {
  state: BuiltState;
  search: TextSearch;
  /** What the next build goes on from; large. */
  groundwork: Groundwork;
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
  const build = await prepare(input, pacer);
  await pacer.breathe();
  const { from, former, plan, sources } = build;
  const { fresh, kept, people, stale } = await rebuildParts(build, input, pacer);
  const spliced = await spliceLibrary({ former, kept, fresh, sources }, pacer);
  await pacer.breathe();
  const { layout, catalogue } = spliced;
  const texts = rowTexts(layout, cache, from && { ...spliced, search: from.search, layout: from.layout });
  const search = await index.sync(texts, {
    signal: context?.signal,
    isPart: input.isPart,
    onProgress: (done, total) => context?.progress({ stage: "indexing", done, total }),
  });
  const lost = plan.people.length > 0 ? stalePeople(plan.people, build.names, people(), spliced.uses) : [];
  const state: BuiltState = {
    ...input.names,
    unread: input.sources.filter((source) => source.reading === null),
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
  return { state, search, groundwork };
}

/**
 * What was kept for the next build, read and made ready while others work; null where {@link readGroundwork} gives nothing.
 */
export async function groundworkAhead(
  database: DatabaseSync,
  state: BuiltState,
  pacer: Pacer,
): Promise<Groundwork | null> {
  const groundwork = await readGroundwork(database, state, pacer);
  await pacer.breathe();
  if (groundwork) await tellPeopleAhead(condenseUses(groundwork.uses), groundwork.people, pacer);
  return groundwork;
}

/**
 * Removes what only the former state needed, in slices; `former` is null where all of what is stored may be of others. Throws
 * the abort reason: then the next time goes on with all of what is stored.
 */
export async function forgetFormer(
  debates: DebateStore,
  cache: SourceCache,
  former: BuiltState | null,
  { layout }: BuiltState,
  signal?: AbortSignal,
): Promise<void> {
  const pacer = createPacer(signal);
  await debates.keepOnly(layout.debateBodies, former?.layout.debateBodies ?? null, pacer);
  await cache.forgetUnused(pacer);
}

/**
 * What is less than one source in so many is not gone on from: the others tell other things of nearly everybody, so that
 * all of it would be rebuilt in the end.
 */
const FEW = 4;

/** All that is known before anything is rebuilt. */
interface Build extends BuildPlan {
  /** What is gone on from; null where everything is built. */
  from: BuiltState | null;
}

async function prepare(
  { database, cache, sources: given, corrections, former: state, groundwork: left, threads }: BuildInput,
  pacer: Pacer,
): Promise<Build> {
  const readable = given.filter((source) => source.reading !== null);
  const standing = state && state.layout.sourceIds.length * FEW >= readable.length ? state : null;
  const groundwork = standing && (left ?? (await readGroundwork(database, standing, pacer)));
  const from = groundwork && standing;
  const former = from && groundwork ? { ...from, groundwork } : nothingRebuilt();
  const superseded = supersededSources(
    readable.map(({ id, reading }) => ({ source: id, isSuperseded: reading?.isSuperseded ?? false })),
  );
  const sources = await spliceSources(former.groundwork.set, readable, superseded, cache.skeleton, pacer);
  const decided = inOrderMade(corrections).filter(isAboutPeople);
  const { ids, extracts, skeleton } = sources.set;
  const { starts, words } = skeleton;
  const ground = { set: { ids, extracts, skeleton: { starts, words } }, superseded, people: decided };
  const begun = beginInThreads(sources, ground, former, threads);
  const { names, people, debates } = former.groundwork;
  const renamed = understoodDifferently(names, people, decided);
  const worn = new Set(renamed.map((debate) => debates.parts[debate] as number));
  const plan = planParts(sources, { ...former.groundwork, worn }, corrections);
  const kept = Int32Array.from(debates.parts, (part) => plan.nowOf[part] as number);
  return { from, former, sources, plan, names: nameResolver(plan.people), kept, ground, begun };
}

function groundworkOf(
  build: Build,
  { debates, uses, names, sightings }: SplicedLibrary,
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

function countOf({ debates }: SplicedLibrary, sources: readonly LoadedSource[]): BuiltState["counts"] {
  const writtenQuestions = debates.questions.reduce((sum, one) => sum + one, 0);
  return {
    debates: debates.questions.length - writtenQuestions,
    writtenQuestions,
    unreadable: sources.filter(isUnreadable).length,
  };
}
