import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupField, Grouping } from "../../../shared/api/table-schemas.ts";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("grouped queries on the sample", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  const grouped = (by: GroupField, order: Grouping["order"], more: Parameters<typeof query>[0] = {}) =>
    query({ ...more, group: { by, order } });
  const groups = async (by: GroupField, order: Grouping["order"] = "value", more: Parameters<typeof query>[0] = {}) =>
    (await engine.client.call("query.groups", { spec: grouped(by, order, more), offset: 0, limit: 100 })).groups;

  beforeAll(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("counts rows and words of each group; the groups lie end to end", async () => {
    for (const by of ["debate", "speaker", "party", "month"] as const) {
      const found = await groups(by);
      const { contributions, words } = await engine.client.call("query.run", { spec: query(), limit: 0 });
      expect(found.reduce((sum, group) => sum + group.contributions, 0)).toBe(contributions);
      expect(found.reduce((sum, group) => sum + group.words, 0)).toBe(words);
      let next = 0;
      for (const group of found) {
        expect(group.first).toBe(next);
        next += group.contributions;
      }
      const { sizes } = await engine.client.call("query.groupSizes", {
        spec: grouped(by, "value"),
        names: [],
      });
      expect(sizes).toEqual(found.map((group) => group.contributions));
    }
  });

  it("the rows of a group are those from its first on, in the query's own order", async () => {
    const spec = grouped("speaker", "count", { sort: [{ column: "words", descending: true }] });
    const [largest] = (await engine.client.call("query.groups", { spec, offset: 0, limit: 1 })).groups;
    expect(largest).toMatchObject({ label: "Yvette Cooper", contributions: 15, first: 0 });
    const { rows } = await engine.client.call("query.rows", { spec, offset: 0, limit: 15 });
    expect(new Set(rows.map((row) => row.speaker.name.value))).toEqual(new Set(["Yvette Cooper"]));
    const words = rows.map((row) => row.words);
    expect(words).toEqual([...words].sort((a, b) => b - a));
    const position = await engine.client.call("query.position", { spec, contribution: rows[3]?.id ?? "" });
    expect(position.position).toBe(3);
  });

  it("orders by value, by size, and downwards where the query sorts so; without a value comes last", async () => {
    const months = (await groups("month")).map((group) => group.value);
    expect(months).toEqual(
      [...months.filter((month) => month !== null)].sort().concat(months.includes(null) ? [null as never] : []),
    );
    const downwards = { sort: [{ column: "date" as const, descending: true }] };
    const turned = (await groups("month", "value", downwards)).map((group) => group.value);
    expect(turned.filter((month) => month !== null)).toEqual(months.filter((month) => month !== null).reverse());
    expect(turned.at(-1)).toBe(months.at(-1));
    const sizes = (await groups("party", "count")).map((group) => group.contributions);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const labels = (await groups("party")).map((group) => group.label);
    expect(labels.at(-1)).toBe("(not given)");
    expect((await groups("month")).map((group) => group.label)).toContain("January 2025");
  });

  it("groups only what the query holds", async () => {
    const found = await groups("debate", "value", { text: "speaker:cooper" });
    expect(found.reduce((sum, group) => sum + group.contributions, 0)).toBe(15);
  });

  it("finds groups by their names, in another order and in a part of the rows too", async () => {
    for (const by of ["debate", "speaker", "party", "month"] as const) {
      const byValue = await groups(by);
      const bySize = await groups(by, "count");
      const some = await groups(by, "value", { text: "speaker:cooper" });
      const names = byValue.map((group) => group.name);
      const placed = async (order: Grouping["order"], text: string) =>
        (await engine.client.call("query.groupSizes", { spec: grouped(by, order, { text }), names })).named.map(
          ({ group }) => group,
        );
      const places = (among: readonly { value: string | null }[]) =>
        byValue.map(({ value }) => {
          const place = among.findIndex((group) => group.value === value);
          return place < 0 ? null : place;
        });
      expect(await placed("count", "")).toEqual(places(bySize));
      expect(await placed("value", "speaker:cooper")).toEqual(places(some));
      expect(names.filter((name) => name !== null && /^d-/.test(name))).toEqual([]);
    }
    const spec = grouped("debate", "value");
    const { named } = await engine.client.call("query.groupSizes", { spec, names: ["nothing of the kind", null] });
    expect(named.map(({ group }) => group)).toEqual([null, null]);
  });

  it("says when there is nothing to group by", async () => {
    await expect(engine.client.call("query.groupSizes", { spec: query(), names: [] })).rejects.toMatchObject({
      code: "bad-params",
    });
  });
});

