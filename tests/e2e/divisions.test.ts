import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;
const folder = mkdtempSync(path.join(tmpdir(), "backbench-divisions-"));

const names = (vote: string, name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `<mpname vote="${vote}">${name}${at + 1}, Jo</mpname>`).join("");
const sitting = (day: string, bill: string, column: number, ayes: number, noes: number) => `<publicwhip>
<major-heading id="uk.org.publicwhip/debate/${day}a.1.0" colnum="${column}">${bill}</major-heading>
<minor-heading id="uk.org.publicwhip/debate/${day}a.1.1" colnum="${column}">Second Reading</minor-heading>
<speech id="uk.org.publicwhip/debate/${day}a.1.2" colnum="${column}" time="14:30:00" speakername="Jane Doe"><p>I beg to move.</p></speech>
<speech id="uk.org.publicwhip/debate/${day}a.1.3" colnum="${column + 9}" nospeaker="true"><p>Question put, That the ${bill} be now read a second time.</p></speech>
<division id="uk.org.publicwhip/division/${day}a.2.0" divdate="${day}" divnumber="${column}" colnum="${column + 9}">
<divisioncount ayes="${ayes}" noes="${noes}"/><mplist vote="aye">${names("aye", "Marsh", ayes - 1)}<mpname vote="aye" teller="yes">Doe, Jane</mpname></mplist>
<mplist vote="no">${names("no", "Zed", noes)}</mplist></division>
<speech id="uk.org.publicwhip/debate/${day}a.2.1" colnum="${column + 12}" nospeaker="true"><p>Question accordingly ${ayes > noes ? "agreed to" : "negatived"}.</p></speech></publicwhip>`;

beforeAll(async () => {
  writeFileSync(path.join(folder, "debates2031-03-06a.xml"), sitting("2031-03-06", "Bridges Bill", 340, 31, 24));
  writeFileSync(path.join(folder, "debates2031-04-02a.xml"), sitting("2031-04-02", "Ferries Bill", 90, 12, 28));
  app = await startWebApp({ folder });
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(2);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test("by keyboard alone: a division is found by its words and by a voter, read, and listed name by name", async () => {
  const { keyboard } = app.page;
  const divisions = app.page.getByRole("grid", { name: "Divisions" });
  await app.page.getByRole("tab", { name: "Divisions 2" }).focus();
  await app.page.getByRole("tab", { name: /^Contributions/ }).focus();
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await divisions.getByRole("row", { name: /Bridges Bill be now read a second time.*31.*24.*agreed to/ }).waitFor();
  await keyboard.press("/");
  await keyboard.type('no:"Jo Zed25"');
  await app.page.getByRole("tab", { name: "Divisions 1" }).waitFor();
  await divisions.getByRole("row", { name: /Ferries Bill.*12.*28.*negatived/ }).waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeFindings(app.page), colorScheme).toEqual([]);
  }
  await app.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await divisions.getByRole("row").last().focus();
  await keyboard.press("Control+Shift+E");
  const dialog = app.page.getByRole("dialog", { name: "Export rows as CSV" });
  await dialog.getByRole("checkbox", { name: "With the lists: a line for each name" }).focus();
  await keyboard.press("Space");
  await dialog.getByRole("textbox", { name: "Folder" }).fill(app.home);
  await dialog.getByRole("textbox", { name: "File name" }).fill("votes.csv");
  await dialog.getByRole("button", { name: "Export 1 row" }).press("Enter");
  await dialog.getByText("Close", { exact: true }).waitFor();
  const file = readFileSync(path.join(app.home, "votes.csv"), "utf8");
  const lines = file.trim().split("\r\n");
  expect(lines[0]).toMatch(/Date,Debate,Question,Ayes,Noes,Outcome,.*,Vote,Name,Person,Who it is$/);
  expect(lines).toHaveLength(1 + 12 + 28);
  expect(lines.at(-1)).toMatch(/,28,Question accordingly negatived\..*"Zed28, Jo",,Nobody of this name/);
  await keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await divisions.getByRole("row").last().focus();
  await keyboard.press("Enter");
  // What was looked for unfolds the long lists.
  await bench.reader(1).getByText("Zed25, Jo").waitFor();
});

test("a person shows how they voted, a division who its names are; both by keyboard alone", async () => {
  const { keyboard } = app.page;
  await bench.searchFor("");
  await app.page.getByRole("tab", { name: /^People/ }).click();
  const people = app.page.getByRole("grid", { name: "People" });
  await people.getByRole("row", { name: /^Jane Doe/ }).focus();
  await keyboard.press("Enter");
  const votes = app.page.getByRole("region", { name: "Inspector" }).getByRole("region", { name: "Votes" });
  await votes.getByText("Voted in 2 divisions: 2 aye; 2 as teller").waitFor();
  await votes.getByText("Printed as “Doe, Jane teller”. The name is printed in full.").first().waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeFindings(app.page), colorScheme).toEqual([]);
  }
  await app.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await votes.getByRole("button", { name: /2 Apr 2031 · Ferries Bill › Second Reading, division 90/ }).press("Enter");
  await bench.reader(1).getByText("Question accordingly negatived").waitFor();
  const who = app.page.getByRole("region", { name: "Who voted" });
  await who.getByText("Who voted: 1 of 40 names are certain").waitFor();
  await who.getByText("Left as printed").focus();
  await keyboard.press("Enter");
  await who.getByText("Nobody of this name speaks in the library.").first().waitFor();
  await who.getByText("Those who speak in this library").focus();
  await keyboard.press("Enter");
  await who.getByRole("button", { name: "Jane Doe" }).press("Enter");
  await votes.getByRole("button", { name: "Show divisions" }).press("Enter");
  await app.page.getByRole("tab", { name: "Divisions 2", selected: true }).waitFor();
  expect(await bench.search.inputValue()).toBe('voted:"Jane Doe"');
});

test("words of a procedural note lead to its debate, where they are marked; contributions stay what is counted", async () => {
  await bench.searchFor('procedure:"accordingly agreed"');
  await app.page.getByRole("tab", { name: "Contributions 1" }).waitFor();
  await app.page.getByRole("tab", { name: "Divisions 1" }).waitFor();
  await app.page.getByRole("tab", { name: "Debates 1" }).click();
  await bench.debates.getByRole("row", { name: /Second Reading/ }).click();
  await bench.reader(1).getByText("Question accordingly agreed to.").waitFor();
  await bench.searchFor('column:85..95 url:"g1.2" OR column:340..');
  await app.page.getByRole("tab", { name: "Contributions 1" }).waitFor();
  await bench.searchFor("column:350x5");
  await app.page.getByText("Write a column as it is printed").waitFor();
});

test("an annotation on a procedural note is found by the column in which the note stands", async () => {
  await bench.searchFor("");
  await bench.selectAt(bench.reader(1).getByText("Question accordingly agreed to.").first(), "p");
  await bench.tagSelection("outcome");
  await app.page.keyboard.press("Escape");
  await app.page.keyboard.press("Control+3");
  const find = app.page.getByRole("searchbox", { name: "Find in annotations" });
  const said = (words: string) => app.page.getByRole("status").getByText(words, { exact: true }).waitFor();
  await find.fill("column:352");
  await said("1 annotation");
  await find.fill("column:353..");
  await said("0 of 1 annotations");
  await find.fill("outcome column:340..352");
  await said("1 annotation");
  await find.fill("column:350x5");
  await said("Write a column as it is printed, 344 or 12W, or 344..350.");
});
