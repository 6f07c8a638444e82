import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JournalEntry } from "../../../shared/model/annotation.ts";
import { dataPaths, type LibraryPaths, libraryPaths } from "../paths.ts";
import { startTestEngine, temporaryFolder } from "../testing/engine.ts";
import { openJournal } from "./journal.ts";

function entry(number: number, store = "store-a", library = "lib"): JournalEntry {
  return {
    v: 1,
    id: `${store}-${number}`,
    store,
    library,
    rev: `${String(number).padStart(6, "0")}-${store}`,
    at: "2025-01-16T10:00:00.000Z",
    author: "AB",
    label: `Note ${number} with “quotes”\nand a line`,
    group: null,
    changes: [
      { table: "annotations", id: `r${number}`, set: { note: "n" }, was: { note: null }, base: { note: null } },
    ],
  };
}
const range = (count: number, store?: string) => Array.from({ length: count }, (_, number) => entry(number, store));

describe("the journals of a library", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let paths: LibraryPaths;
  const file = (store = "store-a") => join(paths.journal, `${store}.jsonl`);
  const all = (journal = openJournal(paths, true)) => journal.read(null, 10_000).entries;
  beforeEach(() => {
    folder = temporaryFolder();
    paths = libraryPaths(dataPaths(folder.path), "lib");
    mkdirSync(paths.folder, { recursive: true });
  });
  afterEach(() => folder.remove());

  it("keep every entry once, however often and in whatever parts it is sent, also after a restart", () => {
    const sends = fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), { maxLength: 8 });
    fc.assert(
      fc.property(sends, (batches) => {
        rmSync(paths.journal, { recursive: true, force: true });
        const journal = openJournal(paths, true);
        for (const batch of batches) journal.append(batch.map((number) => entry(number)));
        const sent = new Set(batches.flat().map((number) => `store-a-${number}`));
        const kept = all().map((one) => one.id);
        expect(kept).toHaveLength(sent.size);
        expect(new Set(kept)).toEqual(sent);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it("are read page by page, each store in its own order, and go on from a cursor", () => {
    const journal = openJournal(paths, true);
    journal.append([...range(7), ...range(5, "store-b")]);
    const first = journal.read(null, 8);
    const second = journal.read(first.cursor, 8);
    expect([first.isEnd, second.isEnd]).toEqual([false, true]);
    const ids = [...first.entries, ...second.entries].map((one) => one.id);
    expect(ids).toHaveLength(12);
    expect(ids.filter((id) => id.startsWith("store-b"))).toEqual(range(5, "store-b").map((one) => one.id));
    expect(journal.read(second.cursor, 8)).toMatchObject({ entries: [], isEnd: true });
    journal.append([entry(99)]);
    expect(journal.read(second.cursor, 8).entries).toEqual([entry(99)]);
  });

  it("survive a last line that was cut short: the rest is kept aside and said", () => {
    openJournal(paths, true).append(range(3));
    appendFileSync(file(), JSON.stringify(entry(3)).slice(0, 40));
    const journal = openJournal(paths, true);
    expect(all(journal)).toHaveLength(3);
    expect(journal.diagnostics().map((one) => one.code)).toEqual(["journal-torn"]);
    expect(readFileSync(`${file()}.torn`, "utf8")).toContain('{"v":1');
    journal.append([entry(3)]);
    expect(all()).toEqual(range(4));
  });

  it("take a last line that lacks only its end, and pass over one that is no entry", () => {
    openJournal(paths, true).append(range(2));
    appendFileSync(file(), `{"not":"an entry"}\n${JSON.stringify(entry(2))}`);
    const journal = openJournal(paths, true);
    expect(all(journal)).toEqual(range(3));
    expect(journal.diagnostics().map((one) => one.code)).toEqual(["journal-unread"]);
  });

  it("are restored from the snapshot when they are lost or damaged, and five snapshots are kept", () => {
    for (let round = 0; round < 8; round++) {
      const journal = openJournal(paths, true);
      journal.append([entry(round)]);
      journal.snapshot();
    }
    expect(readdirSync(paths.snapshots).length).toBeLessThanOrEqual(5);
    writeFileSync(file(), "broken\n");
    const journal = openJournal(paths, true);
    expect(new Set(all(journal).map((one) => one.id))).toEqual(new Set(range(8).map((one) => one.id)));
    expect(journal.diagnostics().map((one) => one.code)).toContain("journal-restored");
  });

  it.runIf(existsSync("/dev/full"))("say that the disk is full, and keep what they had", () => {
    mkdirSync(paths.journal);
    symlinkSync("/dev/full", file());
    expect(() => openJournal(paths, true).append(range(1))).toThrow(expect.objectContaining({ code: "disk-full" }));
  });

  it("are read, never mended or written, by an engine that may not write", () => {
    openJournal(paths, true).append(range(2));
    appendFileSync(file(), "torn");
    const before = readFileSync(file(), "utf8");
    const reading = openJournal(paths, false);
    expect(all(reading)).toHaveLength(2);
    expect(readFileSync(file(), "utf8")).toBe(before);
    expect(existsSync(paths.snapshots)).toBe(false);
  });
});

describe("journals through the engine", () => {
  it("tell other windows, survive a restart, and refuse an unknown library", async () => {
    const folder = temporaryFolder();
    let engine = startTestEngine(folder.path);
    await engine.open(null);
    const library = (await engine.client.call("library.current", {}))?.id ?? "";
    const entries = [entry(0, "store-a", library), entry(1, "store-a", library)];
    expect(await engine.client.call("journal.append", { entries })).toEqual({ stored: 2, skipped: 0 });
    expect(await engine.client.call("journal.append", { entries })).toEqual({ stored: 0, skipped: 2 });
    const told = engine.events.filter((event) => event.name === "journal.changed").map((event) => event.payload);
    expect(told).toEqual([{ library, store: "store-a" }]);
    await engine.close();
    engine = startTestEngine(folder.path);
    const read = await engine.client.call("journal.read", { library, cursor: null, limit: 10 });
    expect(read).toMatchObject({ entries, isEnd: true });
    const unknown = { library: "none", cursor: null, limit: 10 };
    await expect(engine.client.call("journal.read", unknown)).rejects.toMatchObject({ code: "not-found" });
    await engine.close();
    folder.remove();
  });
});
