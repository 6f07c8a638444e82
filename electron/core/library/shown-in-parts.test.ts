import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { LibrarySummary } from "../../../shared/api/library-schemas.ts";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

/** So many small files are worth showing before all are read. */
const FILES = 3200;

let folder: ReturnType<typeof temporaryFolder>;
let engine: TestEngine;
const texts = () => join(folder.path, "texts");
const start = () => startTestEngine(join(folder.path, "data"));

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(texts());
  for (let file = 0; file < FILES; file++) {
    writeFileSync(join(texts(), `${file}.txt`), `SAM SAMPLE: The matter of number ${file} was raised.\n`);
  }
  engine = start();
});
afterEach(async () => {
  await engine.close();
  folder.remove();
});

const counted = async (text: string) =>
  (await engine.client.call("query.run", { spec: query({ text }), limit: 1 })).contributions;
const current = async () => (await engine.client.call("library.current", {})) as LibrarySummary;

/** Opens the texts and calls it off when a part is shown; answers with what that part was. */
async function openPart(): Promise<LibrarySummary> {
  const parts: LibrarySummary[] = [];
  const { job } = await engine.client.call("library.open", { path: texts() });
  const ended = new Promise<unknown>((resolve) => engine.client.on("job.ended", resolve));
  engine.client.on("library.changed", (summary) => {
    parts.push(summary);
    void engine.client.call("jobs.cancel", { job });
  });
  expect(await ended).toMatchObject({ outcome: "cancelled" });
  return parts[0] as LibrarySummary;
}

it("shows and searches the part of a large library that is there, and goes on after a stop", async () => {
  const part = await openPart();
  expect(part.contributions).toBeGreaterThan(100);
  expect(part.contributions).toBeLessThan(FILES);
  expect(part.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["partly-shown", expect.stringContaining("of 3,200 files are shown")],
  ]);
  expect(await counted("matter")).toBe(part.contributions);
  expect((await current()).diagnostics.map(({ code }) => code)).toEqual(["reading-stopped"]);

  // The part is there at once when the program starts again, and the rest follows.
  await engine.close();
  engine = start();
  const seen: number[] = [];
  engine.client.on("library.changed", ({ contributions }) => seen.push(contributions));
  expect(await engine.open(texts())).toMatchObject({ outcome: "done" });
  expect(seen[0]).toBe(part.contributions);
  expect([await counted("matter"), await counted("number 3199")]).toEqual([FILES, 1]);
  expect((await current()).diagnostics).toEqual([]);
});

it("goes on where it was stopped when asked to look for changes", async () => {
  await openPart();
  const end = await engine.job(() => engine.client.call("library.rescan", {}));
  expect(end).toMatchObject({ outcome: "done" });
  expect(end.reused).toBeGreaterThan(100);
  expect(await current()).toMatchObject({ contributions: FILES, diagnostics: [] });
});
