import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acquireLock } from "./lock.ts";
import { dataPaths } from "./paths.ts";
import { temporaryFolder } from "./testing/engine.ts";

const me = { pid: process.pid, host: "test", since: "2025-01-01T00:00:00.000Z" };

describe("the lock of a data folder", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it("is held by one engine, and the other is told by whom", () => {
    const paths = dataPaths(folder.path);
    const first = acquireLock(paths, me);
    const second = acquireLock(paths, { ...me, host: "other" });
    expect(first.held).toBe(true);
    expect(second).toMatchObject({ held: false, isUnwritable: false });
    if (!second.held) expect(second.reason).toContain(`test, process ${process.pid}, since 2025-01-01`);
    if (first.held) first.release();
    const third = acquireLock(paths, me);
    expect(third.held).toBe(true);
    if (third.held) third.release();
  });

  it("ends with its process, even one that is killed", async () => {
    const script = join(folder.path, "holder.ts");
    writeFileSync(
      script,
      `import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, "lock.ts"))};
       import { dataPaths } from ${JSON.stringify(join(import.meta.dirname, "paths.ts"))};
       const lock = acquireLock(dataPaths(${JSON.stringify(folder.path)}), { pid: process.pid, host: "child", since: "now" });
       console.log(lock.held);
       setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
    const [said] = await once(child.stdout, "data");
    expect(String(said).trim()).toBe("true");
    const refused = acquireLock(dataPaths(folder.path), me);
    expect(refused.held ? "" : refused.reason).toContain(`child, process ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = acquireLock(dataPaths(folder.path), me);
    expect(lock.held).toBe(true);
    if (lock.held) lock.release();
  });

  it("says that a folder cannot be written", () => {
    const file = join(folder.path, "file");
    writeFileSync(file, "");
    const lock = acquireLock(dataPaths(join(file, "data")), me);
    expect(lock).toMatchObject({ held: false, isUnwritable: true });
  });
});
