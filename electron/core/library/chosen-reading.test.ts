import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";
import { chosenReading } from "./chosen-reading.ts";

const TABLE = "Redner;Wort;Tag\nAlex Example;Good morning to everybody here.;2031-03-04\n";

describe("what the analyst chose of how files are read", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;

  beforeEach(() => {
    engine = startTestEngine(join(folder.path, "data"));
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  async function sources() {
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 10 });
    return Object.fromEntries(rows.map((row) => [row.path, [row.format, row.contributions]]));
  }
  const apply = (body: CorrectionBody) => engine.client.call("corrections.apply", { bodies: [body], author: "AB" });
  const speakers = async () => {
    const spec = { text: "", filters: [], dates: null, sort: [] };
    const { rows } = await engine.client.call("query.run", { spec, limit: 50 });
    return rows.map((row) => `${row.speaker.printed ?? "nobody"} ${row.date.value ?? "undated"}`).sort();
  };

  it("columns of one table, and back again", async () => {
    const texts = join(folder.path, "texts");
    mkdirSync(join(texts, "more"), { recursive: true });
    writeFileSync(join(texts, "a.csv"), TABLE);
    writeFileSync(join(texts, "more", "b.csv"), TABLE.replaceAll("Example", "Sample"));
    await engine.open(texts);
    expect(await sources()).toMatchObject({ "a.csv": ["csv-speeches", 0], "more/b.csv": ["csv-speeches", 0] });
    const columns = { text: "Wort", speaker: "Redner" };
    const { ids } = await apply({ type: "columns", path: "a.csv", columns });
    expect(await sources()).toMatchObject({ "a.csv": ["csv-speeches", 1], "more/b.csv": ["csv-speeches", 0] });
    expect(await speakers()).toEqual(["Alex Example undated"]);
    await apply({ type: "columns", path: "a.csv", columns: { ...columns, date: "Tag" } });
    expect(await speakers()).toEqual(["Alex Example 2031-03-04"]);
    await apply({ type: "columns", path: "more", columns });
    expect(await speakers()).toEqual(["Alex Example 2031-03-04", "Alex Sample undated"]);
    await engine.client.call("corrections.remove", { ids });
    expect(await speakers()).toEqual(["Alex Example 2031-03-04", "Alex Sample undated"]);
    await apply({ type: "columns", path: "a.csv", columns: {} });
    expect(await speakers()).toEqual(["Alex Sample undated"]);
  });

  it("members of JSON records, by their path", async () => {
    const texts = join(folder.path, "texts");
    mkdirSync(texts, { recursive: true });
    const line = (who: string, said: string) =>
      JSON.stringify({ orateur: { nom: who }, dit: said, jour: "2031-03-04" });
    writeFileSync(
      join(texts, "a.jsonl"),
      [line("Alex Example", "Good morning."), line("Sam Roe", "And to you.")].join("\n"),
    );
    await engine.open(texts);
    expect(await sources()).toMatchObject({ "a.jsonl": ["json-speeches", 0] });
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 10 });
    expect(rows[0]?.diagnostics.map(({ code }) => code)).toEqual(["no-text-column"]);
    const columns = { text: "dit", speaker: "orateur.nom", date: "jour" };
    const shown = await engine.client.call("source.columns", { source: rows[0]?.id ?? "", columns });
    expect(shown.columns.map(({ name }) => name).sort()).toEqual(["dit", "jour", "orateur.nom"]);
    expect(shown).toMatchObject({ used: columns, contributions: 2 });
    await apply({ type: "columns", path: "a.jsonl", columns });
    expect(await speakers()).toEqual(["Alex Example 2031-03-04", "Sam Roe 2031-03-04"]);
  });

  it("shows what would come of a choice before it is made", async () => {
    const texts = join(folder.path, "texts");
    mkdirSync(texts);
    writeFileSync(join(texts, "a.csv"), TABLE);
    writeFileSync(join(texts, "b.txt"), "Nothing but words.\n");
    await engine.open(texts);
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 10 });
    const [table, words] = rows.map(({ id }) => id) as [string, string];
    const ask = (columns: Record<string, string> | null) =>
      engine.client.call("source.columns", { source: table, columns });
    expect(await ask(null)).toMatchObject({ chosen: null, preview: [], contributions: 0, used: {} });
    const columns = { text: "Wort", speaker: "Redner", date: "Tag" };
    const preview = [{ speaker: "Alex Example", text: "Good morning to everybody here.", date: "2031-03-04" }];
    expect(await ask(columns)).toMatchObject({ chosen: null, preview, contributions: 1, used: columns });
    expect(await sources()).toMatchObject({ "a.csv": ["csv-speeches", 0] });
    await apply({ type: "columns", path: "a.csv", columns });
    expect(await ask(null)).toMatchObject({ chosen: { path: "a.csv", columns }, preview });
    await expect(engine.client.call("source.columns", { source: words, columns })).rejects.toMatchObject({
      code: "not-readable",
    });
  });

  it("holds after the engine starts again and for files that come later", async () => {
    const texts = join(folder.path, "texts");
    mkdirSync(texts);
    writeFileSync(join(texts, "a.csv"), TABLE);
    await engine.open(texts);
    const root = (await engine.client.call("library.current", {}))?.roots[0]?.id ?? "";
    await apply({ type: "columns", path: root, columns: { text: "Wort", speaker: "Redner", date: "Tag" } });
    await engine.close();
    engine = startTestEngine(join(folder.path, "data"));
    writeFileSync(join(texts, "b.csv"), TABLE.replaceAll("Example", "Sample"));
    await engine.open(texts);
    expect(await speakers()).toEqual(["Alex Example 2031-03-04", "Alex Sample 2031-03-04"]);
  });

  it("takes the last choice that fits, and a folder's columns for tables only", () => {
    const at = "2031-01-01T00:00:00Z";
    const bodies: CorrectionBody[] = [
      { type: "columns", path: "rows", columns: { text: "A" } },
      { type: "reader", path: "rows", reader: "plain-text" },
      { type: "columns", path: "rows/b.csv", columns: { text: "B" } },
    ];
    const corrections = bodies.map((body, id) => ({ id: `${id}`, at, author: "", body }));
    expect(chosenReading("0a/rows/a.csv", corrections)).toEqual({ reader: "plain-text", columns: { text: "A" } });
    expect(chosenReading("0a/rows/b.csv", corrections).columns).toEqual({ text: "B" });
    expect(chosenReading("0a/rows/c.xml", corrections).columns).toBeNull();
    expect(chosenReading("0a/rowset.csv", corrections)).toEqual({ reader: null, columns: null });
  });
});
