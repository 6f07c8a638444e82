import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { UseTable } from "../../../shared/debates/speaker-uses.ts";
import { makeSource } from "../../../shared/debates/testing/make-source.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { createTextIndex } from "../index/text-index.ts";
import { PARSE_WORKER, temporaryFolder } from "../testing/engine.ts";
import { buildLibrary } from "./build-library.ts";
import { buildersInThreads } from "./builders-in-threads.ts";
import { createDebateStore } from "./debate-store.ts";
import { loadedSource } from "./loaded-source.ts";
import { packSource } from "./packed-source.ts";
import { createParsePool } from "./parse-pool.ts";
import type { BuildGround } from "./part-builder.ts";
import { createSourceCache } from "./source-cache.ts";
import { createView } from "./view.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const SOURCES = Array.from({ length: 30 }, (_, at) =>
  makeSource(`${String(at).padStart(2, "0")}.txt`, [
    {
      title: `Dues ${at % 12}`,
      date: `2025-01-${String((at % 20) + 1).padStart(2, "0")}`,
      turns: [`Ann Lee${at === 3 ? " (Hove) (Lab)" : ""}: @t${at}`, `Sir Ben Ode (Con): @u${at}`, "Mary Chair: Order."],
    },
  ]),
);
const signal = new AbortController().signal;

/** Builds the library in the threads of `entry`, or here; answers with all it shows and how often threads were begun. */
async function build(name: string, entry: string | null) {
  const file = join(folder.path, name);
  const { database } = openIndexDatabase(file);
  const [cache, index, debates] = [createSourceCache(database), createTextIndex(database), createDebateStore(database)];
  const entries = SOURCES.map((one) => ({
    key: { source: one.source, size: 0, modified: 0, readers: "", chosen: "" },
    packed: packSource(one),
  }));
  const sources = cache.put(entries).map((one) => loadedSource(one, new Map()));
  const pool = createParsePool(entry ?? PARSE_WORKER, 2);
  let begun = 0;
  const failures: string[] = [];
  const threads = {
    least: 1,
    start: (ground: BuildGround, likely: UseTable) => {
      begun++;
      return buildersInThreads(pool.builders(signal), file, ground, likely);
    },
    onFailure: (error: unknown) => failures.push(String(error)),
  };
  try {
    const { state } = await buildLibrary({
      database,
      cache,
      index,
      sources,
      diagnostics: [],
      corrections: [],
      names: { made: "", sources: "" },
      former: null,
      ...(entry && { threads }),
    });
    const { layout, catalogue } = state;
    const view = createView({ layout, debates, cache, rootPaths: new Map(), unread: new Map() });
    const shown = layout.debateIds.map((id) => {
      const found = view.debate(id);
      return [found?.debate, found?.turns.map((turn) => [turn.contribution, turn.leading, turn.words, turn.row])];
    });
    return { begun, failures, shown, catalogue, rows: view.debateRows() };
  } finally {
    await pool.close();
    database.close();
  }
}

it("rebuilds the same in threads as here", async () => {
  const here = await build("here.sqlite", null);
  const inThreads = await build("threads.sqlite", PARSE_WORKER);
  expect(here.shown.length).toBeGreaterThan(10);
  expect(inThreads).toEqual({ ...here, begun: 1 });
});

/** A worker that does `then` when it is asked to complete debates. */
function failingWorker(name: string, then: string): string {
  const entry = join(folder.path, name);
  const module = JSON.stringify(join(import.meta.dirname, "build-thread.ts"));
  writeFileSync(
    entry,
    `import { parentPort } from "node:worker_threads";
     import { serveBuilds } from ${module};
     serveBuilds(parentPort);
     parentPort.on("message", ({ id, build }) => {
       if (build.call === "complete") ${then};
     });`,
  );
  return entry;
}

it("rebuilds here when a thread stops or fails in the middle of it, and says why", async () => {
  const here = await build("here.sqlite", null);
  const stopped = await build("stopped.sqlite", failingWorker("stopping.ts", "process.exit(7)"));
  expect(stopped).toEqual({ ...here, begun: 1, failures: [expect.stringMatching(/stopped \(.*7.*\)/)] });
  const answer = "parentPort.postMessage({ id, done: null, failed: 'Error: no room' })";
  const failed = await build("failed.sqlite", failingWorker("failing.ts", answer));
  expect(failed).toEqual({ ...here, begun: 1, failures: [expect.stringContaining("failed: Error: no room")] });
});
