import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { query, startTestEngine, temporaryFolder } from "../testing/engine.ts";

/** So many that parts are shown before all are read. */
const FILES = 3200;
const ENGINE = join(import.meta.dirname, "../testing/engine.ts");

let folder: ReturnType<typeof temporaryFolder>;
const texts = () => join(folder.path, "texts");

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(texts());
  for (let file = 0; file < FILES; file++) {
    const turns = Array.from({ length: 3 }, (_, at) => {
      const name = ["SAM SAMPLE", "ROBIN ROE", "ALEX EXAMPLE"][(file + at) % 3];
      return `${name}: The matter of number ${file} and ${at} was raised ${at % 2 ? "again" : "before the house"}.\n`;
    });
    writeFileSync(join(texts(), `${file}.txt`), turns.join(""));
  }
});
afterEach(() => folder.remove());

/**
 * Opens the texts in a process of its own and kills it some time after something was told of: of so many things in all,
 * or of a first part that is shown. Answers with what was told.
 */
async function openAndKill(data: string, isMoment: (told: string) => boolean, milliseconds = 0): Promise<string> {
  const script = `
    import { startTestEngine } from ${JSON.stringify(ENGINE)};
    const engine = startTestEngine(${JSON.stringify(data)});
    const marks = { "job.progress": ".", "library.changed": "!" };
    engine.workbench.attach((name) => process.stdout.write(marks[name] ?? ""));
    await engine.open(${JSON.stringify(texts())});
    process.stdout.write("ended");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  let told = "";
  let isNear = false;
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString();
    if (isNear || !isMoment(told)) return;
    isNear = true;
    setTimeout(() => child.kill("SIGKILL"), milliseconds);
  });
  await new Promise((resolve) => child.once("close", resolve));
  return told;
}

/** All that one sees of the texts: ids of files differ from library to library. */
async function shown(data: string) {
  const engine = startTestEngine(data);
  expect(await engine.open(texts())).toMatchObject({ outcome: "done" });
  const all: unknown[] = [];
  for (const text of ["", "matter", '"raised again"', "numb*", "number 7"]) {
    const spec = query({ text, sort: [{ column: "source", descending: false }] });
    const found = await engine.client.call("query.run", { spec, limit: 500 });
    const { contributions, debates, words, hits, facets } = found;
    const speakers = facets.find((one) => one.field === "speaker");
    const rows = found.rows.map((row) => [row.sources, row.snippet, row.hits, row.speaker.name.value]);
    all.push({ contributions, debates, words, hits, speakers, rows });
  }
  await engine.close();
  return all;
}

it("ends with the same index after being killed at any moment, again and again", async () => {
  const undisturbed = await shown(join(folder.path, "undisturbed"));
  const waits = fc.sample(fc.nat(80), { seed: 20250116, numRuns: 6 });
  const wait = () => waits.pop() ?? 0;
  const often = join(folder.path, "often");
  for (const tellings of [2, 6]) {
    await openAndKill(often, (told) => told.length >= tellings, wait());
  }
  const told = await openAndKill(often, (all) => all.includes("!"), wait());
  expect(told).toContain("!");
  expect(await shown(often)).toEqual(undisturbed);
  const once = join(folder.path, "once");
  await openAndKill(once, (all) => all.includes("!"), wait() * 5);
  expect(await shown(once)).toEqual(undisturbed);
}, 300_000);
