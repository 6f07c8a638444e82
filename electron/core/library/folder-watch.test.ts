import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing/engine.ts";
import { createFolderWatch, type FolderWatch } from "./folder-watch.ts";
import { scanRoot } from "./scan.ts";

describe("watching the folders of a library", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let watch: FolderWatch;
  let told = 0;
  const root = () => join(folder.path, "texts");
  const at = (path: string) => join(root(), path);
  /** What the engine does each time it is told: it looks, and watches what it found. */
  const look = async () => watch.watch([root()], (await scanRoot(root()).catch(() => ({ folders: [] }))).folders);
  const isTold = (times: number) => vi.waitFor(() => expect(told).toBe(times), { timeout: 15_000 });

  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(at("2024/may"), { recursive: true });
    writeFileSync(at("2024/may/a.txt"), "a");
    told = 0;
    watch = createFolderWatch({ onChange: () => told++, quietMs: 60, awayMs: 20 });
    await look();
  });
  afterEach(() => {
    watch.close();
    folder.remove();
  });

  it("tells of a file that is added, changed, renamed and deleted, at any depth", async () => {
    writeFileSync(at("2024/may/b.txt"), "b");
    await isTold(1);
    writeFileSync(at("2024/may/b.txt"), "longer");
    await isTold(2);
    renameSync(at("2024/may/b.txt"), at("c.txt"));
    await isTold(3);
    rmSync(at("c.txt"));
    await isTold(4);
  });

  it("tells once of three thousand files that come in one go", async () => {
    mkdirSync(at("unpacked"));
    for (let n = 0; n < 3000; n++) writeFileSync(at(`unpacked/${n}.txt`), "x");
    await isTold(1);
    await look();
    writeFileSync(at("unpacked/0.txt"), "more");
    await isTold(2);
  });

  it("tells of a burst that does not end before it ends", async () => {
    watch.close();
    watch = createFolderWatch({ onChange: () => told++, quietMs: 60, atMostMs: 200 });
    await look();
    const writing = setInterval(() => writeFileSync(at("log.txt"), `${Date.now()}`), 10);
    try {
      await vi.waitFor(() => expect(told).toBeGreaterThan(1), { timeout: 5000 });
    } finally {
      clearInterval(writing);
    }
  });

  it("watches a folder that was replaced by another of the same name, below one that was moved away", async () => {
    renameSync(at("2024"), join(folder.path, "elsewhere"));
    await isTold(1);
    await look();
    mkdirSync(at("2024/may"), { recursive: true });
    await isTold(2);
    await look();
    writeFileSync(at("2024/may/new.txt"), "new");
    await isTold(3);
  });

  it("notices that a root that was away is back", async () => {
    renameSync(root(), join(folder.path, "away"));
    await isTold(1);
    await look();
    renameSync(join(folder.path, "away"), root());
    await isTold(2);
  });

  it("is quiet about files that systems leave behind, and after it is closed", async () => {
    writeFileSync(at(".DS_Store"), "x");
    symlinkSync(at("nowhere"), at("link"));
    await isTold(1);
    watch.close();
    writeFileSync(at("d.txt"), "d");
    watch = createFolderWatch({ onChange: () => told++, quietMs: 10 });
    await look();
    writeFileSync(at("e.txt"), "e");
    await isTold(2);
  });

  it("watches the folder of a root that is a file", async () => {
    const file = at("2024/may/a.txt");
    watch.watch([file], (await scanRoot(file)).folders);
    writeFileSync(file, "changed");
    await isTold(1);
  });
});
