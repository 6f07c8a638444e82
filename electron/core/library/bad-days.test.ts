import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobProgress, LibrarySummary } from "../../../shared/api/library-schemas.ts";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

const SPEECH = "SAM SAMPLE: Good morning to everybody in this room.\n";

describe("on a bad day", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: TestEngine;
  const data = () => join(folder.path, "data");
  const texts = (name = "") => join(folder.path, "texts", name);
  const put = (name: string, content: string | Uint8Array = SPEECH) => writeFileSync(texts(name), content);
  const current = async () => (await engine.client.call("library.current", {})) as LibrarySummary;
  const codes = async () => (await current()).diagnostics.map((one) => one.code);
  const sources = async () => (await engine.client.call("sources.list", { sort: [], offset: 0, limit: 100 })).rows;
  const restart = async (change: () => void = () => {}) => {
    await engine.close();
    change();
    engine = startTestEngine(data());
  };

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(texts());
    engine = startTestEngine(data());
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  it("says that a folder is missing, or is a file", async () => {
    put("a.txt");
    await expect(engine.open(texts("gone"))).rejects.toMatchObject({ code: "not-found" });
    await expect(engine.open(texts("a.txt"))).rejects.toMatchObject({ code: "not-a-folder" });
    await expect(engine.client.call("query.run", { spec: query(), limit: 0 })).rejects.toMatchObject({
      code: "library-not-open",
    });
  });

  it("opens an empty folder and says that it is empty", async () => {
    await engine.open(texts());
    expect(await codes()).toEqual(["no-sources"]);
    expect(await engine.client.call("query.run", { spec: query(), limit: 10 })).toMatchObject({
      contributions: 0,
      rows: [],
    });
  });

  it("shows binary and empty files with the reason, and reads the rest", async () => {
    put("a.txt");
    put(
      "b.bin",
      Uint8Array.from({ length: 5000 }, (_, at) => at % 7),
    );
    put("c.txt", "");
    await engine.open(texts());
    expect(await current()).toMatchObject({ sources: 3, unreadable: 1, contributions: 1 });
    const rows = await sources();
    expect(rows.map((row) => [row.path, row.format !== null, row.diagnostics[0]?.code])).toEqual([
      ["a.txt", true, undefined],
      ["b.bin", false, "binary"],
      ["c.txt", false, "empty-file"],
    ]);
  });

  it("reads the good files among all kinds of bad ones, each of which says what is wrong", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const deep = "<a>".repeat(10_000);
    put("a.txt");
    put("bomb.docx", zipSync({ "word/document.xml": bytes(" ".repeat(20_000_000)) }));
    put("bomb.gz", gzipSync(new Uint8Array(20_000_000)));
    put("bomb.zip", zipSync({ "bomb.txt": new Uint8Array(20_000_000), "good.txt": bytes(SPEECH) }));
    put("cut.pdf", "%PDF-1.7\n1 0 obj\n<</Type/Catalog");
    put("cut.xml", '<publicwhip latest="yes"><speech speakername="Sam Sample"><p>Good morn');
    put("deep.html", `<html><body>${deep}Good morning.`);
    put("deep.json", "[".repeat(10_000));
    put("deep.xml", `<TEI xmlns="http://www.tei-c.org/ns/1.0">${deep}`);
    put("nested.zip", zipSync({ "inner.zip": zipSync({ "x.txt": bytes(SPEECH) }) }));
    put(
      "noise.bin",
      Uint8Array.from({ length: 9000 }, (_, at) => (at * at) % 251),
    );
    put("z.txt", "ROBIN ROE: And good night to everybody.\n");
    await engine.open(texts());
    const rows = await sources();
    const found = Object.fromEntries(
      rows.map((row) => [row.path, row.contributions > 0 ? row.contributions : row.diagnostics[0]?.code]),
    );
    expect(found).toEqual({
      "a.txt": 1,
      "bomb.docx": "container-bomb",
      "bomb.gz!/bomb": "container-bomb",
      "bomb.zip!/bomb.txt": "member-too-large",
      "bomb.zip!/good.txt": 1,
      "cut.pdf": "damaged-pdf",
      "cut.xml": 1,
      "deep.html": 1,
      "deep.json": 1,
      "deep.xml": 1,
      "nested.zip!/inner.zip": "nested-container",
      "noise.bin": "binary",
      "z.txt": 1,
    });
    expect(await engine.client.call("query.run", { spec: query({ text: "everybody" }), limit: 0 })).toMatchObject({
      hits: 2,
    });
  });

  it("reads files of other encodings", async () => {
    put("latin.txt", Buffer.from("SAM SAMPLE: Caf\xe9 \x93quoted\x94 \xa35.\n", "latin1"));
    put("utf16.txt", Buffer.from("\ufeffROBIN ROE: Caf\u00e9 again.\n", "utf16le"));
    await engine.open(texts());
    expect((await sources()).map((row) => row.encoding)).toEqual(["windows-1252", "utf-16le"]);
    const found = await engine.client.call("query.run", { spec: query({ text: "café" }), limit: 5 });
    const words = found.rows.map((row) => row.snippet).join(" ");
    expect(words).toContain("Café again.");
    expect(words).toContain("Café “quoted” £5.");
  });

  it("keeps a row for a file that vanishes while it is read", async () => {
    put("a.txt");
    put("b.txt", "ROBIN ROE: Something else.\n");
    engine.workbench.attach((name, payload) => {
      if (name === "job.progress" && (payload as JobProgress).stage === "reading")
        rmSync(texts("b.txt"), { force: true });
    });
    expect(await engine.open(texts())).toMatchObject({ outcome: "done", unreadable: 1 });
    const gone = (await sources()).find((row) => row.path === "b.txt");
    expect(gone?.diagnostics).toMatchObject([
      { code: "unreadable", message: "b.txt could not be read: it does not exist." },
    ]);
    expect((await current()).contributions).toBe(1);
  });

  it("marks the one file whose reader dies and reads the others", async () => {
    for (let number = 0; number < 25; number++) put(`${number}.txt`, `SAM SAMPLE: This is speech number ${number}.\n`);
    const parseWorker = join(folder.path, "dying-worker.ts");
    const reader = (name: string) => JSON.stringify(join(import.meta.dirname, name));
    writeFileSync(
      parseWorker,
      `import { parentPort } from "node:worker_threads";
       import { serveReads } from ${reader("read-batch.ts")};
       import { readTask } from ${reader("read-file.ts")};
       serveReads(parentPort, (task) => task.relativePath === "7.txt" ? process.exit(1) : readTask(task));`,
    );
    await engine.close();
    engine = startTestEngine(data(), { parseWorker });
    await engine.open(texts());
    expect(await current()).toMatchObject({ sources: 25, unreadable: 1, contributions: 24 });
    const lost = (await sources()).find((row) => row.path === "7.txt");
    expect(lost?.diagnostics).toMatchObject([{ code: "reader-stopped" }]);
  });

  it("rebuilds a damaged index and says so; corrections are still there", async () => {
    put("a.txt");
    await engine.open(texts());
    const { id } = await current();
    const party = {
      type: "person-field",
      person: "Sam Sample",
      field: "party",
      value: "Ind",
      from: null,
      to: null,
    } as const;
    await engine.client.call("corrections.apply", { bodies: [party], author: "" });
    const index = join(data(), "libraries", id, "index.sqlite");
    for (const damage of ["not a database at all", undefined]) {
      await restart(() => {
        const bytes = readFileSync(index);
        writeFileSync(index, damage ?? bytes.fill(0x5a, 4096));
      });
      expect(await engine.open(texts())).toMatchObject({ outcome: "done", read: 1 });
      expect(await codes()).toEqual(["index-rebuilt"]);
      const found = await engine.client.call("query.run", { spec: query({ text: "morning" }), limit: 1 });
      expect(found.hits).toBe(1);
      expect(await engine.client.call("corrections.list", {})).toHaveLength(1);
    }
  });

  it("opens a library of a newer version for reading only, and leaves its record alone", async () => {
    put("a.txt");
    await engine.open(texts());
    const { id } = await current();
    const record = join(data(), "libraries", id, "library.json");
    const newer = `${JSON.stringify({ ...JSON.parse(readFileSync(record, "utf8")), version: 99, invented: true })}\n`;
    await restart(() => writeFileSync(record, newer));
    await engine.open(texts());
    expect(await codes()).toEqual(["newer-version"]);
    const body = { type: "reader", path: "a.txt", reader: "plain-text" } as const;
    await expect(engine.client.call("corrections.apply", { bodies: [body], author: "" })).rejects.toMatchObject({
      code: "newer-version",
    });
    expect(readFileSync(record, "utf8")).toBe(newer);
  });

  it("reads everything and changes nothing while another engine holds the data folder", async () => {
    put("a.txt");
    await engine.open(texts());
    const second = startTestEngine(data());
    await second.open(texts());
    const { client } = second;
    expect(await client.call("engine.info", {})).toMatchObject({ readOnly: true });
    expect(await client.call("query.run", { spec: query({ text: "morning" }), limit: 0 })).toMatchObject({ hits: 1 });
    const body = { type: "reader", path: "a.txt", reader: "plain-text" } as const;
    await expect(client.call("corrections.apply", { bodies: [body], author: "" })).rejects.toMatchObject({
      code: "locked",
    });
    await second.close();
    expect(await engine.client.call("library.current", {})).toMatchObject({ contributions: 1 });
  });

  it("reads and says why nothing can be changed where the data folder cannot be written", async () => {
    put("a.txt");
    await engine.close();
    engine = startTestEngine(join(texts("a.txt"), "data"));
    await engine.open(texts());
    expect(await current()).toMatchObject({ contributions: 1 });
    const info = await engine.client.call("engine.info", {});
    expect(info.readOnlyReason).toContain("cannot be written");
    const bodies = [{ type: "reader", path: "a.txt", reader: "plain-text" } as const];
    await expect(engine.client.call("corrections.apply", { bodies, author: "" })).rejects.toMatchObject({
      code: "read-only",
    });
  });

  it("keeps broken settings aside and goes on with the defaults", async () => {
    put("a.txt");
    await engine.client.call("settings.set", { author: "AB" });
    await restart(() => writeFileSync(join(data(), "settings.json"), "{ broken"));
    expect(await engine.client.call("settings.get", {})).toEqual({ version: 1, author: "", lastLibrary: null });
    expect(readFileSync(join(data(), "settings.json.broken"), "utf8")).toBe("{ broken");
    await engine.open(texts());
    expect(await codes()).toEqual(["settings-broken"]);
  });

  it("keeps what is its own from other users of the machine", async () => {
    put("a.txt");
    chmodSync(folder.path, 0o755);
    await engine.open(texts());
    const { id } = await current();
    const mode = (path: string) => statSync(join(data(), path)).mode & 0o777;
    expect(mode(".")).toBe(0o700);
    expect([mode("settings.json"), mode(`libraries/${id}/library.json`), mode(`libraries/${id}/index.sqlite`)]).toEqual(
      [0o600, 0o600, 0o600],
    );
  });
});
