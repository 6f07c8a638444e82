import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../../shared/lib/errors.ts";
import { createGrants } from "./grants.ts";

const summary = (root: string) => ({ roots: [{ id: "r", path: root }] });

function codeOf(check: () => void): string {
  try {
    check();
    return "granted";
  } catch (error) {
    return (error as AppError).code;
  }
}

describe("what a window may name", () => {
  const grants = () => createGrants({ strict: true });

  it("is nothing at first but the sample", () => {
    expect(codeOf(() => grants().check("library.open", { path: "/etc" }))).toBe("not-granted");
    expect(codeOf(() => grants().check("library.addRoot", { path: "/etc" }))).toBe("not-granted");
    expect(codeOf(() => grants().check("save.begin", { path: "/etc/passwd", overwrite: true }))).toBe("not-granted");
    expect(codeOf(() => grants().check("library.open", { path: null }))).toBe("granted");
    expect(codeOf(() => grants().check("query.run", { path: "/etc" }))).toBe("granted");
  });

  it("is what came from a dialog, however it is written, and nothing beside it", () => {
    const given = grants();
    given.grant("/home/analyst/transcripts");
    expect(codeOf(() => given.check("library.open", { path: "/home/analyst/x/../transcripts/" }))).toBe("granted");
    expect(codeOf(() => given.check("library.open", { path: "/home/analyst" }))).toBe("not-granted");
    expect(codeOf(() => given.check("library.open", { path: "/home/analyst/transcripts/../.." }))).toBe("not-granted");
  });

  it("is what the engine named itself: recent libraries and the suggested file", () => {
    const given = grants();
    given.learnAnswer("library.recent", [{ id: "1", name: "n", path: "/old", openedAt: "", exists: true }]);
    given.learnAnswer("save.suggest", { folder: "/out", path: "/out/notes.md" });
    expect(codeOf(() => given.check("library.open", { path: "/old" }))).toBe("granted");
    expect(codeOf(() => given.check("save.begin", { path: "/out/notes.md" }))).toBe("granted");
    expect(codeOf(() => given.check("save.begin", { path: "/out/other.md" }))).toBe("not-granted");
  });

  it("is everything where the host has no dialogs", () => {
    expect(codeOf(() => createGrants({ strict: false }).check("library.open", { path: "/any" }))).toBe("granted");
  });
});

describe("what may be shown in the file manager", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "backbench-grants-"));
    await mkdir(path.join(folder, "library"));
    await writeFile(path.join(folder, "library", "a.txt"), "a");
    await writeFile(path.join(folder, "secret.txt"), "s");
    await symlink(path.join(folder, "secret.txt"), path.join(folder, "library", "link.txt"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const at = (...names: string[]) => path.join(folder, ...names);

  it("is a file of the open library, but nothing that leads out of it", async () => {
    const grants = createGrants({ strict: false });
    expect(await grants.canReveal(at("library", "a.txt"))).toBe(false);
    grants.learnEvent("library.changed", summary(at("library")));
    expect(await grants.canReveal(at("library", "a.txt"))).toBe(true);
    expect(await grants.canReveal(at("library", "gone.txt"))).toBe(false);
    expect(await grants.canReveal(at("library", "..", "secret.txt"))).toBe(false);
    expect(await grants.canReveal(at("library", "link.txt"))).toBe(false);
  });

  it("is a file that was just saved", async () => {
    const grants = createGrants({ strict: true });
    grants.learnAnswer("save.commit", { path: at("secret.txt"), bytes: 1 });
    expect(await grants.canReveal(at("secret.txt"))).toBe(true);
  });
});
