import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../../testing/engine.ts";
import { ENCRYPTED, makePdf } from "./testing/make-pdf.ts";

const PAGES: Parameters<typeof makePdf>[0] = [
  [
    [50, 700, "MS DOE: I beg to move that we adjourn for today."],
    [50, 686, "MR ROE: I second that, with great pleasure."],
  ],
];

describe("a library with documents", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: TestEngine;
  beforeEach(async () => {
    folder = temporaryFolder();
    const texts = join(folder.path, "texts");
    mkdirSync(texts);
    writeFileSync(join(texts, "a.pdf"), makePdf(PAGES));
    writeFileSync(join(texts, "secret.pdf"), makePdf(PAGES, ENCRYPTED));
    writeFileSync(join(texts, "b.zip"), zipSync({ "in.pdf": makePdf(PAGES) }));
    engine = startTestEngine(join(folder.path, "data"));
    await engine.open(texts);
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  it("reads PDFs in workers, in containers too, and says what to do about a password", async () => {
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 9 });
    expect(rows.map(({ path, contributions }) => [path, contributions])).toEqual([
      ["a.pdf", 2],
      ["b.zip!/in.pdf", 2],
      ["secret.pdf", 0],
    ]);
    expect(rows[0]).toMatchObject({ encoding: "utf-8 (extracted from PDF)", size: makePdf(PAGES).length });
    expect(rows[2]?.diagnostics[0]?.message).toBe(
      "secret.pdf could not be read: it is encrypted. Remove the password and press Try again.",
    );
    const found = await engine.client.call("query.run", { spec: query({ text: "adjourn" }), limit: 9 });
    expect(found.rows).toHaveLength(1);
  });

  it("shows what was extracted, with spans that fit it", async () => {
    const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 9 });
    const { text, spans } = await engine.client.call("source.raw", { source: rows[0]?.id ?? "" });
    expect(spans.map(({ role, start, end }) => [role, text.slice(start, end)])).toEqual([
      ["boilerplate", "⟦page 1⟧"],
      ["speaker", "MS DOE:"],
      ["text", "I beg to move that we adjourn for today."],
      ["speaker", "MR ROE:"],
      ["text", "I second that, with great pleasure."],
    ]);
  });
});
