import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "./testing/engine.ts";

describe("the engine on the sample", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;

  beforeEach(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  it("counts 29 contributions, 6 debates, 1 written question and 5 sources on the first run", async () => {
    const summary = await engine.client.call("library.current", {});
    expect(summary).toMatchObject({
      isSample: true,
      contributions: 29,
      debates: 6,
      writtenQuestions: 1,
      sources: 5,
      unreadable: 0,
    });
  });

  it("reads nothing again when it is opened again", async () => {
    const again = await engine.open(null);
    expect(again).toMatchObject({ outcome: "done", read: 0, reused: 5 });
  });

  it("finds hits in curly text typed straight, by prefix and by phrase", async () => {
    const ask = async (text: string) => {
      const { hits, contributionsWithHits } = await engine.client.call("query.run", {
        spec: query({ text }),
        limit: 50,
      });
      return [hits, contributionsWithHits];
    };
    expect(await ask('"grooming gangs"')).toEqual([6, 3]);
    expect(await ask("accountab*")).toEqual([12, 5]);
    expect((await ask('"Children\'s Wellbeing"'))[1]).toBeGreaterThan(0);
    expect((await ask("speaker:snell party:lab"))[0]).toBe(0);
  });

  it("filters by speaker and dates and names the undated debate left out", async () => {
    const spec = query({ filters: [{ field: "speaker", include: ["Yvette Cooper"], exclude: [] }] });
    const all = await engine.client.call("query.run", { spec, limit: 0 });
    expect([all.contributions, all.words]).toEqual([15, 4251]);
    const dates = { from: "2024-09-01", to: "2025-06-30", includeUndated: false };
    const dated = await engine.client.call("query.run", { spec: { ...spec, dates }, limit: 0 });
    expect(dated.contributions).toBe(14);
    expect(dated.explanations).toContainEqual({ type: "undated-left-out", debates: 1, contributions: 1 });
  });

  it("says whose party is not given, applies a party, and takes it back", async () => {
    const spec = query({ text: "speaker:cooper party:lab" });
    const run = () => engine.client.call("query.run", { spec, limit: 0 });
    const party = async () => {
      const { facets } = await engine.client.call("query.run", { spec: query(), limit: 0 });
      return Object.fromEntries(
        facets.find((one) => one.field === "party")?.values.map((v) => [v.label, v.count]) ?? [],
      );
    };
    expect((await run()).explanations).toContainEqual({
      type: "attribute-not-given",
      field: "party",
      contributions: 15,
      people: ["Yvette Cooper"],
    });
    const body = {
      type: "person-field",
      person: "Yvette Cooper",
      field: "party",
      value: "Lab",
      from: null,
      to: null,
    } as const;
    const { ids } = await engine.client.call("corrections.apply", { bodies: [body], author: "AB" });
    expect((await run()).contributions).toBe(15);
    expect(await party()).toEqual({ Lab: 17, Con: 1, "Lab/Co-op": 1, "(not given)": 10 });
    await engine.client.call("corrections.remove", { ids });
    expect(await party()).toMatchObject({ "(not given)": 25 });
  });
});