describe("contributions over time", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  beforeAll(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("shows all beside matching, whatever the dates of the query", async () => {
    const dates = { from: "2025-01-01", to: "2025-01-31", includeUndated: false };
    const spec = query({ text: "speaker:cooper", dates });
    const time = await engine.client.call("query.timeline", { spec, unit: "month", from: null, to: null });
    const sum = (of: "all" | "matching") =>
      time.periods.reduce((total, period) => total + period[of], 0) + time.undated[of];
    expect([sum("all"), sum("matching")]).toEqual([29, 15]);
    expect(time.periods.every(({ from, all, matching }) => from.endsWith("-01") && matching <= all)).toBe(true);
    const days = await engine.client.call("query.timeline", {
      spec,
      unit: "day",
      from: "2025-01-01",
      to: "2025-01-31",
    });
    expect(days.periods).toContainEqual(expect.objectContaining({ from: "2025-01-16", all: 10 }));
    const years = await engine.client.call("query.timeline", { spec, unit: "year", from: null, to: null });
    expect(years.periods.map(({ from }) => from)).toEqual(["2024-01-01", "2025-01-01"]);
    expect(years.extent).toEqual(time.extent);
  });
});

describe("copies and whole contributions", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  beforeAll(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("counts copies once, and they can be found", async () => {
    const { duplicates } = await engine.client.call("query.run", { spec: query(), limit: 0 });
    expect(duplicates).toBeGreaterThan(0);
    const copies = query({ filters: [{ field: "has", include: ["copies"], exclude: [] }] });
    const found = await engine.client.call("query.run", { spec: copies, limit: 100 });
    expect(found.duplicates).toBe(duplicates);
    expect(found.contributions).toBeGreaterThan(0);
    const gaps = query({ filters: [{ field: "has", include: ["gap"], exclude: [] }] });
    expect((await engine.client.call("query.run", { spec: gaps, limit: 0 })).contributions).toBe(4);
  });

  it("looks through all values of a facet, with the counts the facet has", async () => {
    const spec = query({ text: "house:commons" });
    const { values } = await engine.client.call("query.facet", { spec, field: "speaker", text: "JU" });
    const { facets } = await engine.client.call("query.run", { spec, limit: 0 });
    const listed = facets.find((facet) => facet.field === "speaker")?.values;
    expect(values.map((value) => value.label)).toEqual(["Judith Cummins"]);
    expect(listed).toContainEqual(values[0]);
    const all = await engine.client.call("query.facet", { spec, field: "speaker", text: "" });
    expect(all.values.length).toBeGreaterThanOrEqual(listed?.length ?? 0);
  });

  it("gives an anchor of all words of each row, which is found where it says", async () => {
    const spec = query({ text: "speaker:cooper" });
    const { anchors } = await engine.client.call("query.anchors", { spec, offset: 0, limit: 50 });
    expect(anchors).toHaveLength(15);
    const asked = anchors.map((anchor, at) => ({ id: String(at), anchor: anchor as NonNullable<typeof anchor> }));
    const passages = await engine.client.call("passages.resolve", { anchors: asked });
    expect(passages.every((passage) => passage.status === "exact" && passage.start === 0)).toBe(true);
  });
});
