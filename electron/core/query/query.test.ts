import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("queries on the sample", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  const run = (spec: Parameters<typeof query>[0], limit = 50) =>
    engine.client.call("query.run", { spec: query(spec), limit });
  const count = async (text: string) => (await run({ text }, 0)).contributions;
  const facet = async (spec: Parameters<typeof query>[0], field: string) => {
    const { facets } = await run(spec, 0);
    return Object.fromEntries(facets.find((one) => one.field === field)?.values.map((v) => [v.label, v.count]) ?? []);
  };

  beforeAll(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("understands fields, dates, lengths, gaps and the three operators", async () => {
    expect(await count("")).toBe(29);
    expect(await count("speaker:snell party:lab")).toBe(1);
    expect(await count("speaker:cummins")).toBe(8);
    expect(await count("speaker:cooper OR speaker:cummins")).toBe(23);
    expect(await count("NOT speaker:cooper")).toBe(14);
    expect(await count("-speaker:cooper -kind:chair")).toBe(6);
    expect(await count("date:2025-01-16")).toBe(10);
    expect(await count("date:..2024")).toBe(6);
    expect(await count("words:>1000")).toBe(1);
    expect(await count("has:gap")).toBe(4);
    expect(await count('debate:"casey report"')).toBe(6);
    expect(await count("source:004")).toBe(2);
    expect(await count("house:commons")).toBe(25);
    expect(await count("department:home")).toBe(8);
    // Printed once, carried through its own debate and no further.
    expect(await count('office:"home department"')).toBe(5);
  });

  it("finds words near each other, exact words and patterns, and counts them as reading does", async () => {
    const found = async (text: string) => {
      const { contributions, hits } = await run({ text }, 0);
      return [contributions, hits];
    };
    expect(await found("/grooming gangs/")).toEqual(await found('"grooming gangs"'));
    expect(await found("/accountab[a-z]*/")).toEqual(await found("accountab*"));
    expect(await found("exact:grooming OR exact:Grooming")).toEqual(await found("grooming"));
    expect(await count("grooming NEAR/1 gangs")).toBe(await count('"grooming gangs" OR "gangs grooming"'));
    expect(await count("-/the/ -exact:I")).toBe(29 - (await count("/the/ OR exact:I")));
    expect(await found("exact:house")).not.toEqual(await found("exact:House"));
    // Read where the speaker's own words do not matter too: what is marked there counts.
    const [, hits] = await found("(speaker:cooper /inquiry/) OR grooming");
    const [, apart] = await found("(grooming speaker:cooper) OR grooming");
    expect(hits).toBeGreaterThan(apart as number);
  });

  it("counts the hits of words beside a pattern or exact words that must not stand there", async () => {
    const found = async (text: string) => {
      const { contributions, hits, contributionsWithHits } = await run({ text }, 0);
      return [contributions, hits, contributionsWithHits];
    };
    const grooming = await found("grooming");
    expect(await found("grooming NOT /nowhere/")).toEqual(grooming);
    expect(await found("grooming NOT exact:nowhere")).toEqual(grooming);
    expect(await found("grooming NEAR/2 gangs NOT /nowhere/")).toEqual(await found("grooming NEAR/2 gangs"));
    expect(await found("grooming NOT /inquiry/")).toEqual(await found("grooming NOT /inquir/ OR zzz"));
    expect(await found("/grooming/ NOT /nowhere/")).toEqual(grooming);
    expect(await found("NOT /grooming/")).toEqual([29 - (grooming[0] as number), 0, 0]);
  });

  it("says where a query cannot be understood", async () => {
    await expect(run({ text: 'speaker:cooper "open' })).rejects.toMatchObject({ code: "bad-query" });
    await expect(run({ text: "a AND" })).rejects.toMatchObject({ code: "bad-query", data: { position: 2 } });
  });

  it("counts facets of the result, but not through a field's own choice", async () => {
    const chosen = { filters: [{ field: "speaker" as const, include: ["Harpreet Uppal"], exclude: [] }] };
    expect(await facet(chosen, "party")).toMatchObject({ Lab: 2, Con: 0, "(not given)": 0 });
    expect(await facet(chosen, "speaker")).toMatchObject({
      "Yvette Cooper": 15,
      "Harpreet Uppal": 2,
      "(not given)": 1,
    });
    expect(await facet({}, "kind")).toMatchObject({ Speech: 19, Chair: 8, Question: 1, Answer: 1 });
  });

  it("filters by what is not given and by exclusion", async () => {
    const asker = await run({ filters: [{ field: "speaker", include: [null], exclude: [] }] });
    expect(asker.rows.map((row) => row.kind)).toEqual(["question"]);
    const others = await run({ filters: [{ field: "speaker", include: [], exclude: ["Yvette Cooper", null] }] });
    expect(others.contributions).toBe(13);
  });

  it("explains an empty result: what is too narrow, and over what was searched", async () => {
    const spec = {
      text: "wellbeing",
      filters: [{ field: "speaker" as const, include: ["Jess Phillips"], exclude: [] }],
    };
    const { contributions, explanations } = await run(spec);
    expect(contributions).toBe(0);
    expect(explanations).toContainEqual({ type: "filter-too-narrow", field: "text", contributions: 1 });
    expect(explanations).toContainEqual({ type: "searched-over", contributions: 1, excerptsOnly: false });
    expect(explanations.some((one) => one.type === "filter-too-narrow" && one.field === "speaker")).toBe(true);
  });

  it("says how many would match if the last word were only begun", async () => {
    const { explanations } = await run({ text: "speaker:cooper gan" });
    const { contributions } = await run({ text: "speaker:cooper gan*" });
    expect(contributions).toBeGreaterThan(0);
    expect(explanations[0]).toEqual({ type: "unfinished", word: "gan", text: "speaker:cooper gan*", contributions });
    const unknown = await run({ text: "zeppelin" });
    expect(unknown.explanations.map(({ type }) => type)).not.toContain("unfinished");
  });

  it("sorts by several columns, what is not given last in both directions", async () => {
    const sorted = async (descending: boolean) => {
      const { rows } = await run({
        sort: [
          { column: "party", descending },
          { column: "words", descending: true },
        ],
      });
      return rows.map((row) => row.party.known.value);
    };
    const up = await sorted(false);
    const down = await sorted(true);
    expect(up.slice(0, 4)).toEqual(["Con", "Lab", "Lab", "Lab/Co-op"]);
    expect(down.slice(0, 4)).toEqual(["Lab/Co-op", "Lab", "Lab", "Con"]);
    expect([up.at(-1), down.at(-1)]).toEqual([null, null]);
    const byDate = await run({ sort: [{ column: "date", descending: true }] });
    expect(byDate.rows[0]?.date.value).toBe("2025-06-16");
    expect(byDate.rows.at(-1)?.date.value).toBeNull();
  });

  it("pages, steps through hits and finds positions in the same order", async () => {
    const spec = query({ text: "accountab*", sort: [{ column: "hits", descending: true }] });
    const all = await engine.client.call("query.run", { spec, limit: 50 });
    const later = await engine.client.call("query.rows", { spec, offset: 2, limit: 2 });
    expect(later.rows).toEqual(all.rows.slice(2, 4));
    const hits = await engine.client.call("query.hits", { spec, offset: 0, limit: 10 });
    expect(hits.total).toBe(5);
    expect(hits.hits.map((one) => one.contribution)).toEqual(all.rows.map((row) => row.id));
    expect(hits.hits.reduce((sum, one) => sum + one.hits, 0)).toBe(12);
    const contribution = all.rows[3]?.id ?? "";
    expect(await engine.client.call("query.position", { spec, contribution })).toEqual({ position: 3 });
    expect(await engine.client.call("query.position", { spec, contribution: "none" })).toEqual({ position: -1 });
    const everything = await engine.client.call("query.run", { spec: query({}), limit: 50 });
    const contributions = ["none", ...everything.rows.map((row) => row.id)];
    const { matching } = await engine.client.call("query.matching", { spec, contributions });
    expect(matching.sort()).toEqual(all.rows.map((row) => row.id).sort());
  });

  it("shows the words around the first hit, with the hits marked in them", async () => {
    const { rows } = await run({ text: '"backed by £5 million"' });
    const [row] = rows;
    const [start, end] = row?.snippetHits[0] ?? [0, 0];
    expect(row?.snippet.slice(start, end)).toBe("backed by £5 million");
  });

  it("lists the debates of a query and all of them without one", async () => {
    const debates = (text: string) =>
      engine.client.call("query.debates", { spec: query({ text }), offset: 0, limit: 50 });
    expect((await debates("")).total).toBe(7);
    expect((await debates("speaker:snell")).rows).toMatchObject([
      { title: "Child Sexual Exploitation: Casey Report", contributions: 6, speakers: 3, runs: 2, gaps: 0 },
    ]);
  });

  it("counts as many debates as it lists, also those in which nobody speaks", async () => {
    const own = temporaryFolder();
    const division = `<division id="d" divdate="2031-03-06" divnumber="1"><divisioncount ayes="2" noes="1"/></division>`;
    const speech = `<speech id="s" speakername="Sam Sample"><p>I beg to move.</p></speech>`;
    const page = `<publicwhip><major-heading id="a">Bridges</major-heading>${speech}<major-heading id="b">Roads</major-heading>${division}</publicwhip>`;
    writeFileSync(join(own.path, "debates2031-03-06a.xml"), page);
    const data = temporaryFolder();
    const other = startTestEngine(data.path);
    await other.open(own.path);
    const counts = async (text: string) => [
      (await other.client.call("query.run", { spec: query({ text }), limit: 0 })).debates,
      (await other.client.call("query.debates", { spec: query({ text }), offset: 0, limit: 9 })).total,
    ];
    expect(await counts("")).toEqual([2, 2]);
    expect(await counts("move")).toEqual([1, 1]);
    await other.close();
    own.remove();
    data.remove();
  });

  it("counts contributions by month, the undated ones apart", async () => {
    const { months } = await run({}, 0);
    expect(months).toEqual([
      { month: "2024-09", count: 2 },
      { month: "2024-12", count: 4 },
      { month: "2025-01", count: 15 },
      { month: "2025-06", count: 6 },
      { month: "", count: 2 },
    ]);
  });

  it("filters, counts and finds by the tags and notes the window puts there", async () => {
    const library = (await engine.client.call("library.current", {}))?.id ?? "";
    const { rows } = await run({ text: "speaker:uppal" });
    const page = await engine.client.call("debate.page", { contribution: rows[0]?.id });
    const key = page.runs.flatMap((one) => one.contributions).find((one) => one.id === rows[0]?.id)
      ?.occurrences[0]?.key;
    await engine.client.call("projection.put", {
      library,
      reset: true,
      records: [{ id: "a1", key: key ?? "", tags: ["t1"], note: "Ask her about funding" }],
      removed: [],
      tagNames: { t1: "Recommendation" },
    });
    expect(await count("tag:recommendation")).toBe(1);
    expect(await count("note:funding has:note")).toBe(1);
    expect(await facet({}, "tag")).toEqual({ Recommendation: 1, "(no tag)": 28 });
    const tagged = await run({ filters: [{ field: "tag", include: ["t1"], exclude: [] }] });
    expect(tagged.rows).toMatchObject([{ id: rows[0]?.id, tags: ["t1"], notes: 1 }]);
    await engine.client.call("projection.put", { library, reset: true, records: [], removed: [] });
    expect(await count("has:note")).toBe(0);
  });
});
