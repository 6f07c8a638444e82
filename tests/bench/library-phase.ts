import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startTestEngine, type TestEngine } from "../../electron/core/testing/engine.ts";
import type { ConcordanceSpec, LineSort } from "../../shared/api/concordance-schemas.ts";
import type { QueryResult, QuerySpec } from "../../shared/api/query-schemas.ts";
import { corpusWords, seededRandom } from "./corpus.ts";
import { filesBelow } from "./files-below.ts";
import { summarise } from "./measure.ts";
import { queryKinds } from "./queries.ts";

/**
 * One phase of the life of a library, in a process of its own so that memory is its own too. Arguments: phase, folder,
 * data folder, and for `idle` the seconds. Prints one line of JSON.
 */

const SEED = 20250116;
const [phase, folder = "", data = "", seconds = "5"] = process.argv.slice(2);
const EVERYTHING: QuerySpec = { text: "", filters: [], dates: null, sort: [{ column: "date", descending: false }] };
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const since = (start: number) => Math.round((performance.now() - start) * 10) / 10;

const run = (engine: TestEngine, spec: QuerySpec): Promise<QueryResult> =>
  engine.client.call("query.run", { spec, limit: 200 });

/** From the call to its end, and to the first rows if they come before; with the work of all threads. */
async function open(engine: TestEngine) {
  const start = performance.now();
  const firstRows = new Promise<number>((resolve) => {
    const stop = engine.client.on("library.changed", async () => {
      stop();
      await run(engine, EVERYTHING);
      resolve(since(start));
    });
  });
  const stages = stagesFrom(engine, start);
  const end = await engine.open(folder);
  const milliseconds = since(start);
  const { read, reused, outcome } = end;
  return {
    milliseconds,
    firstRows: await firstRows,
    stages,
    read,
    reused,
    outcome,
    cpuSeconds: cpuSeconds(),
    peakMegabytes: megabytes(peakMemory()),
  };
}

/** The work of all threads of this process, from its start or since it was asked for. */
function cpuSeconds(before?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1e4) / 100;
}

/** When each stage of a job begins. */
function stagesFrom(engine: TestEngine, start: number): Record<string, number> {
  const stages: Record<string, number> = {};
  engine.client.on("job.progress", ({ stage }) => {
    stages[stage] ??= since(start);
  });
  return stages;
}

function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

async function queries(engine: TestEngine) {
  await engine.open(folder);
  const results: Record<string, unknown> = {};
  for (const { name, budget, next } of queryKinds(corpusWords(SEED), SEED)) {
    const samples: number[] = [];
    const found: number[] = [];
    for (let at = 0; at < 45; at++) {
      const spec = next();
      const start = performance.now();
      const { contributions } = await run(engine, spec);
      // The first few of a kind warm up what would be warm in use.
      if (at >= 5) samples.push(performance.now() - start);
      found.push(contributions);
    }
    found.sort((a, b) => a - b);
    results[name] = { budget, medianContributions: found[found.length >> 1], milliseconds: summarise(samples) };
  }
  return { kinds: results, stop: await stopping(engine), megabytes: megabytes(process.memoryUsage.rss()) };
}

/** How long after a query is called off the engine answers something else. */
async function stopping(engine: TestEngine) {
  const [first, second] = corpusWords(SEED);
  const samples: number[] = [];
  for (let at = 0; at < 20; at++) {
    const controller = new AbortController();
    const params = {
      spec: { ...EVERYTHING, text: `"${first} ${second}" -${corpusWords(SEED)[25_000 + at]}` },
      limit: 200,
    };
    const asked = engine.client.call("query.run", params, controller.signal).catch(() => {});
    await setTimeout(2);
    const start = performance.now();
    controller.abort();
    await engine.client.call("settings.get", {});
    samples.push(performance.now() - start);
    await asked;
  }
  return summarise(samples);
}

