import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/engine.ts";
import { type AskLooks, lookAt } from "./file-looks.ts";
import { type FoundFile, scanRoot } from "./scan.ts";

describe("scanning a folder", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const put = (path: string, text = "x") => {
    mkdirSync(join(folder.path, path, ".."), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  };
  const paths = async () => (await scanRoot(folder.path)).files.map((file) => file.relativePath);
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it("finds files at any depth in the order of their paths", async () => {
    put("b.txt");
    put("a/c/d.txt");
    put("a/b.txt");
    expect(await paths()).toEqual(["a/b.txt", "a/c/d.txt", "b.txt"]);
  });

  it("leaves out what systems and office programs leave behind, and names what only describes the folder", async () => {
    for (const name of ["._a.txt", ".DS_Store", "Thumbs.db", "~$a.docx", ".git/config", "README.md", "manifest.json"])
      put(name);
    put("debate.txt");
    const found = await scanRoot(folder.path);
    expect(found.files.map((file) => file.relativePath)).toEqual(["debate.txt"]);
    expect(found.leftOut.sort()).toEqual(["README.md", "manifest.json"]);
  });

  it("ends in loops of links and reads a folder once, under its own name", async () => {
    put("real/a.txt");
    symlinkSync(folder.path, join(folder.path, "real", "up"));
    symlinkSync(join(folder.path, "real"), join(folder.path, "again"));
    symlinkSync(join(folder.path, "self"), join(folder.path, "self"));
    const found = await scanRoot(folder.path);
    expect(found.files.map((file) => file.relativePath)).toEqual(["real/a.txt"]);
    expect(found.problems).toMatchObject([{ relativePath: "self", code: "unreadable" }]);
  });

  it("never follows a link out of the folder, and says so", async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside.path, "secret.txt"), "x");
    symlinkSync(outside.path, join(folder.path, "link"));
    symlinkSync(join(outside.path, "secret.txt"), join(folder.path, "link.txt"));
    const found = await scanRoot(folder.path);
    outside.remove();
    expect(found.files).toEqual([]);
    expect(found.problems.map((problem) => problem.code)).toEqual(["outside-root", "outside-root"]);
  });

  it("has others look at what was found while it finds more", async () => {
    for (let file = 0; file < 2400; file++) put(`${file < 1200 ? "a" : "b"}/${file}.txt`);
    let found = 0;
    const askedAt: number[] = [];
    const looker: AskLooks = async (paths) => {
      askedAt.push(found);
      return lookAt(paths);
    };
    const onProgress = (files: number) => {
      found = files;
    };
    const { files } = await scanRoot(folder.path, { lookers: [looker], onProgress });
    expect(files.length).toBe(2400);
    expect(askedAt[0]).toBeLessThan(2400);
  });

  it("finds the same with others who look at files, whatever they answer", async () => {
    for (let file = 0; file < 3500; file++) put(`${file % 7}/${file}.txt`, "x".repeat(file % 5));
    const alone = await scanRoot(folder.path);
    let asked = 0;
    let busy = 0;
    const lookers: AskLooks[] = [
      async (paths) => {
        asked++;
        return lookAt(paths);
      },
      async (paths) => new Float64Array(paths.length * 2).fill(Number.NaN),
      () => Promise.reject(new Error("a thread stopped")),
      async () => {
        busy++;
        return null;
      },
    ];
    expect(await scanRoot(folder.path, { lookers })).toEqual(alone);
    expect([alone.files.length, asked > 0]).toEqual([3500, true]);
    // Twice at once, and not again.
    expect(busy).toBeLessThanOrEqual(2);
  });

  it("tells of files as they were looked at", async () => {
    for (let file = 0; file < 1500; file++) put(`${file}.txt`);
    const seen: string[] = [];
    const onSeen = (files: readonly FoundFile[]) => seen.push(...files.map((file) => file.relativePath));
    const { files } = await scanRoot(folder.path, { onSeen });
    expect(seen.sort()).toEqual(files.map((file) => file.relativePath));
  });

  it("names a broken link", async () => {
    symlinkSync(join(folder.path, "gone.txt"), join(folder.path, "link.txt"));
    const { problems } = await scanRoot(folder.path);
    expect(problems[0]?.message).toBe("link.txt could not be read: it does not exist.");
  });

  it("takes a file for a folder of one file, and refuses what is not there", async () => {
    put("a.txt");
    expect((await scanRoot(join(folder.path, "a.txt"))).files).toMatchObject([{ relativePath: "a.txt" }]);
    await expect(scanRoot(join(folder.path, "gone"))).rejects.toMatchObject({ code: "not-found" });
  });

  it("stops when aborted", async () => {
    put("a.txt");
    await expect(scanRoot(folder.path, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
