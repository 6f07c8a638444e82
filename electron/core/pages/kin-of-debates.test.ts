import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

const hansard = (lang: string, words: string[]) => `<Hansard xml:lang="${lang}"><ExtractedInformation>
<ExtractedItem Name="MetaDateNumYear">2031</ExtractedItem><ExtractedItem Name="MetaDateNumMonth">05</ExtractedItem>
<ExtractedItem Name="MetaDateNumDay">15</ExtractedItem></ExtractedInformation><HansardBody>
<OrderOfBusiness id="10"><OrderOfBusinessTitle>${words[0]}</OrderOfBusinessTitle><SubjectOfBusiness id="11">
<SubjectOfBusinessTitle>${words[1]}</SubjectOfBusinessTitle><SubjectOfBusinessContent>
<Intervention Type="Debate" id="500"><PersonSpeaking><Affiliation DbId="7">Jane Doe</Affiliation></PersonSpeaking>
<Content><ParaText id="501">${words[2]}</ParaText></Content></Intervention>
</SubjectOfBusinessContent></SubjectOfBusiness></OrderOfBusiness></HansardBody></Hansard>`;

const whip = (
  words: string,
) => `<publicwhip><major-heading id="uk.org.publicwhip/debate/2031-05-15a.1.0">Bridges</major-heading>
<speech id="uk.org.publicwhip/debate/2031-05-15a.1.1" speakername="Jane Doe"><p>${words}</p></speech></publicwhip>`;

describe("what belongs to a debate", () => {
  const folder = temporaryFolder();
  const texts = (name = "") => join(folder.path, "texts", name);
  let engine: TestEngine;

  beforeEach(() => {
    mkdirSync(texts(), { recursive: true });
    engine = startTestEngine(join(folder.path, "data"));
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  const everything = { text: "", filters: [], dates: null, sort: [] };

  it("the same day in another language: two debates that lead to each other", async () => {
    const english = [
      "Government Orders",
      "Bridges",
      "The bridge over the river is to be built in the summer of the year, and it is for the people of the town.",
    ];
    const french = [
      "Ordres du gouvernement",
      "Ponts",
      "Le pont sur la rivière est à bâtir en été, et il est pour les gens de la ville, ce que je dis à la Chambre.",
    ];
    writeFileSync(texts("e.xml"), hansard("EN", english));
    writeFileSync(texts("f.xml"), hansard("FR", french));
    await engine.open(texts());
    const { rows } = await engine.client.call("query.debates", { spec: everything, offset: 0, limit: 10 });
    expect(rows.map(({ title, language, translations }) => `${title} ${language} ${translations}`).sort()).toEqual([
      "Bridges en 1",
      "Ponts fr 1",
    ]);
    const bridges = await engine.client.call("debate.page", {
      debate: rows.find(({ language }) => language === "en")?.id,
    });
    expect(bridges).toMatchObject({
      language: "en",
      translations: [{ title: "Ponts", language: "fr", sources: ["f.xml"] }],
    });
    const twin = await engine.client.call("debate.page", { key: bridges.translations[0]?.key });
    expect(twin.translations[0]).toMatchObject({ debate: bridges.id, language: "en" });
  });

  it("older revisions of a day: the newest is shown, the older ones say what took their place", async () => {
    const words = "The bridge will be open to everybody in the town before the winter comes, if the weather holds";
    writeFileSync(texts("debates2031-05-15a.xml"), whip(`${words} until the end.`));
    writeFileSync(texts("debates2031-05-15b.xml"), whip(`${words} until the very end.`));
    await engine.open(texts());
    const { rows } = await engine.client.call("query.debates", { spec: everything, offset: 0, limit: 10 });
    expect(rows).toHaveLength(1);
    const page = await engine.client.call("debate.page", { debate: rows[0]?.id });
    expect(page.runs[0]?.contributions[0]?.paragraphs).toEqual([`${words} until the very end.`]);
    expect(page.sources.map(({ path, line, supersededBy }) => ({ path, line, supersededBy }))).toEqual([
      { path: "debates2031-05-15b.xml", line: 2, supersededBy: null },
      { path: "debates2031-05-15a.xml", line: 2, supersededBy: "debates2031-05-15b.xml" },
    ]);
  });

  it("a question with its number: in its row and page, and found by it", async () => {
    const rows =
      "speaker,text,uin,url\nJane Doe,To ask about the bridge.,12345,https://a.example/1\nSam Roe,To ask more.,12346,\n";
    writeFileSync(texts("questions.csv"), rows);
    await engine.open(texts());
    const spec = { ...everything, text: "number:12345" };
    const found = await engine.client.call("query.run", { spec, limit: 10 });
    expect(found.rows.map(({ number, snippet }) => [number, snippet])).toEqual([["12345", "To ask about the bridge."]]);
    const page = await engine.client.call("debate.page", { contribution: found.rows[0]?.id });
    expect(page.runs.flatMap((run) => run.contributions)[0]).toMatchObject({
      number: "12345",
      url: "https://a.example/1",
    });
  });
});