/** Lines a measured concordance has about. */
const LINES = 100_000;

/** Five words with about that many hits: opened and shown, sorted by words first read, sorted otherwise, leafed through. */
async function concordance(engine: TestEngine) {
  await engine.open(folder);
  const { contributions } = (await engine.client.call("library.current", {})) ?? { contributions: 0 };
  const random = seededRandom(SEED);
  const samples = { open: [] as number[], read: [] as number[], sort: [] as number[], page: [] as number[] };
  const lines: number[] = [];
  // A word of rank r comes about n / (r ln v) times among n words of a vocabulary v.
  const rank = Math.max(1, Math.round((contributions * 120) / Math.log(30_000) / LINES));
  for (const word of corpusWords(SEED).slice(rank - 1, rank + 4)) {
    const query = { ...EVERYTHING, text: word };
    const show = async (into: number[], sort: LineSort[], offset = 0) => {
      const spec: ConcordanceSpec = { query, sort, sample: null };
      const start = performance.now();
      let facts = await engine.client.call("concordance.open", { spec });
      while (facts.read < facts.lines) facts = await engine.client.call("concordance.open", { spec });
      await engine.client.call("concordance.lines", { spec, offset, limit: 200 });
      into.push(performance.now() - start);
      return facts.lines;
    };
    lines.push(await show(samples.open, ["date"]));
    await show(samples.read, ["1R", "2R", "3R"]);
    const orders: LineSort[][] = [["1L", "2L", "3L"], ["node"], ["speaker", "1R"], ["2R", "1L", "debate"]];
    for (const sort of orders) await show(samples.sort, sort);
    for (let at = 0; at < 10; at++) {
      await show(samples.page, ["2R", "1L", "debate"], Math.floor(random() * (lines.at(-1) ?? 0)));
    }
  }
  const [open, read, sort, page] = [samples.open, samples.read, samples.sort, samples.page].map(summarise);
  return { lines, open, read, sort, page, megabytes: megabytes(process.memoryUsage.rss()) };
}

/** Adds a line to one file in a hundred. */
function changeSome(): number {
  const files = filesBelow(folder).filter((_, place) => place % 100 === 0);
  for (const path of files) {
    writeFileSync(path, `${readFileSync(path, "utf8")}\nChanged.\n`);
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
  }
  return files.length;
}

async function rescan(engine: TestEngine, warm: boolean) {
  await engine.open(folder);
  // What the first build leaves in memory makes the next one cheaper; it is measured with and without.
  if (warm) {
    changeSome();
    await engine.job(() => engine.client.call("library.rescan", {}));
  }
  const changedFiles = changeSome();
  const start = performance.now();
  const stages = stagesFrom(engine, start);
  const before = process.cpuUsage();
  const { read } = await engine.job(() => engine.client.call("library.rescan", {}));
  return { changedFiles, read, milliseconds: since(start), stages, cpuSeconds: cpuSeconds(before) };
}

async function idle(engine: TestEngine) {
  await engine.open(folder);
  await run(engine, EVERYTHING);
  await setTimeout(Number(seconds) * 1000);
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return {
    seconds: Number(seconds),
    rss: megabytes(rss),
    heapUsed: megabytes(heapUsed),
    arrays: megabytes(arrayBuffers),
  };
}

mkdirSync(data, { recursive: true });
// The threads as they are shipped: from source each would first have its types taken off.
const parseWorker = join(import.meta.dirname, "../../out/main/parse-worker.js");
const engine = startTestEngine(data, { parseWorker });
const phases: Record<string, () => Promise<unknown>> = {
  open: () => open(engine),
  queries: () => queries(engine),
  rescan: () => rescan(engine, false),
  rescanAgain: () => rescan(engine, true),
  idle: () => idle(engine),
  concordance: () => concordance(engine),
};
const result = await phases[phase ?? ""]?.();
await engine.close();
console.log(JSON.stringify(result));
