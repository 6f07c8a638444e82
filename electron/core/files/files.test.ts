import { mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/engine.ts";
import { listFolders, suggestSavePath } from "./folders.ts";
import { createSafeSave } from "./safe-save.ts";

describe("saving a file", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let home: string;
  const path = (name: string) => join(home, name);
  const saves = (openFile?: Parameters<typeof createSafeSave>[0]["openFile"]) =>
    createSafeSave({ home, protectedFolders: () => [path("library")], openFile });
  beforeEach(() => {
    folder = temporaryFolder();
    home = realpathSync(folder.path);
    mkdirSync(path("library/deep"), { recursive: true });
  });
  afterEach(() => folder.remove());

  it("puts the whole file in place at once, and nothing before", async () => {
    const save = saves();
    const { save: id } = await save.begin("~/notes.md", false);
    await save.append(id, "one “two”\n");
    await save.append(id, "three\n");
    expect(readdirSync(home).includes("notes.md")).toBe(false);
    expect(await save.commit(id)).toEqual({ path: path("notes.md"), bytes: 20 });
    expect(readFileSync(path("notes.md"), "utf8")).toBe("one “two”\nthree\n");
    expect(readdirSync(home).sort()).toEqual(["library", "notes.md"]);
  });

  it("never replaces a file unasked, not even one that came meanwhile", async () => {
    const save = saves();
    writeFileSync(path("a.md"), "old");
    await expect(save.begin(path("a.md"), false)).rejects.toMatchObject({ code: "exists" });
    const late = await save.begin(path("b.md"), false);
    writeFileSync(path("b.md"), "came meanwhile");
    await expect(save.commit(late.save)).rejects.toMatchObject({ code: "exists" });
    expect(readFileSync(path("b.md"), "utf8")).toBe("came meanwhile");
    const asked = await save.begin(path("a.md"), true);
    await save.append(asked.save, "new");
    await save.commit(asked.save);
    expect(readFileSync(path("a.md"), "utf8")).toBe("new");
    expect(readdirSync(home).sort()).toEqual(["a.md", "b.md", "library"]);
  });

  it("writes nothing inside a library, by whatever way", async () => {
    const save = saves();
    symlinkSync(path("library/deep"), path("link"));
    writeFileSync(path("library/a.txt"), "source");
    symlinkSync(path("library/a.txt"), path("innocent.md"));
    for (const target of ["library/x.md", "library/deep/x.md", "link/x.md", "innocent.md"]) {
      await expect(save.begin(path(target), true)).rejects.toMatchObject({ code: "inside-library" });
    }
    await expect(save.begin(path("gone/x.md"), false)).rejects.toMatchObject({ code: "not-found" });
    await expect(save.begin("x.md", false)).rejects.toMatchObject({ code: "bad-params" });
    await expect(save.begin(path("library"), true)).rejects.toMatchObject({ code: "inside-library" });
  });

  it("leaves nothing behind when given up, when the disk is full, and when the engine ends", async () => {
    const save = saves();
    await save.abort((await save.begin(path("a.md"), false)).save);
    await save.begin(path("b.md"), false);
    await save.close();
    const full = saves(async (temporary) => {
      const file = await open(temporary, "wx");
      file.appendFile = () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" }));
      return file;
    });
    const { save: id } = await full.begin(path("c.md"), false);
    await expect(full.append(id, "words")).rejects.toMatchObject({ code: "disk-full" });
    await expect(full.commit(id)).rejects.toMatchObject({ code: "not-found" });
    expect(readdirSync(home)).toEqual(["library"]);
  });
});

describe("listing folders", () => {
  it("names visible sub-folders only, in order, and says what cannot be read", async () => {
    const folder = temporaryFolder();
    for (const name of ["b10", "b9", "A", ".hidden"]) mkdirSync(join(folder.path, name));
    writeFileSync(join(folder.path, "secret.txt"), "");
    symlinkSync(join(folder.path, "A"), join(folder.path, "link"));
    const listed = await listFolders("~", folder.path);
    expect(listed).toMatchObject({
      path: folder.path,
      folders: ["A", "b9", "b10", "link"],
      readable: true,
      truncated: false,
    });
    expect(await listFolders("A/../b9/", folder.path)).toMatchObject({
      path: join(folder.path, "b9"),
      parent: folder.path,
    });
    expect(await listFolders("gone", folder.path)).toMatchObject({ readable: false, folders: [] });
    expect((await listFolders("/", folder.path)).parent).toBeNull();
    folder.remove();
  });

  it("suggests Downloads where there is one, and a name any system takes", () => {
    const folder = temporaryFolder();
    expect(suggestSavePath("a.md", folder.path).path).toBe(join(folder.path, "a.md"));
    mkdirSync(join(folder.path, "Downloads"));
    expect(suggestSavePath("Debate: 6/1?.md", folder.path).path).toBe(
      join(folder.path, "Downloads", "Debate- 6-1-.md"),
    );
    expect(suggestSavePath("..", folder.path).path).toBe(join(folder.path, "Downloads", "export"));
    folder.remove();
  });
});
