import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PARSE_WORKER, temporaryFolder } from "../testing/engine.ts";
import { createParsePool, type ParsePool, type PoolLimits } from "./parse-pool.ts";

const GOOD = "SAM SAMPLE: Good morning to you all.\nROBIN ROE: And to you, I am sure.\n";

describe("the threads that read", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let pool: ParsePool | null = null;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await pool?.close();
    folder.remove();
  });

  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder.path, name), content);
  const task = (name: string) => ({ source: name, relativePath: name, path: join(folder.path, name), reader: null });

  /** Reads files in one batch under limits, and tells what became of each. */
  async function read(names: string[], limits: PoolLimits, entry = PARSE_WORKER): Promise<string[]> {
    pool = createParsePool(entry, 1, limits);
    const { outcomes } = await pool.read(names.map(task), new AbortController().signal);
    return outcomes.map((outcome) => (outcome.ok ? "read" : `${outcome.code}: ${outcome.message}`));
  }

  it("give up a PDF that eats memory, and read the other files of its batch", async () => {
    for (const name of ["a.txt", "z.txt"]) put(name, GOOD);
    put("eater.pdf", "%PDF-1.7");
    const reader = (name: string) => JSON.stringify(join(import.meta.dirname, name));
    put(
      "worker.ts",
      `import { parentPort } from "node:worker_threads";
       import { serveReads } from ${reader("read-batch.ts")};
       import { readTask } from ${reader("read-file.ts")};
       const eaten = [];
       const eat = () => {
         for (let at = 0; at < 2000; at++) eaten.push({ at, more: [at, at] });
       };
       serveReads(parentPort, (task) =>
         task.relativePath === "eater.pdf" ? new Promise(() => setInterval(eat, 0)) : readTask(task));`,
    );
    const limits = { memoryMb: 128, timeMs: 300_000 };
    expect(await read(["a.txt", "eater.pdf", "z.txt"], limits, join(folder.path, "worker.ts"))).toEqual([
      "read",
      "reader-stopped: eater.pdf could not be read: its reader stopped (it needs more than 128 MB of memory).",
      "read",
    ]);
  });

  it("give up a file that takes too long, and read the others", async () => {
    put("a.txt", GOOD);
    put("hang.pdf", "%PDF-1.7");
    put(
      "worker.ts",
      `import { parentPort } from "node:worker_threads";
       const outcome = { ok: false, revision: null, code: "answered", message: "in time" };
       parentPort.on("message", ({ id, tasks }) => {
         while (tasks.some((task) => task.relativePath === "hang.pdf"));
         parentPort.postMessage({ id, outcomes: tasks.map(() => outcome), segment: null });
       });`,
    );
    const limits = { memoryMb: 512, timeMs: 3_000 };
    expect(await read(["hang.pdf", "a.txt"], limits, join(folder.path, "worker.ts"))).toEqual([
      "reader-stopped: hang.pdf could not be read: its reader stopped (it took longer than 3 seconds).",
      "answered: in time",
    ]);
  });

  it("are as many as what is to be read is worth", async () => {
    put(
      "worker.ts",
      `import { parentPort, threadId } from "node:worker_threads";
       const outcome = { ok: false, revision: null, code: "thread", message: String(threadId) };
       parentPort.on("message", ({ id }) => parentPort.postMessage({ id, outcomes: [outcome], segment: null }));`,
    );
    const own = createParsePool(join(folder.path, "worker.ts"), 3);
    pool = own;
    const { signal } = new AbortController();
    const threadsOf = async (files: number) => {
      const reads = Array.from({ length: files }, (_, at) => own.read([task(`${at}.txt`)], signal));
      const threads = (await Promise.all(reads)).flatMap(({ outcomes }) =>
        outcomes.map((one) => (one.ok ? "" : one.message)),
      );
      return new Set(threads).size;
    };
    expect(await threadsOf(9)).toBe(1);
    own.expect(1_000_000);
    expect(await threadsOf(9)).toBe(1);
    own.expect(20_000_000);
    expect(await threadsOf(9)).toBe(2);
    own.expect(900_000_000);
    expect(await threadsOf(9)).toBe(3);
    await own.close();
    expect(await threadsOf(9)).toBe(1);
  });

  it("leave the thread that asks free while a file of 4 MB with 1,500 turns is read", async () => {
    const turns = Array.from({ length: 1500 }, (_, at) => {
      const words = `This is speech ${at}, and it has a good many words. `.repeat(55);
      return `<speech id="uk.org.publicwhip/debate/2031-03-04a.${at}.0" speakername="Jane Doe"><p>${words}</p></speech>`;
    });
    put("debates2031-03-04a.xml", `<publicwhip latest="yes">${turns.join("")}</publicwhip>`);
    let free = 0;
    let isDone = false;
    const reading = read(["debates2031-03-04a.xml"], { memoryMb: 1024, timeMs: 300_000 }).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await setImmediate();
      free++;
    }
    expect(await reading).toEqual(["read"]);
    expect(free, "turns of the event loop while the file was read").toBeGreaterThan(100);
  });
});
