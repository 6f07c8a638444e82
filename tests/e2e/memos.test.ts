import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeAll(async () => {
  app = await startWebApp();
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
});

afterAll(() => app.close());

const memos = () => app.page.getByRole("region", { name: "Memos", exact: true });
const all = () => app.page.getByRole("region", { name: "All memos" });
const dialog = () => app.page.getByRole("dialog", { name: /memo$/ });

async function write(title: string, body: string): Promise<void> {
  await dialog().getByRole("textbox", { name: "Title" }).waitFor();
  await app.page.keyboard.type(title);
  await app.page.keyboard.press("Tab");
  await app.page.keyboard.type(body);
  await app.page.keyboard.press("Control+Enter");
  await dialog().waitFor({ state: "detached" });
}

async function inBothThemes(): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeFindings(app.page), colorScheme).toEqual([]);
  }
  await app.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

test("by keyboard alone: a memo about a debate stands in the inspector, and is refused while it says nothing", async () => {
  await bench.contributions.locator('[role=row][tabindex="0"]').focus();
  await app.page.keyboard.press("Enter");
  await bench.reader(1).getByRole("article").first().waitFor();
  await memos().getByRole("button", { name: "Write a memo" }).press("Enter");
  await dialog().getByRole("button", { name: "Keep memo" }).press("Enter");
  await dialog().getByText("The memo says nothing yet.").waitFor();
  await inBothThemes();
  await app.page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await memos().getByRole("button", { name: "Write a memo" }).press("Enter");
  await write("Unrest", "Compare with the statement of 2011.");
  await memos().getByText("Compare with the statement of 2011.").waitFor();
  await inBothThemes();
});

test("all memos are listed and found; they come back after a restart, and after undo", async () => {
  await app.page.keyboard.press("Control+3");
  await app.page.getByRole("button", { name: "Memos 1" }).press("Enter");
  await all()
    .getByRole("button", { name: /^About Violent Disorder \(2 Sep 2024\)/ })
    .waitFor();
  await all().getByRole("button", { name: "Write a memo" }).press("Enter");
  await write("Plan", "Read the inquiry first.");
  await app.page.getByText("mirrored").first().waitFor();
  await app.restart();
  bench = new WorkbenchPage(app.page);
  await all().getByText("About the library").waitFor();
  expect(await all().getByRole("listitem").count()).toBe(2);
  await inBothThemes();
  await app.page.getByRole("button", { name: "New tag" }).first().press("Enter");
  const newTag = app.page.getByRole("dialog", { name: "New tag" });
  await newTag.getByRole("textbox", { name: "Name" }).fill("costs");
  await app.page.keyboard.press("Enter");
  await newTag.waitFor({ state: "detached" });
  await app.page.getByRole("button", { name: "Actions for costs" }).press("Enter");
  await app.page.getByRole("menuitem", { name: "Write a memo…" }).press("Enter");
  await write("When to use it", "");
  await all().getByText("About the tag costs").waitFor();
  const find = app.page.getByRole("searchbox", { name: "Find in memos" });
  await find.fill("violent");
  await all().getByText("Plan").waitFor({ state: "detached" });
  await all().getByRole("button", { name: "Change memo: Unrest" }).press("Enter");
  await dialog().getByRole("textbox", { name: "Title" }).fill("Summer of 2024");
  await dialog().getByRole("button", { name: "Keep changes" }).press("Enter");
  // The list behind the dialog changes first; until the dialog is gone, nothing in it takes the focus.
  await dialog().waitFor({ state: "detached" });
  await all().getByRole("heading", { name: "Summer of 2024" }).waitFor();
  await all().getByRole("button", { name: "Delete memo: Summer of 2024" }).press("Enter");
  await all().getByText("No memo holds these words").waitFor();
  await find.fill("");
  await all().getByRole("button", { name: "Write a memo" }).focus();
  await app.page.keyboard.press("Control+z");
  await all().getByRole("heading", { name: "Summer of 2024" }).waitFor();
  await all()
    .getByRole("button", { name: /^About Violent Disorder/ })
    .press("Enter");
  await bench.reader(1).getByRole("article").first().waitFor();
});

test("two quick presses keep a memo once", async () => {
  await app.page.keyboard.press("Control+3");
  await all().getByRole("button", { name: "Write a memo" }).press("Enter");
  await dialog().getByRole("textbox", { name: "Title" }).fill("Once");
  await dialog()
    .getByRole("textbox", { name: "Memo" })
    .evaluate((field) => {
      for (let press = 0; press < 2; press += 1) {
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
      }
    });
  await dialog().waitFor({ state: "detached" });
  await all().getByRole("heading", { name: "Once" }).first().waitFor();
  expect(await all().getByRole("heading", { name: "Once" }).count()).toBe(1);
  await app.page.keyboard.press("Control+z");
  await all().getByRole("heading", { name: "Once" }).waitFor({ state: "detached" });
});

test("memos are exported behind the annotations, as notes are", async () => {
  await app.page.keyboard.press("Control+e");
  const exporting = app.page.getByRole("dialog", { name: "Export" });
  await exporting.getByRole("radio", { name: /Markdown/ }).click({ force: true });
  await exporting.getByRole("textbox", { name: "Folder" }).fill(app.home);
  await exporting.getByRole("textbox", { name: "File name" }).fill("memos.md");
  await exporting.getByRole("button", { name: "Export 3 memos" }).press("Enter");
  await exporting.getByText(/^Saved to /).waitFor();
  const file = readFileSync(path.join(app.home, "memos.md"), "utf8");
  expect(file).toContain("## Memos");
  expect(file).toContain("### Summer of 2024");
  expect(file).toContain("About Violent Disorder (2 Sep 2024)");
  expect(file).toContain("Read the inquiry first.");
});
