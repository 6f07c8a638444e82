import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openIndexDatabase } from "../index/index-database.ts";
import { temporaryFolder } from "../testing/engine.ts";
import { packSource } from "./packed-source.ts";
import { parseFile } from "./read-file.ts";
import { createSourceCache } from "./source-cache.ts";

const folder = temporaryFolder();
const { database } = openIndexDatabase(":memory:");
afterEach(() => {
  database.close();
  folder.remove();
});

/** A source as it was read, so many turns long. */
async function read(name: string, turns: number) {
  const path = join(folder.path, name);
  writeFileSync(path, Array.from({ length: turns }, (_, at) => `SAM SAMPLE: Turn ${at} of ${name}.\n`).join(""));
  const outcome = await parseFile({ source: name, relativePath: name, path, reader: null });
  if (!outcome.ok) throw new Error(outcome.message);
  return {
    key: { source: name, size: turns, modified: 0, readers: "", chosen: "" },
    packed: packSource(outcome.parsed),
  };
}

it("forgets words of former readings a few at a time, and goes on after it was called off", async () => {
  const cache = createSourceCache(database);
  const names = Array.from({ length: 150 }, (_, at) => `${at}.txt`);
  const countOf = (table: string) => database.prepare(`SELECT count(*) AS all_ FROM ${table}`).get()?.all_;
  cache.put(await Promise.all(names.map((name) => read(name, 1))));
  cache.put(await Promise.all(names.map((name) => read(name, 2))));
  expect([countOf("bodies"), countOf("words")]).toEqual([300, 300]);

  const calledOff = cache.forgetUnused({
    isDue: () => true,
    breathe: () => Promise.reject(new Error("called off")),
  });
  await expect(calledOff).rejects.toThrow("called off");
  expect(countOf("bodies")).toBeGreaterThan(150);
  expect(countOf("bodies")).toBeLessThan(300);

  let breaths = 0;
  await cache.forgetUnused({
    isDue: () => true,
    async breathe() {
      breaths++;
    },
  });
  expect(breaths).toBeGreaterThan(1);
  expect([countOf("bodies"), countOf("words"), countOf("unused")]).toEqual([150, 150, 0]);
  const { reading } = cache.get("7.txt") as { reading: { body: number } };
  expect(cache.words(reading.body).text(1)).toBe("Turn 1 of 7.txt.");
});
