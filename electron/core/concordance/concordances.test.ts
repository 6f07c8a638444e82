import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTEXT_PLACES, type ConcordanceLine, type ConcordanceSpec } from "../../../shared/api/concordance-schemas.ts";
import { tokens } from "../../../shared/text/tokens.ts";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("concordances of the sample", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  const specOf = (text: string, rest: Partial<ConcordanceSpec> = {}): ConcordanceSpec => ({
    query: query({ text }),
    sort: [],
    sample: null,
    ...rest,
  });
  const open = async (spec: ConcordanceSpec) => {
    for (;;) {
      const facts = await engine.client.call("concordance.open", { spec });
      if (facts.read === facts.lines) return facts;
    }
  };
  const linesOf = async (spec: ConcordanceSpec, offset = 0, limit = 500) =>
    (await engine.client.call("concordance.lines", { spec, offset, limit })).lines;
  const ordinals = (lines: ConcordanceLine[]) => lines.map((line) => line.ordinal);

  beforeAll(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it.each([
    "inquiry",
    '"hon. Friend"',
    "accountab*",
    "the -speaker:cooper",
    "police OR inquiry OR inq*",
    "grooming gangs",
    "inquiry NEAR/6 national",
    "/inquir(y|ies)\\b/",
    "/,\\s/ inquiry",
    "inquiry NEAR/4 (national OR local)",
    "/groom(ing|ed)/",
    "exact:Government OR exact:/the House/",
    "(speaker:cooper /gangs?/) OR the",
    "/inquir(y|ies)/ OR exact:I OR inquiry NEAR/2 national",
  ])("has one line for each hit of %s, and each says where its words stand", async (text) => {
    const facts = await open(specOf(text));
    const found = await engine.client.call("query.run", { spec: query({ text }), limit: 0 });
    expect([facts.lines, facts.hits, facts.lineContributions]).toEqual([
      found.hits,
      found.hits,
      found.contributionsWithHits,
    ]);
    const lines = await linesOf(specOf(text));
    expect(ordinals(lines)).toEqual(lines.map((_, at) => at));
    expect(lines.length).toBe(Math.min(500, facts.lines));
    for (const line of lines) {
      const page = await engine.client.call("debate.page", { contribution: line.contribution });
      const turn = page.runs.flatMap((run) => run.contributions).find((one) => one.id === line.contribution);
      const words = turn?.paragraphs.join("\n") ?? "";
      expect(words.slice(line.anchor.start, line.anchor.end)).toBe(line.anchor.exact);
      expect(words).toContain(line.left + line.anchor.exact + line.right);
      expect(turn?.occurrences[0]).toMatchObject({ key: line.anchor.key, path: line.path });
      expect(line.date).toEqual(turn?.date);
    }
  });

  it("anchors a line so that the passage is found again exactly", async () => {
    const lines = await linesOf(specOf("accountab*"));
    const anchors = lines.map(({ anchor, ordinal }) => ({ id: String(ordinal), anchor }));
    const passages = await engine.client.call("passages.resolve", { anchors });
    expect(passages.map((passage) => [passage.status, passage.contribution])).toEqual(
      lines.map((line) => ["exact", line.contribution]),
    );
  });

  it("sorts by words left and right of the hit and by what is known; equal lines stay by date", async () => {
    const collator = new Intl.Collator("en", { numeric: true });
    const all = await linesOf(specOf("the"));
    const wordAt = (line: ConcordanceLine, place: string): string => {
      if (place === "node")
        return tokens(line.anchor.exact)
          .map(({ term }) => term)
          .join(" ");
      const away = Number(place[0]);
      const terms = tokens(place.endsWith("L") ? line.left : line.right).map(({ term }) => term);
      return (place.endsWith("L") ? terms.at(-away) : terms[away - 1]) ?? "";
    };
    for (const sort of [["1L"], ["1R", "2R"], ["2L", "1R", "1L"], ["node", "3R"]] as const) {
      const sorted = await linesOf(specOf("the", { sort: [...sort] }));
      const expected = all.toSorted((a, b) => {
        for (const place of sort) {
          const [one, other] = [wordAt(a, place), wordAt(b, place)];
          // Lines that have no word there come last.
          const order = Number(one === "") - Number(other === "") || collator.compare(one, other);
          if (order !== 0) return order;
        }
        return a.ordinal - b.ordinal;
      });
      expect(ordinals(sorted), sort.join()).toEqual(ordinals(expected));
    }
    const bySpeaker = await linesOf(specOf("the", { sort: ["speaker", "1R"] }));
    const names = bySpeaker.map((line) => line.speaker.name.value).filter((name) => name !== null);
    expect(names).toEqual(names.toSorted((a, b) => collator.compare(a, b)));
  });

  it("is a whole order for any key: each line once, the same on every page", async () => {
    for (const key of [...CONTEXT_PLACES, "date", "speaker", "party", "debate", "source"] as const) {
      const spec = specOf("inquiry OR police", { sort: [key] });
      const { lines } = await open(spec);
      const whole = ordinals(await linesOf(spec));
      expect([...whole].sort((a, b) => a - b)).toEqual(Array.from({ length: lines }, (_, at) => at));
      expect(ordinals([...(await linesOf(spec, 0, 7)), ...(await linesOf(spec, 7))])).toEqual(whole);
      const named = await engine.client.call("concordance.ordinals", { spec, offset: 3, limit: 4 });
      expect(named.ordinals).toEqual(whole.slice(3, 7));
    }
  });

  it("draws a sample by its seed; the sample's lines are lines of the whole", async () => {
    const whole = new Set((await linesOf(specOf("the"))).map((line) => JSON.stringify(line.anchor)));
    const drawn = await linesOf(specOf("the", { sample: { size: 20, seed: 5 } }));
    expect(drawn).toHaveLength(20);
    expect(new Set(drawn.map((line) => JSON.stringify(line.anchor))).size).toBe(20);
    expect(drawn.every((line) => whole.has(JSON.stringify(line.anchor)))).toBe(true);
    expect(await linesOf(specOf("the", { sample: { size: 20, seed: 5 } }))).toEqual(drawn);
    expect(await linesOf(specOf("the", { sample: { size: 20, seed: 6 } }))).not.toEqual(drawn);
    const facts = await open(specOf("the", { sample: { size: 20, seed: 5 }, sort: ["1R"] }));
    expect(facts).toMatchObject({ lines: 20, read: 20 });
    expect(facts.hits).toBeGreaterThan(200);
  });

  it("follows filters, and tags of the window; a tag that changes no line keeps the lines", async () => {
    const filtered = { ...specOf("inquiry") };
    filtered.query = query({ text: "inquiry", filters: [{ field: "party", include: ["Con"], exclude: [] }] });
    const parties = (await linesOf(filtered)).map((line) => line.party.value);
    expect(new Set(parties)).toEqual(new Set(["Con"]));
    const spec = specOf("inquiry", { sort: ["1L"] });
    const before = await open(spec);
    const [line] = await linesOf(spec);
    const library = (await engine.client.call("library.current", {}))?.id ?? "";
    const records = [{ id: "a", key: line?.anchor.key ?? "", tags: ["t"], note: "" }];
    await engine.client.call("projection.put", { library, reset: true, records, removed: [], tagNames: { t: "Cost" } });
    expect(await open(spec)).toEqual(before);
    const tagged = await open(specOf("inquiry tag:cost"));
    expect(tagged.lineContributions).toBe(1);
    expect(tagged.set).not.toBe(before.set);
    await engine.client.call("projection.put", { library, reset: true, records: [], removed: [] });
  });

  it("has no lines for a query without words, and says so; a query that cannot be read is refused", async () => {
    expect(await open(specOf("speaker:cooper"))).toMatchObject({ hasWords: false, lines: 0 });
    expect(await open(specOf("zeppelin"))).toMatchObject({ hasWords: true, lines: 0, hits: 0 });
    expect(await linesOf(specOf(""))).toEqual([]);
    await expect(open(specOf('"open'))).rejects.toMatchObject({ code: "bad-query" });
  });

  it("stops when it is called off", async () => {
    const controller = new AbortController();
    controller.abort();
    const spec = specOf("the", { sort: ["5R"] });
    await expect(engine.client.call("concordance.open", { spec }, controller.signal)).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
