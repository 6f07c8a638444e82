import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { query, startTestEngine, temporaryFolder } from "../testing/engine.ts";

const FILES = 240;
const ENGINE = join(import.meta.dirname, "../testing/engine.ts");

let folder: ReturnType<typeof temporaryFolder>;
const texts = () => join(folder.path, "texts");

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(texts());
  for (let file = 0; file < FILES; file++) {
    const turns = Array.from({ length: 8 }, (_, at) => {
      const name = ["SAM SAMPLE", "ROBIN ROE", "ALEX EXAMPLE"][(file + at) % 3];
      return `${name}: The matter of number ${file} and ${at} was raised ${at % 2 ? "again" : "before the house"}.\n`;
    });
    writeFileSync(join(texts(), `${file}.txt`), turns.join(""));
  }
});
afterEach(() => folder.remove());

/** Opens the texts in a process of its own and kills it when the engine has told of its progress so many times. */
async function openAndKill(data: string, tellings: number): Promise<void> {
  const script = `
    import { startTestEngine } from ${JSON.stringify(ENGINE)};
    const engine = startTestEngine(${JSON.stringify(data)});
    engine.workbench.attach((name) => name === "job.progress" && process.stdout.write("."));
    await engine.open(${JSON.stringify(texts())});
    process.stdout.write("ended");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  let told = "";
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString();
    if (told.length >= tellings) child.kill("SIGKILL");
  });
  await new Promise((resolve) => child.once("close", resolve));
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
  const often = join(folder.path, "often");
  for (const tellings of [1, 2, 3, 4, 5, 6]) await openAndKill(often, tellings);
  expect(await shown(often)).toEqual(undisturbed);
  for (const tellings of [3, 5]) {
    const once = join(folder.path, `once-${tellings}`);
    await openAndKill(once, tellings);
    expect(await shown(once)).toEqual(undisturbed);
  }
}, 60_000);
