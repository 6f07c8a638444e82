import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;
let file: string;

beforeAll(async () => {
  app = await startWebApp();
  bench = new WorkbenchPage(app.page);
  file = path.join(app.home, "all.json");
  await bench.hasContributions(29);
});

afterAll(() => app.close());

const dialog = (name: string | RegExp) => app.page.getByRole("dialog", { name });
const views = () => app.page.getByRole("region", { name: "Views" });
const allMemos = () => app.page.getByRole("region", { name: "All memos" });

async function writeMemo(title: string, body: string): Promise<void> {
  const memo = dialog("New memo");
  await memo.getByRole("textbox", { name: "Title" }).fill(title);
  await memo.getByRole("textbox", { name: "Memo" }).fill(body);
  await app.page.keyboard.press("Control+Enter");
  await memo.waitFor({ state: "detached" });
}

async function close(name: string): Promise<void> {
  await app.page.keyboard.press("Escape");
  await dialog(name).waitFor({ state: "detached" });
}

async function command(title: string): Promise<void> {
  await app.page.keyboard.press("Control+k");
  await app.page.getByRole("searchbox", { name: "Command" }).fill(title);
  await app.page.keyboard.press("Enter");
}

/** Opens a file in the import dialog and waits for what it holds. */
async function readIn(): Promise<void> {
  await command("Import annotations");
  await dialog("Import annotations").locator('input[type="file"]').setInputFiles(file);
  await dialog("Import annotations").getByText("all.json holds 1 annotation, 3 memos and 1 view.").waitFor();
}

async function showMemos(): Promise<void> {
  await app.page.keyboard.press("Control+3");
  await app.page.getByRole("button", { name: /^Memos/ }).press("Enter");
}

test("an annotation, memos about library, debate and tag, and a view go out in one file", async () => {
  const reader = await bench.openOnly('"pursing offenders"');
  await bench.selectAt(reader.getByText("We have been clear that this Government"), "t");
  await bench.tagSelection("answers");
  await bench.filters.getByRole("checkbox", { name: "answers" }).waitFor();
  await app.page.keyboard.press("Escape");
  const inspected = app.page.getByRole("region", { name: "Memos", exact: true });
  await inspected.getByRole("button", { name: "Write a memo" }).click();
  await writeMemo("The answer", "Ask again.");
  await bench.searchFor("");
  await bench.hasContributions(29);
  await bench.filters.getByRole("checkbox", { name: "answers" }).check({ force: true });
  await bench.hasContributions(1);
  await app.page.keyboard.press("Control+Shift+S");
  await dialog(/view/i).getByRole("textbox", { name: "Name" }).fill("Answered");
  await app.page.keyboard.press("Enter");
  await dialog(/view/i).waitFor({ state: "detached" });
  await views()
    .getByRole("button", { name: /^Answered/ })
    .waitFor();
  await showMemos();
  await allMemos().getByRole("button", { name: "Write a memo" }).click();
  await writeMemo("Plan", "Read the inquiry first.\n\nThen the questions.");
  await app.page.getByRole("button", { name: "Actions for answers" }).click();
  await app.page.getByRole("menuitem", { name: "Write a memo…" }).click();
  await writeMemo("When to use it", "");
  await app.page.keyboard.press("Control+e");
  await dialog("Export").getByRole("radio", { name: /JSON/ }).check({ force: true });
  await dialog("Export").getByRole("textbox", { name: "Folder" }).fill(app.home);
  await dialog("Export").getByRole("textbox", { name: "File name" }).fill("all.json");
  await dialog("Export").getByRole("button", { name: "Export 1 annotation, 3 memos and 1 view" }).click();
  await dialog("Export")
    .getByText(/^Saved to /)
    .waitFor();
  expect(readFileSync(file, "utf8")).not.toContain(app.home);
  await close("Export");
});

test("the same folder has all of it already", async () => {
  await readIn();
  const memos = dialog("Import annotations").getByRole("region", { name: "Memos" });
  await memos.getByText("The same here: When to use it, Plan, The answer. Nothing happens to these.").waitFor();
  await dialog("Import annotations").getByText("The same here: Answered. Nothing happens to these.").waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeFindings(app.page), colorScheme).toEqual([]);
  }
  await app.page.emulateMedia({ colorScheme: "light" });
  await close("Import annotations");
});

test("another copy of the folder takes all of it in one step of undo", async () => {
  const copy = path.join(app.home, "copy");
  cpSync(path.resolve(import.meta.dirname, "../../seeds"), copy, { recursive: true });
  await app.page.keyboard.press("Control+o");
  await dialog("Open folder").getByRole("textbox", { name: "Folder" }).fill(copy);
  await app.page.keyboard.press("Enter");
  await dialog("Open folder").waitFor({ state: "detached" });
  await views()
    .getByRole("button", { name: /^Answered/ })
    .waitFor({ state: "detached" });
  await app.page.keyboard.press("Control+1");
  await bench.hasContributions(29);
  await readIn();
  await dialog("Import annotations").getByText("New: When to use it, Plan, The answer.").waitFor();
  await dialog("Import annotations").getByRole("button", { name: "Import 1 annotation, 3 memos and 1 view" }).click();
  await dialog("Import annotations").getByText("Imported 1 annotation, 3 memos and 1 view").waitFor();
  await close("Import annotations");
  await views()
    .getByRole("button", { name: /^Answered/ })
    .click();
  await bench.hasContributions(1);
  await bench.row("17 Jan 2025").first().waitFor();
  await showMemos();
  await allMemos().getByText("About the library").waitFor();
  await allMemos().getByText("About the tag answers").waitFor();
  await allMemos().getByText("Then the questions.").waitFor();
  await allMemos()
    .getByRole("button", { name: /^About .* 2025\)$/ })
    .press("Enter");
  await bench.reader(1).getByRole("article").first().waitFor();
  await bench
    .reader(1)
    .getByRole("button", { name: /^answers:/ })
    .first()
    .waitFor();
  await app.page.keyboard.press("Control+z");
  await views()
    .getByRole("button", { name: /^Answered/ })
    .waitFor({ state: "detached" });
  await app.page.keyboard.press("Control+3");
  await app.page.getByText("No memos yet").waitFor();
  await app.page.keyboard.press("Control+Shift+z");
  await allMemos().getByRole("heading", { name: "Plan" }).waitFor();
});

test("a memo that both changed is decided: both stay", async () => {
  await allMemos().getByRole("button", { name: "Change memo: Plan" }).click();
  await dialog("Change memo").getByRole("textbox", { name: "Memo" }).fill("Read nothing.");
  await app.page.keyboard.press("Control+Enter");
  await dialog("Change memo").waitFor({ state: "detached" });
  await readIn();
  const memos = dialog("Import annotations").getByRole("region", { name: "Memos" });
  await memos.getByRole("radio", { name: "Keep both" }).check({ force: true });
  await dialog("Import annotations").getByRole("button", { name: "Import 1 memo" }).click();
  await dialog("Import annotations").getByText("Imported 1 memo").waitFor();
  await close("Import annotations");
  expect(await allMemos().getByRole("heading", { name: "Plan" }).count()).toBe(2);
});
