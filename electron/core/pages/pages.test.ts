import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeAnchor } from "../../../shared/anchoring/make-anchor.ts";
import type { DebatePage, PageContribution } from "../../../shared/api/page-schemas.ts";
import { query, SEEDS, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("pages and passages of the sample", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: TestEngine;
  const texts = (name = "") => join(folder.path, "texts", name);
  const rescan = () => engine.job(() => engine.client.call("library.rescan", {}));

  async function page(text: string): Promise<DebatePage> {
    const { rows } = await engine.client.call("query.run", { spec: query({ text }), limit: 1 });
    return engine.client.call("debate.page", { contribution: rows[0]?.id });
  }
  const turns = (of: DebatePage): PageContribution[] => of.runs.flatMap((run) => run.contributions);

  function anchorIn(turn: PageContribution, words: string) {
    const text = turn.paragraphs.join("\n");
    const start = text.indexOf(words);
    const origin = {
      key: turn.occurrences[0]?.key ?? "",
      reader: turn.reader,
      speaker: turn.speaker.printed?.name ?? null,
    };
    const anchor = makeAnchor(text, start, start + words.length, origin);
    if (!anchor) throw new Error(`no such words: ${words}`);
    return { id: words, anchor };
  }
  const resolve = async (anchor: ReturnType<typeof anchorIn>) =>
    (await engine.client.call("passages.resolve", { anchors: [anchor] }))[0];

  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(texts());
    for (const name of readdirSync(SEEDS).filter((one) => one.endsWith(".txt"))) cpSync(join(SEEDS, name), texts(name));
    engine = startTestEngine(join(folder.path, "data"));
    await engine.open(texts());
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  it("rebuilds 16 January from two files, with its gaps and the turn that stands in both", async () => {
    const debate = await page("speaker:uppal date:2025-01-16");
    expect(debate).toMatchObject({ contributionCount: 10, gaps: 3, isExcerpt: true, date: { value: "2025-01-16" } });
    expect(debate.speakers.map(({ name, contributions }) => [name, contributions])).toEqual([
      ["Yvette Cooper", 5],
      ["Judith Cummins", 4],
      ["Harpreet Uppal", 1],
    ]);
    const all = turns(debate);
    expect(all.flatMap((turn, at) => (turn.gapBefore ? [at + 1] : []))).toEqual([3, 5, 7]);
    expect(all[2]?.gapBefore?.source).toBe("002_815e4f78c80070a6.txt");
    expect(all[7]).toMatchObject({ words: 241, variants: [] });
    expect(all[7]?.occurrences.map((one) => [one.path, one.lines.length, one.differs])).toEqual([
      ["002_815e4f78c80070a6.txt", 2, false],
      ["003_ead50780a37b6cfc.txt", 2, false],
    ]);
  });

  it("finds a page by debate, by contribution and by occurrence key, and says when there is none", async () => {
    const debate = await page("speaker:snell");
    expect(debate.runs.map((run) => [run.orderKnown, run.contributions.length])).toEqual([
      [false, 3],
      [false, 3],
    ]);
    const byId = await engine.client.call("debate.page", { debate: debate.id });
    const byKey = await engine.client.call("debate.page", { key: turns(debate)[0]?.occurrences[0]?.key });
    expect([byId, byKey]).toEqual([debate, debate]);
    await expect(engine.client.call("debate.page", { debate: "none" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("hints at the undated Bill's days without giving it a date", async () => {
    const bill = await page('debate:"terrorism protection"');
    expect(bill.date.value).toBeNull();
    expect(bill.dateHint).toMatchObject({ from: "2024-09-02", to: "2024-12-11" });
  });

  it("shows a source as it is, with what each run became", async () => {
    const { rows } = await engine.client.call("sources.list", {
      sort: [{ column: "size", descending: true }],
      offset: 0,
      limit: 1,
    });
    const raw = await engine.client.call("source.raw", { source: rows[0]?.id ?? "" });
    const bytes = readFileSync(texts(raw.row.path), "utf8");
    expect(raw.text).toBe(bytes);
    expect(raw.row.contributions).toBe(16);
    const gap = raw.spans.find((span) => span.role === "gap");
    expect(raw.text.slice(gap?.start, gap?.end)).toBe("--- Later in debate ---");
    expect(raw).toMatchObject({ start: 0, firstLine: 1, part: 0, parts: 1, totalLength: bytes.length });
    const count = (role: string) => raw.roles.find((one) => one.role === role)?.bytes;
    const gaps = raw.spans.filter(({ role }) => role === "gap");
    expect(count("gap")).toBe(gaps.reduce((sum, { start, end }) => sum + end - start, 0));
  });

  it("gives a large source in parts of whole lines, by number or by a line in them", async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `ALEX EXAMPLE: Turn ${at + 1} of a very long day — ✓ 🙂.`);
    writeFileSync(texts("large.txt"), lines.join("\n"));
    await engine.job(() => engine.client.call("library.rescan", {}));
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 20 });
    const source = rows.find(({ path }) => path === "large.txt")?.id ?? "";
    const first = await engine.client.call("source.raw", { source });
    const parts = [first.text];
    for (let part = 1; part < first.parts; part++) {
      const raw = await engine.client.call("source.raw", { source, part });
      expect(raw.start).toBe(parts.join("").length);
      expect(raw.text.startsWith(`ALEX EXAMPLE: Turn ${raw.firstLine} `)).toBe(true);
      parts.push(raw.text);
    }
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join("")).toBe(lines.join("\n"));
    const there = await engine.client.call("source.raw", { source, line: 29_000 });
    expect(there.part).toBe(first.parts - 1);
    expect(there.text).toContain("Turn 29000 ");
    const speaker = there.spans.find(({ role }) => role === "speaker");
    const words = there.text.slice((speaker?.start ?? 0) - there.start, (speaker?.end ?? 0) - there.start);
    expect(words).toContain("ALEX EXAMPLE");
  });

  it("says what each reader makes of a source, the one that read it first", async () => {
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 1 });
    const source = rows[0]?.id ?? "";
    const ask = () => engine.client.call("source.readers", { source });
    const { chosen, verdicts } = await ask();
    expect(chosen).toBeNull();
    expect(verdicts[0]).toMatchObject({ id: rows[0]?.format, reason: rows[0]?.formatReason });
    expect(verdicts.at(-1)?.confidence).toBe("no");
    const root = rows[0]?.root ?? "";
    const body = { type: "reader", path: root, reader: "plain-text" } as const;
    await engine.client.call("corrections.apply", { bodies: [body], author: "AB" });
    expect((await ask()).chosen).toEqual({ path: root, reader: "plain-text" });
  });

  it("says that a source changed, vanished or is no text", async () => {
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 5 });
    const raw = (at: number) => engine.client.call("source.raw", { source: rows[at]?.id ?? "" });
    writeFileSync(texts(rows[0]?.path), "changed");
    rmSync(texts(rows[1]?.path));
    await expect(raw(0)).rejects.toMatchObject({ code: "changed-elsewhere" });
    await expect(raw(1)).rejects.toMatchObject({ code: "not-readable" });
    await expect(engine.client.call("source.raw", { source: "none" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("gives a passage with its place: speaker, date, paragraph, file, lines and the very bytes", async () => {
    const words = "backed by £5 million of additional funding";
    const statement = turns(await page(`"${words}"`)).find((turn) => turn.paragraphs.join("\n").includes(words));
    const passage = await resolve(anchorIn(statement as PageContribution, words));
    expect(passage).toMatchObject({
      status: "exact",
      exact: words,
      paragraphs: { from: 17, to: 17 },
      date: { value: "2025-01-16" },
      debate: { title: { value: "Child Sexual Exploitation and Abuse" }, volume: { value: null } },
      speaker: { name: { value: "Yvette Cooper" } },
    });
    const [place] = passage?.places ?? [];
    const bytes = readFileSync(texts(place?.path)).subarray(place?.byteStart, place?.byteEnd);
    expect(bytes.toString("utf8")).toBe(words);
  });

  it("names both files for words that stand in two, and holds on while copies come and go", async () => {
    const turn = turns(await page("speaker:uppal date:2025-01-16"))[7] as PageContribution;
    const words = turn.paragraphs[1]?.slice(0, 60).trim() ?? "";
    const anchor = anchorIn(turn, words);
    const before = await resolve(anchor);
    expect(before?.places.map((place) => place.path)).toEqual(["002_815e4f78c80070a6.txt", "003_ead50780a37b6cfc.txt"]);
    expect(before?.paragraphs).toEqual({ from: 2, to: 2 });
    cpSync(texts("003_ead50780a37b6cfc.txt"), texts("copy.txt"));
    await rescan();
    expect((await resolve(anchor))?.places).toHaveLength(3);
    rmSync(texts("copy.txt"));
    rmSync(texts("002_815e4f78c80070a6.txt"));
    await rescan();
    const after = await resolve(anchor);
    expect(after).toMatchObject({ exact: words, places: [{ path: "003_ead50780a37b6cfc.txt" }] });
  });

  it("calls a passage lost when its words are gone, and keeps what it was", async () => {
    const turn = turns(await page("speaker:snell"))[0] as PageContribution;
    const anchor = anchorIn(turn, turn.paragraphs[0]?.slice(0, 40).trim() ?? "");
    for (const name of readdirSync(texts())) writeFileSync(texts(name), "ALEX EXAMPLE: Something quite different.\n");
    await rescan();
    expect(await resolve(anchor)).toMatchObject({ status: "lost", exact: null, places: [], order: -1, view: null });
  });
});
