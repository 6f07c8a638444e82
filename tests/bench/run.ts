import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type FramesReport,
  figuresOf,
  figuresOfFrames,
  judge,
  judgeReaders,
  type LibraryReport,
  recordFigures,
  recordReaders,
} from "./budgets.ts";
import { corpusWords, writeCorpus } from "./corpus.ts";
import { machineFacts, summarise, type Timing } from "./measure.ts";
import { benchReaders } from "./readers.ts";

/**
 * Measures reading, opening, reopening, queries, changes and memory on seeded corpora, beside what one would use
 * instead on the same text in the same run. Prints JSON, then which budgets the largest size meets.
 * `--frames` instead scrolls through a table of a million rows in a browser;
 * `--sizes 10000,100000`; `--million` adds 1,000,000; `--record` writes the figures into budgets.json;
 * `--idle 60` seconds before memory is read; `--in <folder>` keeps corpora there for another run; `--out <file>`.
 * `--sizes none` measures the readers alone; `--readers webvtt,subrip` only those.
 */

const SEED = 20250116;
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000" },
    frames: { type: "boolean", default: false },
    million: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    idle: { type: "string", default: "60" },
    in: { type: "string" },
    out: { type: "string" },
    readers: { type: "string", default: "" },
  },
});

/** Searches of the same files by ripgrep, or grep where there is no ripgrep. No facets, no order. */
function benchGrep(folder: string): Record<string, unknown> {
  const hasRipgrep = spawnSync("rg", ["--version"]).status === 0;
  const command = hasRipgrep ? "rg" : "grep";
  const options = hasRipgrep ? [] : ["-r"];
  const words = corpusWords(SEED);
  const time = (flags: string[], patterns: string[]): Timing => {
    const samples = patterns.map((pattern) => {
      const start = performance.now();
      spawnSync(command, [...options, "-c", ...flags, pattern, folder], { stdio: "ignore" });
      return performance.now() - start;
    });
    return summarise(samples.slice(1));
  };
  const some = (from: number) => words.slice(from, from + 4);
  return {
    command,
    "one word, any case": time(["-i", "-F"], some(200)),
    "one word, whole words": time(["-i", "-w"], some(300)),
    "word in nine tenths, any case": time(["-i", "-F"], some(0)),
  };
}

/** More contributions than this are more than an index in memory holds. */
const MOST_IN_MEMORY = 100_000;

/** Runs a phase in a process of its own. */
function phase<T>(script: string, ...args: string[]): T {
  const path = join(import.meta.dirname, script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${script} ${args.join(" ")} ended with ${status}: ${stderr}`);
  console.error(`${args.slice(0, 2).join(" ")}: ${stdout.trim().slice(0, 200)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "null") as T;
}

function benchLibrary(contributions: number, root: string) {
  const folder = join(root, `corpus-${contributions}`);
  const data = join(root, `data-${contributions}`);
  rmSync(folder, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  const corpus = writeCorpus(folder, { contributions, seed: SEED });
  // On its way to the disk it would be in the way of what is measured.
  spawnSync("sync");
  const ofLibrary = <T>(name: string, ...more: string[]) => phase<T>("library-phase.ts", name, folder, data, ...more);
  const open = ofLibrary<{ milliseconds: number }>("open");
  const ingest = phase<object>("ingest-phase.ts", folder);
  const reopen = ofLibrary<{ firstRows: number }>("open");
  const queries = ofLibrary<LibraryReport["queries"]>("queries");
  const concordance = ofLibrary<LibraryReport["concordance"]>("concordance");
  const idle = ofLibrary<LibraryReport["idle"]>("idle", values.idle);
  const grep = benchGrep(folder);
  const rescan = ofLibrary<{ milliseconds: number }>("rescan");
  const rescanAgain = ofLibrary<{ milliseconds: number }>("rescanAgain");
  const database = join(root, `fts5-${contributions}.sqlite`);
  const fts5 = phase<object>("fts5-phase.ts", String(contributions), database);
  rmSync(database, { force: true });
  const miniSearch =
    contributions > MOST_IN_MEMORY ? null : phase<object>("minisearch-phase.ts", String(contributions));
  const library = { open, ingest, reopen, queries, concordance, idle, rescan, rescanAgain };
  return { contributions, ...corpus, ...library, grep, fts5, miniSearch };
}

/** Work of the page's main thread while a table of a million rows is scrolled through. */
function benchFrames(): void {
  const frames = phase<FramesReport>("frames-phase.ts", "1000000");
  const printed = JSON.stringify({ measuredAt: new Date().toISOString(), machine: machineFacts(), frames }, null, 2);
  if (values.out) writeFileSync(values.out, `${printed}\n`);
  console.log(printed);
  const figures = figuresOfFrames(frames);
  if (values.record) recordFigures(figures);
  for (const line of judge(figures)) console.log(line);
}

/** The threads that read are measured as they are shipped. */
function build(): void {
  const start = join(import.meta.dirname, "../../electron/start.mjs");
  const { status } = spawnSync(process.execPath, [start, "--build"], { stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("the program could not be built");
}

build();
if (values.frames) {
  benchFrames();
  process.exit(0);
}
const root = values.in ?? mkdtempSync(join(tmpdir(), "backbench-bench-"));
try {
  const sizes = values.sizes === "none" ? [] : values.sizes.split(",").map(Number);
  if (values.million) sizes.push(1_000_000);
  const libraries = sizes.map((size) => benchLibrary(size, root));
  const readers = benchReaders(values.readers.split(",").filter((id) => id !== ""));
  const report = { measuredAt: new Date().toISOString(), seed: SEED, machine: machineFacts(), readers, libraries };
  const printed = JSON.stringify(report, null, 2);
  if (values.out) writeFileSync(values.out, `${printed}\n`);
  console.log(printed);
  if (values.record) recordReaders(readers);
  console.log("\nReaders:");
  for (const line of judgeReaders(readers)) console.log(line);
  const largest = libraries.at(-1);
  if (largest) {
    const figures = figuresOf(largest);
    if (values.record) recordFigures(figures);
    console.log(`\nBudgets, measured with ${largest.contributions.toLocaleString("en-GB")} contributions:`);
    for (const line of judge(figures)) console.log(line);
  }
} finally {
  if (!values.in) rmSync(root, { recursive: true, force: true });
}
