import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { query, SEEDS, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("corrections of the sample", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: TestEngine;
  const apply = async (...bodies: CorrectionBody[]) =>
    (await engine.client.call("corrections.apply", { bodies, author: "AB" })).ids;
  const undo = (ids: string[]) => engine.client.call("corrections.remove", { ids });
  const page = async (text: string): Promise<DebatePage> => {
    const { rows } = await engine.client.call("query.run", { spec: query({ text }), limit: 1 });
    return engine.client.call("debate.page", { contribution: rows[0]?.id });
  };
  const keys = (debate: DebatePage) =>
    debate.runs.flatMap((run) => run.contributions.map((turn) => turn.occurrences.map((one) => one.key)));
  const restart = async () => {
    await engine.close();
    engine = startTestEngine(folder.path);
    await engine.open(null);
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  it("split a turn that stands in two files, and undo it", async () => {
    const debate = await page("speaker:uppal date:2025-01-16");
    const [first = "", second = ""] = keys(debate)[7] ?? [];
    const ids = await apply({ type: "split", keys: [first, second] });
    expect(await page("speaker:uppal date:2025-01-16")).toMatchObject({ contributionCount: 11 });
    expect(await engine.client.call("library.current", {})).toMatchObject({ contributions: 30 });
    await undo(ids);
    expect((await page("speaker:uppal date:2025-01-16")).contributionCount).toBe(10);
  });

  it("order the two runs of 16 June, marked as the analyst's, also after a restart", async () => {
    const all = keys(await page("speaker:snell")).flat();
    const [last = "", first = ""] = [all.at(-1), all[0]];
    await apply({ type: "order", before: last, after: first });
    await restart();
    const ordered = await page("speaker:snell");
    expect(keys(ordered).flat()[0]).toBe(all[3]);
    expect(ordered.runs.some((run) => run.orderOrigin === "set")).toBe(true);
  });

  it("date the undated Bill, so that it sorts and filters there, and leave its file as it was", async () => {
    const bytes = () => readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), "hex"));
    const before = bytes();
    const [[key = ""] = []] = keys(await page('debate:"terrorism protection"'));
    await apply({ type: "debate-field", keys: [key], field: "date", value: "2024-10-14" });
    const spec = query({ dates: { from: "2024-10-01", to: "2024-10-31", includeUndated: false } });
    const found = await engine.client.call("query.run", { spec, limit: 5 });
    expect(found.rows.map((row) => row.date)).toMatchObject([
      { value: "2024-10-14", origin: "set" },
      { value: "2024-10-14", origin: "set" },
    ]);
    expect(bytes()).toEqual(before);
  });

  it("name what they do not know when taken back, and tell windows of every change", async () => {
    const ids = await apply({
      type: "person-field",
      person: "Yvette Cooper",
      field: "constituency",
      value: "Example North",
      from: null,
      to: null,
    });
    expect(await undo(["unknown", ...ids])).toMatchObject({ skipped: ["unknown"] });
    expect(await engine.client.call("corrections.list", {})).toEqual([]);
    expect(engine.events.filter((event) => event.name === "corrections.changed")).toHaveLength(2);
  });

  it("keep the tags of the window when the library is opened again", async () => {
    const library = (await engine.client.call("library.current", {}))?.id ?? "";
    const key = keys(await page("speaker:snell")).flat()[0] ?? "";
    const records = [{ id: "a1", key, tags: ["t1"], note: "" }];
    await engine.client.call("projection.put", {
      library,
      reset: true,
      records,
      removed: [],
      tagNames: { t1: "Theme" },
    });
    await engine.open(null);
    const found = await engine.client.call("query.run", { spec: query({ text: "tag:theme" }), limit: 0 });
    expect(found.contributions).toBe(1);
  });
});
