import type { DatabaseSync } from "node:sqlite";
import { differencesIn, indexPeople, type PeopleIndex } from "../../../shared/debates/people.ts";
import { type NameResolver, nameResolver } from "../../../shared/debates/person-name.ts";
import { markRows, USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { spliceTables } from "../../../shared/lib/coded-table.ts";
import { lazily } from "../../../shared/lib/lazily.ts";
import { NumberList } from "../../../shared/lib/number-list.ts";
import { addRun, type GroupRun } from "../../../shared/lib/splice.ts";
import type { Pacer } from "../index/pacer.ts";
import type { JobContext } from "../jobs.ts";
import { condenseUses } from "./condense-uses.ts";
import { createDebateStore } from "./debate-store.ts";
import {
  type BuildGround,
  createPartBuilder,
  occurrencesIn,
  type PartBuilder,
  type PartTask,
  type PrintTables,
} from "./part-builder.ts";
import type { PartPlan } from "./plan-parts.ts";
import type { Rebuilt } from "./rebuilt.ts";
import type { SourceCache } from "./source-cache.ts";
import type { SplicedSources } from "./source-set.ts";
import type { FreshPart } from "./splice-library.ts";
import { transact } from "./transact.ts";

/** What is known of a library before anything is rebuilt. */
export interface BuildPlan {
  /** All of it, or nothing. */
  former: Rebuilt;
  sources: SplicedSources;
  plan: PartPlan;
  names: NameResolver;
  /** Former debate -> its part now; -1 where that changed, or is gone. */
  kept: Int32Array;
  /** What builders are to know. */
  ground: BuildGround;
  /** Builders in threads that were begun; null where there is not much to do. */
  begun: Promise<PartBuilder[]> | null;
}

/** Where things are kept, and what may be used. */
export interface BuildMeans {
  database: DatabaseSync;
  cache: SourceCache;
  context?: JobContext;
  threads?: BuildThreads;
}

/** Threads to rebuild in. */
export interface BuildThreads {
  /** Where fewer occurrences than these changed all is rebuilt here: handing it to threads would take longer. */
  least: number;
  /** Builders that are told ahead what is likely to be printed about people. */
  start(ground: BuildGround, likely: UseTable): Promise<PartBuilder[]>;
  /** Told why threads failed, before all is done again here. */
  onFailure(error: unknown): void;
}

/** What comes of rebuilding. */
export interface Rebuilding {
  fresh: FreshPart[];
  /** Former debate -> its part now; -1 where it was rebuilt or is gone. */
  kept: Int32Array;
  /** Told from what all of the library prints. */
  people(): PeopleIndex;
  /** Part -> ids of corrections that no one debate of it holds. */
  stale: Map<number, string[]>;
}

/** How builders are kept busy: parts that hold about so many occurrences are one request, so many of which are asked at a time. */
interface Pace {
  occurrences: number;
  requests: number;
}
const HERE: Pace = { occurrences: 100, requests: 1 };
/**
 * In threads: each gets so many requests or more, that they share the work alike, but none larger than this; and has so many
 * at a time, that it has work while what was rebuilt is written to disk.
 */
const IN_THREADS = { occurrences: 4000, shares: 8, requests: 4 };

/**
 * Begins in threads where much changed. While here it is found out which parts that concerns, they learn of people from
 * what was printed before: mostly that stays as it was.
 */
export function beginInThreads(
  { set, formerOf }: SplicedSources,
  ground: BuildGround,
  former: Rebuilt,
  threads: BuildThreads | undefined,
): Promise<PartBuilder[]> | null {
  const { starts } = set.skeleton;
  const firstOf = (source: number): number => starts[set.extracts[source] as number] as number;
  const changed = formerOf.reduce((sum, was, at) => (was < 0 ? sum + firstOf(at + 1) - firstOf(at) : sum), 0);
  if (!threads || changed < threads.least) return null;
  const begun = threads.start(ground, condenseUses(former.groundwork.uses));
  // What goes wrong is told to whom waits for it.
  begun.catch(() => {});
  return begun;
}

/**
 * Rebuilds the parts that changed, then finds out about whom other things are known, and rebuilds where they speak: in
 * threads where there is much to do, and here where there is not, or where a thread stopped. Throws the abort reason.
 */
export async function rebuildParts(build: BuildPlan, means: BuildMeans, pacer: Pacer): Promise<Rebuilding> {
  const { starts } = build.sources.set.skeleton;
  const { plan, ground, begun } = build;
  const tasks = tasksOf(plan.changed, plan);
  if (begun) {
    try {
      const builders = await begun;
      const size = tasks.reduce((sum, one) => sum + occurrencesIn(one.extracts, starts), 0);
      const share = Math.ceil(size / (builders.length * IN_THREADS.shares));
      const pace = { occurrences: Math.min(IN_THREADS.occurrences, share), requests: IN_THREADS.requests };
      const work = createPartWork(builders, pace, build, means, pacer, build.former.groundwork.uses);
      return await rebuildBy(work, build, tasks, pacer);
    } catch (error) {
      means.context?.signal.throwIfAborted();
      means.threads?.onFailure(error);
    }
  }
  const work = createPartWork([createPartBuilder(ground, means.cache)], HERE, build, means, pacer);
  return rebuildBy(work, build, tasks, pacer);
}

async function rebuildBy(
  work: PartWork,
  build: BuildPlan,
  changed: readonly PartTask[],
  pacer: Pacer,
): Promise<Rebuilding> {
  const { former, plan, names } = build;
  const kept = Int32Array.from(build.kept);
  let prints = await work.draft(changed);
  const { uses: formerUses, people: formerPeople } = former.groundwork;
  await pacer.breathe();
  const isAlike = isToldAlike(build, prints);
  await pacer.breathe();
  // Where the same is printed as before, all that is printed tells the same of people.
  const uses = isAlike
    ? formerUses
    : spliceTables(USE_COLUMNS, runsOfAll(kept, prints), [formerUses, ...prints.map((one) => one.uses)]);
  const people = lazily(() => indexPeople(uses, plan.people, names));
  await pacer.breathe();
  if (!isAlike && staysAny(kept)) {
    const before = indexPeople(formerUses, formerPeople, nameResolver(formerPeople));
    const isDifferent = differencesIn(formerUses, before, people());
    const affected = new Set<number>();
    for (const [debate, part] of kept.entries()) {
      if (part >= 0 && isDifferent(debate)) affected.add(part);
      if (pacer.isDue()) await pacer.breathe();
    }
    for (const [debate, part] of kept.entries()) if (affected.has(part)) kept[debate] = -1;
    const parts = [...affected].sort((a, b) => a - b);
    if (parts.length > 0) prints = await work.draft(tasksOf(parts, plan));
  }
  const stale = new Map(work.stale);
  for (const [part, ids] of former.groundwork.stale) {
    const now = plan.nowOf[part] ?? -1;
    if (now >= 0 && !stale.has(now)) stale.set(now, ids);
  }
  const rebuilt = former.layout.debateBodies.filter((_, debate) => (kept[debate] as number) < 0);
  const completed = await work.complete(uses, rebuilt);
  return { fresh: completed.map((one, at) => ({ ...one, ...(prints[at] as PrintTables) })), kept, people, stale };
}

/** The parts of those numbers, in that order. */
function tasksOf(parts: readonly number[], { partOf, placed }: PartPlan): PartTask[] {
  const members = new Map<number, number[]>(parts.map((part) => [part, []]));
  for (let extract = 0; extract < partOf.length; extract++) members.get(partOf[extract] as number)?.push(extract);
  return Array.from(members, ([part, extracts]) => ({ part, extracts, decisions: placed.get(part) ?? [] }));
}

/** Builders at work on the same library. */
interface PartWork {
  /** Ids of corrections that no one debate holds, of the parts that were drafted. */
  stale: Map<number, string[]>;
  /** Answers with what all that was drafted so far prints, by builder. */
  draft(tasks: readonly PartTask[]): Promise<PrintTables[]>;
  /**
   * Completes and stores all that was drafted; what is the same as one of the debates stored under `before` is not stored
   * again. What it writes is of no use before the state is kept that names it.
   */
  complete(uses: UseTable, before: Uint32Array): Promise<Pick<FreshPart, "debates" | "bodies">[]>;
}

/** `told` is what the builders know already to be printed about people. */
function createPartWork(
  builders: readonly PartBuilder[],
  pace: Pace,
  { sources }: BuildPlan,
  { database, context }: BuildMeans,
  pacer: Pacer,
  told: UseTable | null = null,
): PartWork {
  const { starts } = sources.set.skeleton;
  const stale = new Map<number, string[]>();
  let drafted = 0;

  /** Does the same with each builder, several times at once. */
  const withEach = (work: (builder: PartBuilder, at: number) => Promise<void>): Promise<unknown> =>
    Promise.all(builders.flatMap((one, at) => Array.from({ length: pace.requests }, () => work(one, at))));

  async function breathe(): Promise<void> {
    context?.progress({});
    if (pacer.isDue()) await pacer.breathe();
  }

  return {
    stale,
    async draft(tasks) {
      const requests = requestsOf(tasks, starts, pace.occurrences);
      await withEach(async (builder) => {
        for (const request of requests) {
          for (const { part, stale: ids, debates } of await builder.draft(request)) {
            if (ids.length > 0) stale.set(part, ids);
            drafted += debates;
          }
          await breathe();
        }
      });
      return Promise.all(builders.map((builder) => builder.prints()));
    },
    async complete(uses, before) {
      const store = createDebateStore(database);
      const known = store.names(before);
      const bodies = builders.map(() => new NumberList());
      let done = 0;
      if (uses !== told) {
        const condensed = condenseUses(uses);
        await Promise.all(builders.map((builder) => builder.tell(condensed)));
      }
      await withEach(async (builder, at) => {
        for (;;) {
          const debates = await builder.complete(pace.occurrences);
          if (debates.length === 0) return;
          transact(database, () => {
            for (const debate of debates) bodies[at]?.push(store.put(debate, known));
          });
          done += debates.length;
          context?.progress({ stage: "rebuilding", done, total: drafted });
          await breathe();
        }
      });
      const finished = await Promise.all(builders.map((builder) => builder.finish()));
      return finished.map((debates, at) => ({ debates, bodies: (bodies[at] as NumberList).finish() }));
    },
  };
}

/** Parts in the order in which they come, in requests of about so many occurrences; each is handed out once. */
function* requestsOf(tasks: readonly PartTask[], starts: Uint32Array, most: number): Generator<PartTask[]> {
  let request: PartTask[] = [];
  let occurrences = 0;
  for (const task of tasks) {
    request.push(task);
    occurrences += occurrencesIn(task.extracts, starts);
    if (occurrences < most) continue;
    yield request;
    request = [];
    occurrences = 0;
  }
  if (request.length > 0) yield request;
}

function staysAny(kept: Int32Array): boolean {
  return kept.some((part) => part >= 0);
}

/** Whether what is rebuilt prints and decides about people just what was there before: then nobody else is affected. */
function isToldAlike({ former, plan, kept }: BuildPlan, prints: readonly PrintTables[]): boolean {
  const { uses, people } = former.groundwork;
  if (!staysAny(kept)) return false;
  if (JSON.stringify(people) !== JSON.stringify(plan.people)) return false;
  const [first, ...others] = prints.map((one) => one.uses) as [UseTable, ...UseTable[]];
  const runs: GroupRun[] = [];
  for (const [from, one] of prints.entries()) addRun(runs, from, 0, one.uses.starts.length - 1);
  const fresh = spliceTables(USE_COLUMNS, runs, [first, ...others]);
  const gone = Array.from(kept.keys()).filter((debate) => (kept[debate] as number) < 0);
  const rowsOf = function* ({ starts }: UseTable, groups: Iterable<number>): Generator<number> {
    for (const group of groups) {
      for (let row = starts[group] as number; row < (starts[group + 1] as number); row++) yield row;
    }
  };
  return markRows(uses)(rowsOf(uses, gone)) === markRows(fresh)(rowsOf(fresh, Array(fresh.starts.length - 1).keys()));
}

/** The debates that stay, then all that were drafted. */
function runsOfAll(kept: Int32Array, prints: readonly PrintTables[]): GroupRun[] {
  const runs: GroupRun[] = [];
  for (let debate = 0; debate < kept.length; debate++) if ((kept[debate] as number) >= 0) addRun(runs, 0, debate);
  for (const [at, { uses }] of prints.entries()) addRun(runs, at + 1, 0, uses.starts.length - 1);
  return runs;
}
