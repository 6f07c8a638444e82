import { readFileSync } from "node:fs";
import { sha256 } from "../../electron/core/files/sha256.ts";
import { keyOfHash } from "../../electron/core/index/key-table.ts";
import { SegmentWriter } from "../../electron/core/index/segment-writer.ts";
import { packSource } from "../../electron/core/library/packed-source.ts";
import { parseFile } from "../../electron/core/library/read-file.ts";
import { filesBelow } from "./files-below.ts";

/**
 * What one thread does with each file of a folder when it is read for the first time, step by step: MB of source text a
 * second of this thread's own work (other processes do not count). Arguments: folder, how many files at most.
 */

const [folder = "", most = "1500"] = process.argv.slice(2);
const files = filesBelow(folder).slice(0, Number(most));
const spent: Record<string, number> = {};
let bytes = 0;

async function measured<T>(step: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  spent[step] = (spent[step] ?? 0) + user + system;
  return result;
}

async function readAll(): Promise<void> {
  const writer = new SegmentWriter();
  for (let from = 0; from < files.length; from += 50) {
    const some = files.slice(from, from + 50);
    const contents = await measured("read and hash", () =>
      some.map((path) => readFileSync(path)).map((one) => [one, sha256(one)]),
    );
    bytes += contents.reduce((sum, [one]) => sum + (one?.length ?? 0), 0);
    const parsed = await measured("the same, decode and parse", async () => {
      const outcomes = [];
      for (const path of some) outcomes.push(await parseFile({ source: path, relativePath: path, path, reader: null }));
      return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.parsed] : []));
    });
    const packed = await measured("pack what is kept", () => parsed.map(packSource));
    await measured("terms", () => {
      for (const { hash, text } of packed.flatMap(({ texts }) => texts)) writer.add(...keyOfHash(hash), text);
    });
  }
  await measured("postings", () => writer.finish());
}

// Once to warm up.
for (let round = 0; round < 2; round++) {
  for (const step of Object.keys(spent)) delete spent[step];
  bytes = 0;
  await readAll();
}
const all = Object.entries(spent).reduce((sum, [step, time]) => sum + (step === "read and hash" ? 0 : time), 0);
const perSecond = (microseconds: number) => Math.round((bytes / microseconds) * 10) / 10;
const steps = Object.fromEntries(Object.entries(spent).map(([step, time]) => [step, perSecond(time)]));
console.log(
  JSON.stringify({ megabytes: bytes / 1e6, perSecondOfOneCore: { ...steps, "all together": perSecond(all) } }),
);
