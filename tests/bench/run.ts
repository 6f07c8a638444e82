import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startTestEngine, type TestEngine } from "../../electron/core/testing/engine.ts";
import type { QuerySpec } from "../../shared/api/schemas.ts";
import { readSource } from "../../shared/readers/read-source.ts";
import { READERS } from "../../shared/readers/registry.ts";
import { writeCorpus } from "./corpus.ts";
import { machineFacts, measure, summarise } from "./measure.ts";

/**
 * Measures reading, opening, reopening, queries and facets on seeded corpora, beside what one would use instead
 * on the same text in the same run. Prints JSON; `--sizes 10000,100000` sets the numbers of contributions.
 */

const SEED = 20250116;
const sha256 = (data: string) => createHash("sha256").update(data).digest("hex");
const { values } = parseArgs({
  options: { sizes: { type: "string", default: "10000,100000" }, out: { type: "string" } },
});

const QUERIES: Record<string, string> = {
  everything: "",
  "common word": "government",
  "rare word": "accountability",
  prefix: "gov*",
  phrase: '"the government"',
  and: "government inquiry",
  field: "party:lab government",
};

function spec(text: string): QuerySpec {
  return { text, filters: [], dates: null, sort: [{ column: "date", descending: false }] };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

/** MB/s of each text reader over the same bytes, beside reading and decoding them and doing nothing else. */
async function benchReaders(folder: string) {
  const files = filesBelow(folder).slice(0, 500);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  const perSecond = (milliseconds: number) => Math.round((bytes / 1e6 / (milliseconds / 1000)) * 10) / 10;
  const decode = await measure(5, () => {
    for (const path of files) new TextDecoder().decode(readFileSync(path));
  });
  const readers: Record<string, unknown> = {};
  for (const reader of READERS) {
    const timing = await measure(5, () => {
      for (const path of files) {
        const input = { source: path, path, bytes: readFileSync(path), revision: "0".repeat(64), reader: reader.id };
        readSource(input, { sha256 });
      }
    });
    readers[reader.id] = {
      megabytesPerSecond: perSecond(timing.median),
      timesPlainDecode: Math.round((timing.median / decode.median) * 10) / 10,
      milliseconds: timing,
    };
  }
  return { megabytes: bytes / 1e6, plainReadAndDecode: perSecond(decode.median), readers };
}

async function benchQueries(engine: TestEngine, folder: string) {
  const results: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(QUERIES)) {
    let total = 0;
    const timing = await measure(15, async () => {
      total = (await engine.client.call("query.run", { spec: spec(text), limit: 200 })).contributions;
    });
    results[name] = { contributions: total, milliseconds: timing };
  }
  return { queries: results, grep: benchGrep(folder) };
}

/** A fixed-string search of the same files by ripgrep, or grep where there is no ripgrep. No facets, no order. */
function benchGrep(folder: string) {
  const hasRipgrep = spawnSync("rg", ["--version"]).status === 0;
  const [command, args] = hasRipgrep ? ["rg", ["-ci", "government", folder]] : ["grep", ["-rci", "government", folder]];
  const samples = Array.from({ length: 4 }, () => {
    const start = performance.now();
    spawnSync(command as string, args as string[], { stdio: "ignore" });
    return performance.now() - start;
  });
  return { command, "common word": summarise(samples.slice(1)) };
}

async function openTimed(engine: TestEngine, folder: string) {
  const start = performance.now();
  const end = await engine.open(folder);
  const opened = performance.now();
  await engine.client.call("query.run", { spec: spec(""), limit: 200 });
  return {
    milliseconds: Math.round(opened - start),
    untilFirstRows: Math.round(performance.now() - start),
    read: end.read,
    reused: end.reused,
  };
}

async function benchLibrary(contributions: number, root: string) {
  const folder = join(root, `corpus-${contributions}`);
  const data = join(root, `data-${contributions}`);
  mkdirSync(data);
  const corpus = writeCorpus(folder, { contributions, seed: SEED });
  let engine = startTestEngine(data);
  const first = await openTimed(engine, folder);
  await engine.close();
  engine = startTestEngine(data);
  const again = await openTimed(engine, folder);
  const queries = await benchQueries(engine, folder);
  const changed = changeSome(folder);
  const start = performance.now();
  const rescan = await engine.job(() => engine.client.call("library.rescan", {}));
  const rescanned = { changedFiles: changed, milliseconds: Math.round(performance.now() - start), read: rescan.read };
  await engine.close();
  const megabytesPerSecond = Math.round((corpus.bytes / 1e6 / (first.milliseconds / 1000)) * 10) / 10;
  return { contributions, ...corpus, open: { ...first, megabytesPerSecond }, reopen: again, rescanned, ...queries };
}

/** Adds a line to one file in a hundred. */
function changeSome(folder: string): number {
  const files = filesBelow(folder).filter((_, place) => place % 100 === 0);
  for (const path of files) {
    writeFileSync(path, `${readFileSync(path, "utf8")}\nChanged.\n`);
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
  }
  return files.length;
}

const root = mkdtempSync(join(tmpdir(), "backbench-bench-"));
try {
  const sizes = values.sizes.split(",").map(Number);
  const libraries = [];
  for (const size of sizes) libraries.push(await benchLibrary(size, root));
  const readers = await benchReaders(join(root, `corpus-${sizes[0]}`));
  const report = JSON.stringify(
    { measuredAt: new Date().toISOString(), seed: SEED, machine: machineFacts(), readers, libraries },
    null,
    2,
  );
  if (values.out) writeFileSync(values.out, `${report}\n`);
  console.log(report);
} finally {
  rmSync(root, { recursive: true, force: true });
}
