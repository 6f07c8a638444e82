import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("mentions in the sample", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  const run = (spec: Parameters<typeof query>[0]) => engine.client.call("query.run", { spec: query(spec), limit: 50 });
  const count = async (text: string) => (await run({ text })).contributions;

  beforeAll(async () => {
    engine = startTestEngine(folder.path);
    await engine.open(null);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("finds who is spoken of by the name in brackets, by seat and by office", async () => {
    expect(await count('mentions:"Natalie Fleet"')).toBe(1);
    expect(await count('mentions:"Jess Phillips"')).toBe(2);
    expect(await count('mentions:"Yvette Cooper" -speaker:cooper')).toBeGreaterThan(0);
  });

  it("counts them as a facet, by which one can filter", async () => {
    const { facets } = await run({});
    const values = facets.find(({ field }) => field === "mentions")?.values ?? [];
    const fleet = values.find(({ label }) => label === "Natalie Fleet");
    expect(fleet?.count).toBe(1);
    expect(values.find(({ value }) => value === null)?.label).toBe("(nobody for certain)");
    const filters = [{ field: "mentions" as const, include: ["Natalie Fleet"], exclude: [] }];
    expect((await run({ filters })).contributions).toBe(1);
  });

  it("tells contributions that mention somebody, and those of whom it is not certain who it is", async () => {
    const [mentioning, unresolved] = [await count("has:mention"), await count("has:unresolved")];
    expect(mentioning).toBeGreaterThan(unresolved);
    expect(unresolved).toBeGreaterThan(0);
    expect(await count("has:unresolved -has:mention")).toBe(0);
  });
});
