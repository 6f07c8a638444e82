import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;
const folder = mkdtempSync(path.join(tmpdir(), "backbench-kinds-"));

const names = (vote: string, name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `<mpname vote="${vote}">${name}${at + 1}, Jo</mpname>`).join("");
const division = `<publicwhip><major-heading id="uk.org.publicwhip/debate/2031-03-06a.1.0">Bridges Bill</major-heading>
<minor-heading id="uk.org.publicwhip/debate/2031-03-06a.1.1">Second Reading</minor-heading>
<speech id="uk.org.publicwhip/debate/2031-03-06a.1.2" speakername="Jane Doe"><p>I beg to move, That the Bill be read.</p></speech>
<division id="uk.org.publicwhip/division/2031-03-06a.2.0" divdate="2031-03-06" divnumber="12">
<divisioncount ayes="31" noes="24"/><mplist vote="aye">${names("aye", "Marsh", 31)}</mplist>
<mplist vote="no">${names("no", "Zed", 24)}</mplist></division></publicwhip>`;
const revision = (
  end: string,
) => `<publicwhip><major-heading id="uk.org.publicwhip/debate/2031-05-15a.1.0">Ferries</major-heading>
<speech id="uk.org.publicwhip/debate/2031-05-15a.1.1" speakername="Jane Doe"><p>The ferry will be open to everybody in the town before the winter comes, if the weather holds until ${end}.</p></speech></publicwhip>`;
const sitting = (lang: string, order: string, title: string, words: string) =>
  `<Hansard xml:lang="${lang}"><ExtractedInformation><ExtractedItem Name="MetaDateNumYear">2031</ExtractedItem>
<ExtractedItem Name="MetaDateNumMonth">05</ExtractedItem><ExtractedItem Name="MetaDateNumDay">15</ExtractedItem></ExtractedInformation>
<HansardBody><OrderOfBusiness id="10"><OrderOfBusinessTitle>${order}</OrderOfBusinessTitle><SubjectOfBusiness id="11">
<SubjectOfBusinessTitle>${title}</SubjectOfBusinessTitle><SubjectOfBusinessContent><Intervention Type="Debate" id="500">
<PersonSpeaking><Affiliation DbId="7">Jane Doe</Affiliation></PersonSpeaking><Content><ParaText id="501">${words}</ParaText></Content>
</Intervention></SubjectOfBusinessContent></SubjectOfBusiness></OrderOfBusiness></HansardBody></Hansard>`;

beforeAll(async () => {
  const files = {
    "division.xml": division,
    "debates2031-05-15a.xml": revision("the end"),
    "debates2031-05-15b.xml": revision("the very end"),
    "en.xml": sitting(
      "EN",
      "Government Orders",
      "River Crossings",
      "The bridge over the river is to be built in the summer of the year, and it is for the people of the town.",
    ),
    "fr.xml": sitting(
      "FR",
      "Ordres du gouvernement",
      "Ponts",
      "Le pont sur la rivière est à bâtir en été, et il est pour les gens de la ville, ce que je dis à la Chambre.",
    ),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  app = await startWebApp({ folder });
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(4);
  await app.page.getByRole("tab", { name: "Debates 4" }).click();
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function openDebate(title: string) {
  await bench.debates.getByRole("row", { name: new RegExp(title) }).click();
  const reader = bench.reader(1);
  await reader.getByRole("heading", { name: new RegExp(title) }).waitFor();
  return reader;
}

test("a division tells its totals; its long lists unfold, are found and can be tagged", async () => {
  const reader = await openDebate("Second Reading");
  await reader.getByText("Bridges Bill", { exact: true }).waitFor();
  const vote = reader.getByRole("article", { name: /Division$/ });
  await vote.getByText("Ayes 31 · Noes 24").waitFor();
  expect(await vote.getByText("Marsh7, Jo").isVisible()).toBe(false);
  await vote.getByRole("button", { name: "Show the 55 names" }).press("Enter");
  await vote.getByText("Marsh7, Jo").waitFor();
  expect(await axeFindings(app.page)).toEqual([]);
  await vote.getByRole("button", { name: "Hide the names" }).press("Enter");
  await vote.getByText("Marsh7, Jo").waitFor({ state: "hidden" });
  await reader.getByRole("button", { name: /Find in this pane/ }).click();
  await app.page.keyboard.type("Zed17");
  await vote.getByText("Zed17, Jo").waitFor();
  await app.page.keyboard.press("Escape");
  await vote.getByRole("button", { name: "Show the 55 names" }).click();
  await bench.selectAt(vote.getByText("Zed17, Jo"), "p");
  await bench.tagSelection("voters");
  const card = bench.annotations.getByText(/^no\sZed1, Jo/).first();
  await card.waitFor();
  await app.page.keyboard.press("Escape");
});

test("the newest revision of a day is shown, an older one is a step away and says so", async () => {
  const reader = await openDebate("Ferries");
  await reader.getByText(/until the very end\.$/).waitFor();
  await reader.getByText("newest revision shown; an older one is held").waitFor();
  await reader.getByRole("button", { name: "from 2 files" }).press("Enter");
  await app.page.getByRole("button", { name: "debates2031-05-15a.xml older revision" }).press("Enter");
  await reader.getByText(/until the end\.$/).waitFor();
});

test("a translation is another debate, and opens beside", async () => {
  const reader = await openDebate("River Crossings");
  await reader.getByRole("button", { name: "Also in French" }).press("Enter");
  const twin = bench.reader(2);
  await twin.getByRole("heading", { name: /Ponts/ }).waitFor();
  await twin.getByRole("button", { name: "Also in English" }).waitFor();
});

test("a day that is carried from the answer is shown whole, with its mark", async () => {
  const asked = `<publicwhip><minor-heading id="uk.org.publicwhip/wrans/2031-03-27a.1.mh">Tunnels</minor-heading>
<ques id="uk.org.publicwhip/wrans/2031-03-27a.1.q0" speakername="Jane Doe"><p>To ask how many tunnels there are.</p></ques>
<reply id="uk.org.publicwhip/wrans/2031-03-27a.1.r0" speakername="John Roe"><p>There are three.</p></reply></publicwhip>`;
  writeFileSync(path.join(folder, "answers2031-03-27a.xml"), asked);
  await app.page.getByRole("button", { name: "Show the table" }).click();
  await app.page.getByRole("tab", { name: "Contributions 6" }).click();
  await bench.searchFor("tunnels");
  const cell = bench.contributions.getByRole("gridcell", { name: /^27 Mar 2031.*the day of the answer/ });
  await bench.hasContributions(1);
  await cell.locator("svg").waitFor();
  // Asked at once, for rows are written anew as answers come.
  const room = await cell.evaluate((whole) => {
    const mark = whole.querySelector("svg");
    return mark ? whole.getBoundingClientRect().right - mark.getBoundingClientRect().right : null;
  });
  expect(room).toBeGreaterThan(8);
});
