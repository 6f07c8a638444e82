import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isStale, runBuild } from "./build.mjs";

const PAST = new Date("2024-01-01");
const BUILT = new Date("2024-01-02");
const LATER = new Date("2024-01-03");

describe("whether a build is needed", () => {
  let root: string;
  const at = (...names: string[]) => path.join(root, ...names);
  function write(file: string, time: Date): void {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), "");
    utimesSync(at(file), time, time);
  }
  /** Writing into a folder changes its time too. */
  function settleFolders(): void {
    for (const folder of ["electron/core", "electron", "renderer", "shared"]) utimesSync(at(folder), PAST, PAST);
  }

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "backbench-build-"));
    for (const file of ["electron/core/a.ts", "renderer/b.tsx", "shared/c.ts", "package.json"]) write(file, PAST);
    settleFolders();
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is: nothing was built yet", () => {
    expect(isStale(root)).toBe(true);
  });

  it("is not: all sources are older", () => {
    write("out/built", BUILT);
    expect(isStale(root)).toBe(false);
  });

  it.each(["electron/core/a.ts", "renderer/b.tsx", "shared/c.ts", "package.json"])("is: %s changed", (file) => {
    write("out/built", BUILT);
    write(file, LATER);
    settleFolders();
    expect(isStale(root)).toBe(true);
  });

  it("is: a source was removed", () => {
    write("out/built", BUILT);
    rmSync(at("electron/core/a.ts"));
    expect(isStale(root)).toBe(true);
  });

  it("is not: a test changed", () => {
    write("electron/core/a.test.ts", LATER);
    settleFolders();
    write("out/built", BUILT);
    expect(isStale(root)).toBe(false);
  });

  it("waits for no build that died, and builds nothing where nothing is stale", async () => {
    write("out/built", BUILT);
    writeFileSync(at("out/building"), "999999999");
    expect(await runBuild(root, { quiet: true, force: false })).toBe(0);
  });
});
