import type { UseTable } from "../../../shared/debates/speaker-uses.ts";
import type { BuildAnswer, BuildRequest } from "./build-thread.ts";
import type { PackedDebate } from "./debate-store.ts";
import type { FreshDebates } from "./fresh-debates.ts";
import { type BuildGround, KEPT_DRAFTS, type PartBuilder, type PartDrafted, type PrintTables } from "./part-builder.ts";

/** Asks one thread; rejects when the thread is lost. */
export type AskThread = (build: BuildRequest) => Promise<BuildAnswer>;

/**
 * A builder in each of some threads, which read what is kept of sources from the index in the file `database`. They see
 * what was committed there when they began, and are told ahead what is likely to be printed about people. They begin at
 * once, whenever it is waited for. Rejects with what went wrong in any of them.
 */
export async function buildersInThreads(
  threads: readonly AskThread[],
  database: string,
  ground: BuildGround,
  likely: UseTable,
): Promise<PartBuilder[]> {
  const { set } = ground;
  const { starts, words } = set.skeleton;
  const shared = {
    ...ground,
    set: {
      ids: set.ids,
      extracts: inSharedMemory(set.extracts),
      skeleton: { starts: inSharedMemory(starts), words: inSharedMemory(words) },
    },
  };
  const keptDrafts = Math.ceil(KEPT_DRAFTS / threads.length);
  const table = sharedUses(likely);
  const begin = (ask: AskThread) => asked(ask, { call: "begin", database, ground: shared, keptDrafts, likely: table });
  await Promise.all(threads.map(begin));
  const shareOnce = new WeakMap<UseTable, UseTable>();
  const share = (uses: UseTable): UseTable => {
    const known = shareOnce.get(uses) ?? sharedUses(uses);
    shareOnce.set(uses, known);
    return known;
  };
  return threads.map((ask) => ({
    draft: (tasks) => asked<PartDrafted[]>(ask, { call: "draft", tasks }),
    prints: () => asked<PrintTables>(ask, { call: "prints" }),
    tell: (uses) => asked<void>(ask, { call: "tell", uses: share(uses) }),
    complete: (occurrences) => asked<PackedDebate[]>(ask, { call: "complete", occurrences }),
    finish: () => asked<FreshDebates>(ask, { call: "finish" }),
  }));
}

async function asked<T>(ask: AskThread, build: BuildRequest): Promise<T> {
  const { done, failed } = await ask(build);
  if (failed !== null) throw new Error(`a thread that rebuilds debates failed: ${failed}`);
  return done as T;
}

/** The same table with its numbers in memory that threads share. */
function sharedUses({ texts, starts, columns }: UseTable): UseTable {
  const shared = Object.entries(columns).map(([name, numbers]) => [name, inSharedMemory(numbers)]);
  return { texts, starts: inSharedMemory(starts), columns: Object.fromEntries(shared) as UseTable["columns"] };
}

function inSharedMemory(numbers: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}
