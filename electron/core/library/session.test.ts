import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { PARSE_WORKER, query, temporaryFolder } from "../testing/engine.ts";
import { JOB, sessionIn } from "../testing/session.ts";

/** A session over a folder that holds one transcript of this text. */
function sessionOf(folder: string, text: string, parseWorker = PARSE_WORKER) {
  const texts = join(folder, "texts");
  mkdirSync(texts);
  writeFileSync(join(texts, "a.txt"), text);
  return sessionIn(folder, parseWorker);
}

it("rebuilds an index that turns out to be damaged in the middle of a query, and answers it", async () => {
  const folder = temporaryFolder();
  const session = sessionOf(folder.path, "SAM SAMPLE: Good morning.\nROBIN ROE: And to you.\n");
  await session.load(JOB);

  let isDamaged = true;
  const found = await session.query((engine) => {
    if (isDamaged) {
      isDamaged = false;
      throw Object.assign(new Error("database disk image is malformed"), { errcode: 11 });
    }
    return engine.run({ spec: query({ text: "morning" }), limit: 1 });
  });
  expect(found.hits).toBe(1);
  expect(session.summary().diagnostics.map((one) => one.code)).toEqual(["index-rebuilt"]);
  session.close();
  folder.remove();
});

/** A thread that leaves a mark in a file when it starts. */
function markingWorker(folder: string): { worker: string; starts: string } {
  const [worker, starts] = [join(folder, "worker.ts"), join(folder, "starts")];
  writeFileSync(
    worker,
    `import { appendFileSync } from "node:fs";
     import ${JSON.stringify(PARSE_WORKER)};
     appendFileSync(${JSON.stringify(starts)}, "+");`,
  );
  return { worker, starts };
}

it("has a thread ready once a large library is open, and none for a small one", async () => {
  const folder = temporaryFolder();
  const { worker, starts } = markingWorker(folder.path);
  const small = sessionOf(folder.path, "SAM SAMPLE: Good morning.\n", worker);
  await small.load(JOB);
  await small.load(JOB);
  expect(existsSync(starts)).toBe(false);
  writeFileSync(join(folder.path, "texts", "a.txt"), "SAM SAMPLE: Yes.\nROBIN ROE: No.\n".repeat(10_000));
  await small.load(JOB);
  small.close();
  rmSync(starts, { force: true });
  const large = sessionIn(folder.path, worker);
  expect(large.restore()).toBe(true);
  expect(await large.load(JOB)).toMatchObject({ read: 0, reused: 1 });
  await vi.waitFor(() => expect(readFileSync(starts, "utf8")).toBe("+"), { timeout: 10_000 });
  large.close();
  folder.remove();
});

it("goes on with the threads it has when a few files change again", async () => {
  const folder = temporaryFolder();
  const { worker, starts } = markingWorker(folder.path);
  const session = sessionOf(folder.path, "SAM SAMPLE: Good morning.\n", worker);
  const write = (files: number, words: string) => {
    for (let file = 0; file < files; file++) {
      writeFileSync(join(folder.path, "texts", `${file}.txt`), `ROBIN ROE: Matter ${file} ${words}.\n`);
    }
  };
  write(250, "came");
  await session.load(JOB);
  write(22, "changed");
  expect(await session.load(JOB)).toMatchObject({ read: 22 });
  const started = readFileSync(starts, "utf8");
  write(22, "changed once more");
  expect(await session.load(JOB)).toMatchObject({ read: 22 });
  expect(readFileSync(starts, "utf8")).toBe(started);
  const found = await session.query((engine) => engine.run({ spec: query({ text: '"once more"' }), limit: 1 }));
  expect(found.contributions).toBe(22);
  session.close();
  folder.remove();
});

it("does in one thread what threads could not do together, and the log says what stopped them", async () => {
  const folder = temporaryFolder();
  const worker = join(folder.path, "worker.ts");
  writeFileSync(
    worker,
    `import { parentPort } from "node:worker_threads";
     import ${JSON.stringify(PARSE_WORKER)};
     parentPort.on("message", ({ build }) => build?.call === "draft" && process.exit(7));`,
  );
  const turns = 20_000;
  const session = sessionOf(folder.path, "SAM SAMPLE: Yes.\nROBIN ROE: No.\n".repeat(turns / 2), worker);
  await session.load(JOB);
  expect(session.summary().contributions).toBe(turns);
  const log = readFileSync(join(folder.path, "log/backbench.log"), "utf8");
  expect(log).toMatch(/bug \w+ rebuilding in threads.* stopped \(.*7/);
  session.close();
  folder.remove();
});
