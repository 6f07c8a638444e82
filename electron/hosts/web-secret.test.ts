import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isSameSecret, readOrCreateSecret } from "./web-secret.ts";

describe("the web host's key", () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), "backbench-key-")), "data");
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true }));
  const file = () => path.join(folder, "web-key");

  it("has 256 bits, stays the same, and only its owner can read it", async () => {
    const key = await readOrCreateSecret(folder);
    expect(Buffer.from(key, "base64url")).toHaveLength(32);
    expect(await readOrCreateSecret(folder)).toBe(key);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await readFile(file(), "utf8")).trim()).toBe(key);
  });

  it("is replaced when others could have read it", async () => {
    const key = await readOrCreateSecret(folder);
    await chmod(file(), 0o644);
    expect(await readOrCreateSecret(folder)).not.toBe(key);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it("is replaced when it is damaged", async () => {
    await readOrCreateSecret(folder);
    await writeFile(file(), "short");
    expect(Buffer.from(await readOrCreateSecret(folder), "base64url")).toHaveLength(32);
  });

  it("is compared whole", () => {
    expect(isSameSecret("abc", "abc")).toBe(true);
    for (const wrong of ["", "ab", "abd", "abcd", "ABC"]) expect(isSameSecret(wrong, "abc")).toBe(false);
  });
});
