import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

describe("the people of a library", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: TestEngine;
  const list = async (text = "", ...sort: SortKey[]) =>
    (await engine.client.call("people.list", { text, sort, offset: 0, limit: 100 })).rows;
  const names = async (text = "", ...sort: SortKey[]) => (await list(text, ...sort)).map((row) => row.name);
  const get = (name: string) => engine.client.call("people.get", { name });
  const apply = async (body: CorrectionBody) =>
    (await engine.client.call("corrections.apply", { bodies: [body], author: "AB" })).ids;

  describe("of the sample", () => {
    beforeEach(async () => {
      folder = temporaryFolder();
      engine = startTestEngine(folder.path);
      await engine.open(null);
    });
    afterEach(async () => {
      await engine.close();
      folder.remove();
    });

    it("come by name, and in the order asked for, page by page", async () => {
      const byName = await names();
      expect(byName).toHaveLength(6);
      expect(byName[0]).toBe("David Simmonds");
      const byWords = { column: "words", descending: true } as const;
      expect((await names("", byWords))[0]).toBe("Yvette Cooper");
      const page = await engine.client.call("people.list", { text: "", sort: [byWords], offset: 5, limit: 100 });
      expect([page.total, page.rows.length]).toEqual([6, 1]);
      expect((await names("", { column: "first", descending: true }))[0]).toBe("David Simmonds");
    });

    it("are found by the beginnings of words of a name or form", async () => {
      expect(await names("coop")).toEqual(["Yvette Cooper"]);
      expect(await names("home dep yv")).toEqual(["Yvette Cooper"]);
      expect(await names("nobody")).toEqual([]);
      expect(await get("yvette COOPER")).toMatchObject({ name: "Yvette Cooper", contributions: 15 });
      await expect(get("Nobody")).rejects.toMatchObject({ code: "not-found" });
    });

    it("are still there after a restart", async () => {
      const before = await list();
      await engine.close();
      engine = startTestEngine(folder.path);
      await engine.open(null);
      expect(await list()).toEqual(before);
    });

    it("become one, are found by either name, and are two again when that is taken back", async () => {
      const ids = await apply({ type: "join-people", name: "Harpreet Uppal", other: "Gareth Snell" });
      expect(await names()).not.toContain("Gareth Snell");
      expect((await get("Gareth Snell")).name).toBe("Harpreet Uppal");
      expect((await get("Harpreet Uppal")).contributions).toBe(3);
      await engine.client.call("corrections.remove", { ids });
      expect((await get("Gareth Snell")).contributions).toBe(1);
    });

    it("lose a form that is somebody else", async () => {
      const { forms } = await get("Yvette Cooper");
      const [, rare] = forms;
      if (!rare) throw new Error("the sample prints one form only");
      await apply({ type: "split-person", name: "Yvette Cooper", printed: rare.printed, as: "Another Cooper" });
      expect((await get("Yvette Cooper")).forms.map(({ printed }) => printed)).not.toContain(rare.printed);
      expect((await get("Another Cooper")).forms.map(({ printed }) => printed)).toEqual([rare.printed]);
    });
  });

  it("are two of one name a century apart, until the analyst says that they are one", async () => {
    folder = temporaryFolder();
    engine = startTestEngine(join(folder.path, "data"));
    mkdirSync(join(folder.path, "texts"));
    const write = (day: string, words: string) => {
      const xml = `<publicwhip><speech id="uk.org.publicwhip/lords/${day}.1.1" speakername="The Earl of Vale"><p>${words}</p></speech></publicwhip>`;
      writeFileSync(join(folder.path, "texts", `daylord${day}a.xml`), xml);
    };
    write("1910-02-03", "I rise in the house to ask about the harbour.");
    write("2009-02-03", "I agree with the noble Lord, the Earl of Vale, about the lanterns.");
    await engine.open(join(folder.path, "texts"));
    const [NEW, OLD] = ["The Earl of Vale", "The Earl of Vale (until 1910)"];
    expect(await names()).toEqual([NEW, OLD]);
    const run = (text: string) => engine.client.call("query.run", { spec: query({ text }), limit: 5 });
    expect((await run('speaker:"until 1910"')).contributions).toBe(1);
    expect((await run('speaker:"the earl of vale"')).contributions).toBe(2);
    expect((await run(`mentions:"${NEW}"`)).contributions).toBe(1);
    expect((await run(`mentions:"${OLD}"`)).contributions).toBe(0);
    expect((await get(OLD)).reasons).toEqual([expect.stringMatching(/between 1910 and 2009/)]);
    const ids = await apply({ type: "join-people", name: NEW, other: OLD });
    expect(await names()).toEqual([NEW]);
    expect((await get(OLD)).contributions).toBe(2);
    await engine.client.call("corrections.remove", { ids });
    expect(await names()).toEqual([NEW, OLD]);
    await engine.close();
    folder.remove();
  });

  it("stand before those of whom only an office is printed", async () => {
    folder = temporaryFolder();
    engine = startTestEngine(join(folder.path, "data"));
    mkdirSync(join(folder.path, "texts"));
    writeFileSync(join(folder.path, "texts", "a.txt"), "MR SPEAKER: Order.\nSAM SAMPLE: Good morning to you.\n");
    await engine.open(join(folder.path, "texts"));
    expect((await list()).map((row) => [row.name, row.forms[0]?.printed, row.words])).toEqual([
      ["SAM SAMPLE", "SAM SAMPLE", 4],
      [null, "MR SPEAKER", 1],
    ]);
    expect((await get("MR SPEAKER")).name).toBeNull();
    await engine.close();
    folder.remove();
  });
});
