import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFile } from "../../electron/core/library/read-file.ts";
import { readSourceStream } from "../../shared/readers/read-source.ts";
import { ALL_FORMATS } from "./formats/all-formats.ts";
import { blocksOf } from "./formats/debates.ts";
import { measure } from "./measure.ts";

/**
 * One reader, in a process of its own so that memory and compiled code are its own too. Arguments: `speed`, `memory` or
 * `whole`, reader, megabytes. Writes a seeded source, reads it from disk, and prints one line of JSON: how fast, beside plain
 * reading and decoding and, for XML, `xmllint`; what was found and the most memory that was needed; or both where the file is
 * read as those of a library are, at once and with all that comes of it kept.
 */

const SEED = 20250116;
/** Larger blocks would be memory that was never used before each time, which is dearer than what is measured. */
const BLOCK = 1 << 18;
const RUNS = 5;

const [mode, reader, megabytes = "20"] = process.argv.slice(2);
const format = ALL_FORMATS.find((one) => one.reader === reader);
if (!format) throw new Error(`There is no format for a reader "${reader}".`);
const folder = mkdtempSync(join(tmpdir(), "backbench-reader-"));
const path = join(folder, format.file);

function* blocks(): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const block = new Uint8Array(BLOCK);
      const length = readSync(file, block);
      if (length > 0) yield block.subarray(0, length);
      if (length < BLOCK) return;
    }
  } finally {
    closeSync(file);
  }
}

function read() {
  const counts = { occurrences: 0, extracts: 0, spans: 0 };
  const sink = {
    occurrence: () => counts.occurrences++,
    extract: () => counts.extracts++,
    span: () => counts.spans++,
    again: () => Object.assign(counts, { occurrences: 0, extracts: 0, spans: 0 }),
  };
  const options = { sha256: (data: string | Uint8Array) => hash("sha256", data, "hex") };
  const summary = readSourceStream({ path: format?.file ?? "", blocks }, options, sink);
  if (summary.reader.id !== reader) throw new Error(`Read by ${summary.reader.id} instead of ${reader}.`);
  const codes = [...new Set(summary.diagnostics.map(({ code }) => code))];
  return { bytes: summary.byteLength, ...counts, unrecognised: summary.unrecognisedCharacters, codes };
}

async function speed() {
  const { bytes } = read();
  const perSecond = ({ median }: { median: number }) => Math.round((bytes / 1e3 / median) * 10) / 10;
  const own = perSecond(await measure(RUNS, read));
  const plain = perSecond(await measure(RUNS, () => new TextDecoder().decode(readFileSync(path))));
  const lint = () => spawnSync("xmllint", ["--stream", "--noout", path], { stdio: "ignore" }).status === 0;
  const xmllint = format?.isXml && lint() ? perSecond(await measure(RUNS, lint)) : null;
  return { reader, megabytes: bytes / 1e6, megabytesPerSecond: own, plainReadAndDecode: plain, xmllint };
}

function memory() {
  const found = read();
  return { reader, ...found, peakMegabytes: peakMegabytes() };
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

async function whole() {
  const task = { source: "bench/source", relativePath: format?.file ?? "", path, reader: null };
  let bytes = 0;
  const { median } = await measure(RUNS, async () => {
    const outcome = await parseFile(task);
    if (!outcome.ok) throw new Error(outcome.message);
    bytes = outcome.parsed.byteLength;
  });
  const megabytesPerSecond = Math.round((bytes / 1e3 / median) * 10) / 10;
  return { reader, megabytes: bytes / 1e6, megabytesPerSecond, peakMegabytes: peakMegabytes() };
}

try {
  const file = openSync(path, "w");
  for (const block of blocksOf(format, Number(megabytes) * 1e6, SEED)) writeSync(file, block);
  closeSync(file);
  const measured = mode === "memory" ? memory() : mode === "whole" ? await whole() : await speed();
  console.log(JSON.stringify(measured));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
