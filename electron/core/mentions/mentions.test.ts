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

  it("tells of each mention how it is printed, who it is, and why", async () => {
    const { rows } = await run({ text: 'mentions:"Natalie Fleet"' });
    const { mentions } = await engine.client.call("contribution.mentions", { contribution: rows[0]?.id ?? "" });
    const fleet = mentions.find(({ name }) => name === "Natalie Fleet");
    expect(fleet).toMatchObject({
      printed: "my hon. Friend the Member for Bolsover (Natalie Fleet)",
      isCourtesy: false,
      reason: expect.stringMatching(/name is printed/),
    });
    expect(mentions.filter(({ isCourtesy }) => isCourtesy).every(({ name }) => name === null)).toBe(true);
    expect(await engine.client.call("contribution.mentions", { contribution: "nothing" })).toEqual({ mentions: [] });
  });

  it("follows what the analyst says of a person", async () => {
    const { rows } = await run({ text: '"hon. Member for Strangford"' });
    const strangford = async () => {
      const contribution = (await run({ text: '"hon. Member for Strangford"' })).rows[0]?.id ?? "";
      const { mentions } = await engine.client.call("contribution.mentions", { contribution });
      return mentions.find(({ printed }) => printed.endsWith("Strangford"));
    };
    expect(rows).toHaveLength(1);
    expect(await strangford()).toMatchObject({ name: null, reason: expect.stringMatching(/Nobody/) });
    const seat = {
      person: "Yvette Cooper",
      field: "constituency" as const,
      value: "Strangford",
      from: null,
      to: null,
    };
    await engine.client.call("corrections.apply", { bodies: [{ type: "person-field", ...seat }], author: "AA" });
    expect(await strangford()).toMatchObject({ name: "Yvette Cooper", speaks: true });
  });
});
