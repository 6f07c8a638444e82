import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LibrarySummary } from "../../../shared/api/library-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { query, SEEDS, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

const party = {
  type: "person-field",
  person: "Yvette Cooper",
  field: "party",
  value: "Lab",
  from: null,
  to: null,
} as const;

describe("a library over time", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: TestEngine;
  const data = () => join(folder.path, "data");
  const texts = (name = "texts") => join(folder.path, name);
  const current = async () => (await engine.client.call("library.current", {})) as LibrarySummary;
  const rescan = () => engine.job(() => engine.client.call("library.rescan", {}));
  const labour = async () => {
    const { contributions } = await engine.client.call("query.run", { spec: query({ text: "party:lab" }), limit: 0 });
    return contributions;
  };

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(texts());
    for (const name of readdirSync(SEEDS).filter((name) => name.endsWith(".txt"))) {
      cpSync(join(SEEDS, name), join(texts(), name));
    }
    engine = startTestEngine(data());
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  it("is the same library for the same folder, and writes nothing there", async () => {
    const before = readdirSync(texts());
    await engine.open(texts());
    const { id } = await current();
    await engine.open(`${texts()}/../texts`);
    expect((await current()).id).toBe(id);
    expect(readdirSync(texts())).toEqual(before);
    expect(await engine.client.call("library.recent", {})).toMatchObject([{ id, name: "texts", exists: true }]);
  });

  it("tells that something is being opened until it is, failed or was called off", async () => {
    const opening = () => engine.client.call("library.opening", {});
    expect(await opening()).toBeNull();
    const open = () => engine.client.call("library.open", { path: texts() });
    const { outcome } = await engine.job(async () => {
      const started = await open();
      expect(await opening()).toEqual({ job: started.job });
      return started;
    });
    expect([outcome, await opening()]).toEqual(["done", null]);
    const stopped = await engine.job(async () => {
      const started = await open();
      await engine.client.call("jobs.cancel", { job: started.job });
      return started;
    });
    expect([stopped.outcome, await opening()]).toEqual(["cancelled", null]);
  });

  it("notices new, copied, changed, renamed and deleted files", async () => {
    await engine.open(texts());
    const copy = join(texts(), "copy.txt");
    cpSync(join(texts(), "003_ead50780a37b6cfc.txt"), copy);
    await rescan();
    expect(await current()).toMatchObject({ sources: 6, contributions: 29 });
    renameSync(copy, join(texts(), "renamed.txt"));
    await rescan();
    expect(await current()).toMatchObject({ sources: 6, contributions: 29 });
    rmSync(join(texts(), "renamed.txt"));
    // What is read in the moment it was written is read once more.
    await vi.waitFor(async () => expect(await rescan()).toMatchObject({ read: 0, reused: 5 }));
    writeFileSync(
      join(texts(), "000_1e4efff763699b4b.txt"),
      "ALEX EXAMPLE: One new sentence.\nSAM SAMPLE: And an answer.\nALEX EXAMPLE: Thank you.\n",
    );
    await rescan();
    const found = await engine.client.call("query.run", { spec: query({ text: "speaker:alex" }), limit: 5 });
    expect(found.rows.map((row) => row.snippet)).toEqual(["One new sentence.", "Thank you."]);
  });

  it("has the same ids when all of the data folder is lost, so that the window's own records fit again", async () => {
    const sources = async () => {
      const params = { sort: [], offset: 0, limit: 10 };
      return (await engine.client.call("sources.list", params)).rows.map(({ id }) => id);
    };
    await engine.open(texts());
    const [before, { id }] = [await sources(), await current()];
    await engine.close();
    rmSync(data(), { recursive: true });
    engine = startTestEngine(data());
    await engine.open(texts());
    expect(await current()).toMatchObject({ id });
    expect(await sources()).toEqual(before);
  });

  it("takes another folder that stands where one stood before for another library", async () => {
    await engine.open(texts());
    const { id } = await current();
    renameSync(texts(), texts("moved"));
    await engine.open(texts("moved"));
    expect(await current()).toMatchObject({ id });
    mkdirSync(texts());
    writeFileSync(join(texts(), "a.txt"), "ALEX EXAMPLE: One sentence.\nSAM SAMPLE: And an answer.\n");
    await engine.open(texts());
    expect((await current()).id).not.toBe(id);
  });

  it("shows by itself what comes, changes and goes, a burst in one go", async () => {
    await engine.close();
    engine = startTestEngine(data(), { watchFolders: true });
    await engine.open(texts());
    const changes = () => engine.events.filter(({ name }) => name === "library.changed").length;
    const becomes = (counts: Partial<LibrarySummary>) =>
      vi.waitFor(async () => expect(await current()).toMatchObject(counts), { timeout: 10_000 });
    const before = changes();
    for (let n = 0; n < 300; n++) {
      const text = `ALEX EXAMPLE: Sentence ${n}.\nSAM SAMPLE: Answer ${n}.\nALEX EXAMPLE: Thank you, ${n}.\n`;
      writeFileSync(join(texts(), `more-${n}.txt`), text);
    }
    await becomes({ sources: 305 });
    expect(changes()).toBeLessThanOrEqual(before + 2);
    for (let n = 0; n < 300; n++) rmSync(join(texts(), `more-${n}.txt`));
    await becomes({ sources: 5, contributions: 29 });
    renameSync(texts(), texts("gone"));
    await vi.waitFor(
      async () => expect((await current()).diagnostics.map(({ code }) => code)).toContain("root-missing"),
      { timeout: 10_000 },
    );
    expect(await current()).toMatchObject({ contributions: 29 });
    renameSync(texts("gone"), texts());
    await vi.waitFor(
      async () => expect((await current()).diagnostics.map(({ code }) => code)).not.toContain("root-missing"),
      { timeout: 10_000 },
    );
  });

  it("keeps corrections after a restart, after the index is deleted, and when the folder has moved", async () => {
    await engine.open(texts());
    await engine.client.call("corrections.apply", { bodies: [party], author: "AB" });
    const { id } = await current();
    await engine.close();
    rmSync(join(data(), "libraries", id, "index.sqlite"));
    engine = startTestEngine(data());
    await engine.job(() => engine.client.call("library.reopen", { id }));
    expect(await labour()).toBe(17 + 1);
    renameSync(texts(), texts("moved"));
    await engine.open(texts("moved"));
    const moved = await current();
    expect(moved).toMatchObject({ id, roots: [{ path: texts("moved") }] });
    expect(moved.diagnostics.map((one) => one.code)).toContain("library-moved");
    expect(await labour()).toBe(17 + 1);
  });

  it("shows what was read last when its folder is gone, and all of it again when it is back", async () => {
    await engine.open(texts());
    const { id } = await current();
    renameSync(texts(), texts("away"));
    await engine.job(() => engine.client.call("library.reopen", { id }));
    const gone = await current();
    expect(gone).toMatchObject({ contributions: 29, sources: 5 });
    expect(gone.diagnostics.map((one) => one.code)).toContain("root-missing");
    renameSync(texts("away"), texts());
    await rescan();
    expect((await current()).diagnostics).toEqual([]);
  });

  it("takes a second folder, and refuses one that holds the first", async () => {
    await engine.open(texts());
    mkdirSync(texts("more"));
    writeFileSync(join(texts("more"), "a.txt"), "SAM SAMPLE: Good morning to everybody in this room.\n");
    await engine.job(() => engine.client.call("library.addRoot", { path: texts("more") }));
    expect(await current()).toMatchObject({ sources: 6, contributions: 30 });
    await expect(engine.client.call("library.addRoot", { path: folder.path })).rejects.toMatchObject({
      code: "exists",
    });
  });

  it("reads a file by the reader the analyst chose, and by its own again", async () => {
    await engine.open(texts());
    const body = { type: "reader", path: "004_d383c52f7d04b4c3.txt", reader: "plain-text" } as const;
    const { ids } = await engine.client.call("corrections.apply", { bodies: [body], author: "AB" });
    const format = async () => {
      const { rows } = await engine.client.call("sources.list", { sort: [], offset: 4, limit: 1 });
      return [rows[0]?.format, rows[0]?.formatReason];
    };
    expect(await format()).toEqual(["plain-text", "chosen by you"]);
    await engine.client.call("corrections.remove", { ids });
    expect((await format())[0]).toBe("parallel-parliament");
    const wrong = { ...body, reader: "no-such-reader" };
    await expect(engine.client.call("corrections.apply", { bodies: [wrong], author: "" })).rejects.toMatchObject({
      code: "bad-params",
    });
  });

  it("says which corrections no longer apply", async () => {
    await engine.open(texts());
    const page = await engine.client.call("query.run", { spec: query({ text: "speaker:snell" }), limit: 1 });
    const debate = await engine.client.call("debate.page", { contribution: page.rows[0]?.id });
    const key = debate.runs.flatMap((run) => run.contributions)[0]?.occurrences[0]?.key ?? "";
    const body: CorrectionBody = { type: "debate-field", keys: [key], field: "volume", value: "768" };
    await engine.client.call("corrections.apply", { bodies: [body], author: "AB" });
    for (const name of readdirSync(texts())) writeFileSync(join(texts(), name), "ALEX EXAMPLE: Something else.\n");
    await rescan();
    expect(await engine.client.call("corrections.list", {})).toMatchObject([{ isStale: true, author: "AB" }]);
  });

  it("forgets a library and leaves its files alone", async () => {
    await engine.open(texts());
    const { id } = await current();
    await engine.client.call("library.forget", { id });
    expect(existsSync(join(data(), "libraries", id))).toBe(false);
    expect(readdirSync(texts())).toHaveLength(5);
    expect(await engine.client.call("library.current", {})).toBeNull();
    await expect(engine.client.call("library.forget", { id })).rejects.toMatchObject({ code: "not-found" });
  });

  it("reads a larger library in workers, with progress, and the second time from its cache", async () => {
    mkdirSync(texts("many"));
    for (let number = 0; number < 30; number++) {
      writeFileSync(join(texts("many"), `${number}.txt`), `SAM SAMPLE: This is speech number ${number}.\n`);
    }
    expect(await engine.open(texts("many"))).toMatchObject({ outcome: "done", read: 30 });
    expect(await current()).toMatchObject({ sources: 30, contributions: 30 });
    const stages = engine.events.flatMap(({ name, payload }) =>
      name === "job.progress" ? [(payload as { stage: string }).stage] : [],
    );
    expect([...new Set(stages)]).toEqual(["scanning", "reading", "rebuilding", "indexing"]);
  });

  it("shows at once what it was, before any file is looked at, and then what changed meanwhile", async () => {
    await engine.open(texts());
    await engine.client.call("corrections.apply", { bodies: [party], author: "AB" });
    const before = await engine.client.call("query.run", { spec: query({ text: "party:lab government" }), limit: 50 });
    await engine.close();
    writeFileSync(join(texts(), "new.txt"), "SAM SAMPLE: Good morning to the government.\n");
    engine = startTestEngine(data());
    const shown: Promise<unknown>[] = [];
    engine.client.on("library.changed", () => {
      if (shown.length > 0) return;
      shown.push(engine.client.call("query.run", { spec: query({ text: "party:lab government" }), limit: 50 }));
    });
    await engine.open(texts());
    const names = engine.events.map(({ name }) => name);
    expect(names.indexOf("library.changed")).toBeLessThan(names.indexOf("job.progress"));
    expect({ ...((await shown[0]) as object), generation: 0 }).toEqual({ ...before, generation: 0 });
    expect(await current()).toMatchObject({ sources: 6, contributions: 30 });
  });

  it("is rebuilt from what was read when another version of the program opens it", async () => {
    await engine.open(texts());
    await engine.close();
    engine = startTestEngine(data(), { version: "0.0.1-test" });
    await engine.open(texts());
    const stages = engine.events.map(({ payload }) => (payload as { stage?: string }).stage);
    expect(stages).toContain("rebuilding");
    expect(await current()).toMatchObject({ contributions: 29 });
  });

  it("goes on with the questions of a window while what they ask about is rebuilt", async () => {
    await engine.open(texts());
    const asked = Array.from({ length: 20 }, (_, at) =>
      engine.client.call("query.run", { spec: query({ text: at % 2 ? "government" : "speaker:cooper" }), limit: 50 }),
    );
    await engine.client.call("corrections.apply", { bodies: [party], author: "AB" });
    for (const [at, found] of (await Promise.all(asked)).entries()) {
      expect(found.rows).toHaveLength(at % 2 ? 8 : 15);
    }
  });

  it("stays with the former library when opening another is cancelled", async () => {
    await engine.open(texts());
    const before = await current();
    mkdirSync(texts("other"));
    writeFileSync(join(texts("other"), "a.txt"), "SAM SAMPLE: Good morning.\n");
    const end = await engine.job(async () => {
      const started = await engine.client.call("library.open", { path: texts("other") });
      await engine.client.call("jobs.cancel", { job: started.job });
      return started;
    });
    expect(end.outcome).toBe("cancelled");
    expect(readdirSync(join(data(), "libraries"))).toEqual([before.id]);
    expect((await current()).id).toBe(before.id);
  });
});
